import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { asId, type PersonId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MilestoneClaimQueries } from '../../data/evidence/milestone-claim.queries.js'
import { MilestoneMergeQueries } from '../../data/evidence/milestone-merge.queries.js'
import { chooseKept, LIVE_CLAIM_STATES } from '../../domain/index.js'
import { followDirectory } from '../follow/follow-policy.js'
import { CandidateFinder } from './candidate-finder.service.js'
import { ClaimWriter } from './claim-writer.js'

const SECOND = 'Two records turned out to be one person, who counts once for a target. The claim that was verified first is kept.'
const NOT_INDEPENDENT = 'Whoever verified it turned out to be the person who made the claim or whom it is about. Somebody else has to verify it.'

/** Follows the directory when two records turn out to be one person: nobody counts twice, and nobody has verified their own. */
@Injectable()
export class MilestoneMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleService,
    private readonly rows: MilestoneMergeQueries,
    private readonly claims: MilestoneClaimQueries,
    private readonly writer: ClaimWriter,
    private readonly finder: CandidateFinder,
  ) {}

  /** Done again it finds nothing. */
  async merge(ctx: Ctx, fromId: string, mergedIntoId: string): Promise<void> {
    requireAccess(ctx, followDirectory, undefined)
    // Merges may be heard of out of their order: what is handed on goes to the record that lives.
    const intoId = (await this.people.currentId(mergedIntoId)) ?? asId<PersonId>(mergedIntoId)
    if (intoId === fromId) return
    await this.uow.run(async (tx) => {
      const both = [fromId, intoId] as readonly (string | null)[]
      const named = await this.rows.naming(tx, fromId, intoId)
      const live = named.filter(({ personId, state }) => both.includes(personId) && LIVE_CLAIM_STATES.includes(state))
      const second = new Set([...Map.groupBy(live, ({ targetId }) => targetId).values()].flatMap((ofTarget) => ofTarget.filter((one) => one !== chooseKept(ofTarget))))
      for (const { id } of second) {
        const claim = await this.claims.one(id, tx)
        if (claim !== undefined) await this.writer.step(tx, ctx, claim, 'supersede', SECOND)
      }
      for (const one of named) {
        const own = both.includes(one.decidedById) && (both.includes(one.personId) || both.includes(one.claimedById))
        const claim = own && one.state === 'verified' && !second.has(one) ? await this.claims.one(one.id, tx) : undefined
        if (claim !== undefined) await this.writer.step(tx, ctx, claim, 'reopen', NOT_INDEPENDENT)
      }
      await this.rows.handOn(tx, fromId, intoId)
    })
    await this.finder.find(ctx, [intoId])
  }
}
