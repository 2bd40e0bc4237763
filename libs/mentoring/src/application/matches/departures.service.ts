import { Injectable } from '@nestjs/common'
import { MembershipsService } from '#directory'
import { asId, londonDate, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { ProfileQueries } from '../../data/profiles/profile.queries.js'
import { decideLeft, decideWithdraw, isProposal, LEFT, type MatchId, type Side } from '../../domain/index.js'
import { MatchChanger } from './match-changer.js'

/** What becomes of live matches when somebody leaves: their profile is paused or withdrawn, or they no longer belong to the organisation. */
@Injectable()
export class DeparturesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MatchQueries,
    private readonly profiles: ProfileQueries,
    private readonly memberships: MembershipsService,
    private readonly changer: MatchChanger,
  ) {}

  /** A paused profile takes back its proposals; a withdrawn one ends its relationships as well. By the profile as it is now, not as the event had it. */
  async profileChanged(ctx: Ctx, profileId: string): Promise<void> {
    const [profile] = await this.profiles.byIds([profileId])
    if (profile?.state !== 'paused' && profile?.state !== 'withdrawn') return
    for (const { id, side } of await this.queries.liveOf(profileId)) await this.leave(ctx, id, side, profile.state === 'withdrawn')
  }

  /**
   * Who no longer belongs to the organisation for which they take part is not held to proposals made for it, because the rules were
   * checked for that organisation. Who belongs to none at all has left the sector: their relationships end.
   */
  async membershipChanged(ctx: Ctx, personId: string): Promise<void> {
    const live = await this.queries.liveOfPerson(personId)
    if (live.length === 0) return
    const roles = await this.memberships.rolesOf(asId<PersonId>(personId), londonDate(ctx.now))
    const belongs = new Set(roles.map(({ organisationId }) => organisationId))
    for (const { id, side, organisationId } of live) if (!belongs.has(organisationId)) await this.leave(ctx, id, side, belongs.size === 0)
  }

  private leave(ctx: Ctx, id: MatchId, gone: Side, forGood: boolean): Promise<void> {
    return this.uow.run(async (tx) => {
      const match = await this.queries.lock(tx, id)
      if (match === undefined) return
      const outcome = isProposal(match.state) ? decideWithdraw(match, gone) : forGood ? decideLeft(match.state, gone) : undefined
      if (outcome !== undefined) await this.changer.apply(tx, ctx, match, outcome, { side: gone, reason: LEFT })
    })
  }
}
