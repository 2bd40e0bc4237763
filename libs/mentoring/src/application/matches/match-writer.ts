import { Injectable } from '@nestjs/common'
import { newId } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { MatchWriteQueries } from '../../data/matches/match-writes.queries.js'
import { answerBy, type MatchId, type ProfileId, type Reason, type ScenarioId, type SchemeId, type SchemeSettings } from '../../domain/index.js'

/** A pair to propose. `override`: for a match by hand, the rules that were set aside, and why. */
export interface ProposedPair {
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
  /** From which scenario; null for a match by hand. */
  readonly scenarioId: ScenarioId | null
  readonly source: 'round' | 'by_hand'
  readonly reasons: readonly Reason[]
  readonly override?: object
}

/** Turns pairs into proposals: the only way in which a match comes to be. */
@Injectable()
export class MatchWriter {
  constructor(private readonly writes: MatchWriteQueries) {}

  /**
   * Proposes these pairs, in the order given; each takes a seat of both. The caller has locked the profiles, has checked the hard rules
   * under those locks, and tells the people (`roundPublished` or `matchChanged`). Three statements, whatever the number. Throws where a
   * profile is not of this scheme and side; a seat too many or a pair that is live already breaks a constraint.
   */
  async propose(tx: Tx, ctx: Ctx, scheme: { readonly id: SchemeId; readonly settings: SchemeSettings }, pairs: readonly ProposedPair[]): Promise<MatchId[]> {
    if (pairs.length === 0) return []
    const matches = pairs.map(({ override = null, ...pair }) => ({ ...pair, override, id: newId<MatchId>() }))
    const { blind, answerDays } = scheme.settings
    const made = await this.writes.insert(tx, { id: scheme.id, blind, answerBy: answerBy(ctx.now, answerDays) }, matches, ctx.now)
    if (made !== matches.length) throw new Error('A pair names a profile that is not of this scheme or not of its side')
    await this.writes.moveSeats(tx, matches.flatMap(({ menteeProfileId, mentorProfileId }) => [menteeProfileId, mentorProfileId]), 1, ctx.now)
    await this.writes.addHistory(tx, matches.map(({ id }) => ({ id: newId(), matchId: id, action: 'propose', toState: 'proposed' })), personOf(ctx.actor) ?? null, ctx.now)
    return matches.map(({ id }) => id)
  }
}
