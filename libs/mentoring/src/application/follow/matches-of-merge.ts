import { Injectable } from '@nestjs/common'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { decideLeft, decideWithdraw, isProposal, type MatchId } from '../../domain/index.js'
import { MatchChanger } from '../matches/match-changer.js'

/** Ends matches of two records with each other. */
@Injectable()
export class MatchesOfMerge {
  constructor(private readonly matches: MatchQueries, private readonly changer: MatchChanger) {}

  /** Of locked live matches, those between the two. */
  async endWithOneself(tx: Tx, ctx: Ctx, ids: readonly MatchId[], people: readonly string[]): Promise<void> {
    for (const id of ids) {
      const match = await this.matches.one(id, tx)
      if (match === undefined || !people.includes(match.menteePersonId) || !people.includes(match.mentorPersonId)) continue
      const outcome = isProposal(match.state) ? decideWithdraw(match, undefined) : decideLeft(match.state, 'mentee')
      if (outcome !== undefined) await this.changer.apply(tx, ctx, match, { ...outcome, first: [] }, { reason: 'same_person' })
    }
  }
}
