import type { ScoredRoundProblem } from '#matching'
import { rulesInWords } from './check-constraints.js'

/** The member of the union that has this code, be it one of several. */
type Found<C, P = ScoredRoundProblem> = P extends { readonly code: infer K } ? (C extends K ? P : never) : never
type Texts = { readonly [C in ScoredRoundProblem['code']]: (found: Found<C>) => string }

const TEXTS: Texts = {
  SCHEME_NOT_VALID: () => 'The weights cannot be used. Make a scenario with whole weights, at least one of them above 0.',
  TOO_MANY_SEEKERS: ({ count, most }) => `There are ${count.toLocaleString('en-GB')} mentees, and one round takes ${most.toLocaleString('en-GB')}. Match them in two schemes.`,
  TOO_MANY_HOSTS: ({ count, most }) => `There are ${count.toLocaleString('en-GB')} mentors, and one round takes ${most.toLocaleString('en-GB')}. Match them in two schemes.`,
  DUPLICATE_ID: () => 'A participant is in the round twice. Open the intake again and freeze the round anew.',
  SEATS_OUT_OF_RANGE: ({ most }) => `A mentor has more seats than the ${most.toLocaleString('en-GB')} that one mentor can have. Lower their number, open the intake again and freeze the round anew.`,
  BONUS_OUT_OF_RANGE: () => 'The bonus for keeping pairs and the priority of those who waited are too much together. Make a scenario with a smaller bonus.',
  KEEP_BONUS_OUT_OF_RANGE: ({ most }) => `The bonus for keeping pairs is too large. Make a scenario with a bonus of ${most.toLocaleString('en-GB')} at most.`,
  FLOOR_OUT_OF_RANGE: () => 'The lowest score cannot be used. Make a scenario with a whole number from 0 to 10,000.',
  KEY_OUT_OF_RANGE: () => 'The number by which the round breaks ties cannot be used. Open the intake again and freeze the round anew.',
  PROFILE_OUT_OF_RANGE: () => 'A profile holds an answer that cannot be scored. Open the intake again, have it corrected and freeze the round anew.',
  DUPLICATE_PREFERENCE: () => 'A profile names the same person twice. Open the intake again, have it corrected and freeze the round anew.',
  PERSON_UNKNOWN: () => 'A locked or forbidden pair names somebody who is not in the round. Make a scenario without that pair.',
  PINNED_PAIR_NOT_ELIGIBLE: ({ rules }) => `A locked pair may not be matched: ${rulesInWords(rules)}. Make a scenario without that lock.`,
  PINNED_TWICE: () => 'A mentee is locked to two mentors. Make a scenario in which each mentee is locked once.',
  PINNED_BEYOND_SEATS: ({ pinned, seats }) => `${pinned} mentees are locked to a mentor with ${seats} ${seats === 1 ? 'seat' : 'seats'}. Make a scenario without some of those locks.`,
}

/** Why a round cannot be solved, in words that say what to do; each once. */
export const solveProblemsInWords = (problems: readonly ScoredRoundProblem[]): string => [...new Set(problems.map((found) => (TEXTS[found.code] as (found: ScoredRoundProblem) => string)(found)))].slice(0, 5).join(' ')
