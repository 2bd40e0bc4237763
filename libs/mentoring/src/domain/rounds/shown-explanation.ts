import type { PairAnswer, PairFacts, PairScore } from '#matching'
import type { ProfileId } from '../ids.js'
import { type ShownRule, shownRules } from './pair-rules.js'
import { publicBreakdown, publicPoints, type ShownPoints } from './public-points.js'

/** A pair with its score, as managers may see it. */
export interface ShownPair {
  readonly menteeProfileId: ProfileId
  readonly mentorProfileId: ProfileId
  /** Basis points of public criteria. */
  readonly points: number
  readonly breakdown: readonly ShownPoints[]
}

/** `PRIVATE_NOT_KEPT`: the two might have been matched, and why they were not had to do with what is private and no longer kept. */
export type ShownAnswer = PairAnswer | 'PRIVATE_NOT_KEPT'

/** Answers that need no scores. */
const WITHOUT_SCORES: readonly PairAnswer[] = ['MATCHED', 'NOT_ELIGIBLE', 'FORBIDDEN', 'SEEKER_PINNED', 'SEATS_PINNED', 'NO_SEATS']

/** Why two people were matched with each other, or why not. */
export interface Explanation {
  readonly answer: ShownAnswer
  readonly rules: readonly ShownRule[]
  /** Basis points that matching them would cost at least; absent where private criteria count. */
  readonly leastLoss: number | null
  /** The two themselves; their score is left out where they are kept apart, since it would say how well a private reason was meant. */
  readonly pair: ShownPair | null
  readonly menteeHas: ShownPair | null
  readonly mentorHas: ShownPair | null
}

const shown = ({ seekerId, hostId, breakdown }: PairScore): ShownPair =>
  ({ menteeProfileId: seekerId as ProfileId, mentorProfileId: hostId as ProfileId, points: publicPoints(breakdown), breakdown: publicBreakdown(breakdown) })

/** The engine's answer without anything private. `kept`: the scores are still those that were solved with. */
export function shownExplanation({ code, rules, loss, pair, seekerHas, hostHas }: { readonly code: PairAnswer } & PairFacts, countsPrivate: boolean, kept = true): Explanation {
  const pooled = shownRules(rules)
  return {
    answer: kept || !countsPrivate || WITHOUT_SCORES.includes(code) ? code : 'PRIVATE_NOT_KEPT', rules: pooled, leastLoss: countsPrivate ? null : loss ?? null, pair: pooled.includes('kept_apart') ? null : shown(pair),
    menteeHas: seekerHas === undefined ? null : shown(seekerHas), mentorHas: hostHas === undefined ? null : shown(hostHas),
  }
}
