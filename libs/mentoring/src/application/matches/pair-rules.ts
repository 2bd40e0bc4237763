import { Injectable } from '@nestjs/common'
import { isId } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import type { Executor, Tx } from '#platform/database'
import { notFound } from '#platform/errors'
import { ProfileQueries, type ProfileRow } from '../../data/profiles/profile.queries.js'
import { SchemeQueries, type SchemeRow } from '../../data/schemes/scheme.queries.js'
import { can, type ProfileId } from '../../domain/index.js'
import { PairChecks } from '../rounds/pair-checks.js'
import { StandingService } from '../standing/standing.service.js'

export interface HandPair {
  readonly schemeId: string
  readonly menteeProfileId: string
  readonly mentorProfileId: string
}

/** Access to a scheme for those who match, its two people, and the rules between them. */
@Injectable()
export class PairRules {
  constructor(
    private readonly schemes: SchemeQueries,
    private readonly profiles: ProfileQueries,
    private readonly checks: PairChecks,
    private readonly standing: StandingService,
  ) {}

  async scheme(ctx: Ctx, id: string): Promise<SchemeRow> {
    const standing = await this.standing.forScheme(ctx, id)
    requireAccess(ctx, can.seeScheme, standing)
    requireAccess(ctx, can.matchByHand, standing)
    return this.fresh(undefined, standing.schemeId)
  }

  async fresh(on: Executor | undefined, id: string): Promise<SchemeRow> {
    const scheme = await this.schemes.one(id, on)
    if (scheme === undefined) throw notFound()
    return scheme
  }

  /** The scheme as it is and stays until the transaction ends. Take it before the two. */
  async held(tx: Tx, id: string): Promise<SchemeRow> {
    const scheme = await this.schemes.hold(tx, id)
    if (scheme === undefined) throw notFound()
    return scheme
  }

  /** The two, of this scheme and each of their side; NOT_FOUND for others. A draft is its person's alone. */
  async two(on: Executor, scheme: SchemeRow, { menteeProfileId, mentorProfileId }: HandPair, tx?: Tx): Promise<readonly [ProfileRow, ProfileRow]> {
    const ids = [menteeProfileId, mentorProfileId].filter(isId)
    const found = tx ? await this.profiles.lockMany(tx, ids) : await this.profiles.byIds(ids, on)
    const of = (id: string, side: string): ProfileRow => {
      const row = found.find((one) => one.id === id.toLowerCase() && one.side === side && one.schemeId === scheme.id && one.state !== 'draft')
      if (row === undefined) throw notFound()
      return row
    }
    return [of(menteeProfileId, 'mentee'), of(mentorProfileId, 'mentor')]
  }

  broken(on: Executor, ctx: Ctx, scheme: SchemeRow, menteeProfileId: ProfileId, mentorProfileId: ProfileId): Promise<readonly string[]> {
    return this.checks.brokenByPair(on, scheme, { menteeProfileId, mentorProfileId }, ctx.now)
  }
}
