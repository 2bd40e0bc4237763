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

/** Why two people were matched with each other, or why not. */
export interface Explanation {
  readonly answer: PairAnswer
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

/** The engine's answer without anything private. */
export function shownExplanation({ code, rules, loss, pair, seekerHas, hostHas }: { readonly code: PairAnswer } & PairFacts, countsPrivate: boolean): Explanation {
  const pooled = shownRules(rules)
  return {
    answer: code, rules: pooled, leastLoss: countsPrivate ? null : loss ?? null, pair: pooled.includes('kept_apart') ? null : shown(pair),
    menteeHas: seekerHas === undefined ? null : shown(seekerHas), mentorHas: hostHas === undefined ? null : shown(hostHas),
  }
}
