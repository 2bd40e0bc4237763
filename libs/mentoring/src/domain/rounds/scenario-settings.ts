import { type Problem, problem, when } from '#kernel'
import { CRITERIA, type CriterionCode, PRIVATE_CRITERIA, type SchemeSettings } from '../schemes/scheme-settings.js'
import { countsPrivate } from './public-points.js'

/** `everyone`: place the most people, then the best total. `worst_off`: then lift the lowest score first. `total`: the best total alone. */
export const OBJECTIVES = ['everyone', 'worst_off', 'total'] as const
export type ScenarioObjective = (typeof OBJECTIVES)[number]

/** How one scenario solves the round. */
export interface ScenarioSettings {
  /** Of all criteria; those of private ones are the scheme's. */
  readonly weights: SchemeSettings['weights']
  readonly objective: ScenarioObjective
  /** Pairs below so many basis points are not made; 0 for none. */
  readonly floor: number
  /** Basis points that speak for keeping a pair of the base scenario. */
  readonly keepBonus: number
}

export const PUBLIC_CRITERIA = CRITERIA.filter((code) => !PRIVATE_CRITERIA.includes(code))
export const MOST_KEEP_BONUS = 10_000
const MOST_WEIGHT = 10_000
const MOST_FLOOR = 10_000

/** What reviewers may set. Weights that are left out are the scheme's. */
export interface ScenarioWish {
  readonly title: string
  readonly weights: Readonly<Partial<Record<CriterionCode, number>>>
  readonly objective: string
  readonly floor: number
  readonly keepBonus: number
  readonly hasBase: boolean
}

/** The weights of a scenario: those wished for over the scheme's. */
export const weightsOf = (scheme: SchemeSettings['weights'], wished: ScenarioWish['weights']): SchemeSettings['weights'] => ({ ...scheme, ...wished })

const whole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to

/** Everything that is wrong with what reviewers set, each with its field and the fix. */
export function checkScenarioWish(scheme: SchemeSettings['weights'], wish: ScenarioWish): readonly Problem[] {
  return [
    ...when(wish.title.trim() === '' || wish.title.length > 200, problem('TITLE_LENGTH', 'title', 'Enter a title of 1 to 200 characters, by which you will know this scenario among others.')),
    ...checkWeights(scheme, wish.weights),
    ...when(!(OBJECTIVES as readonly string[]).includes(wish.objective), problem('OBJECTIVE', 'objective', 'Choose what to aim for.')),
    ...when(!whole(wish.floor, 0, MOST_FLOOR), problem('FLOOR', 'floor', 'Enter the lowest score as a whole number from 0 to 10,000.')),
    // Raised step by step, a limit would tell the whole score of every pair.
    ...when(whole(wish.floor, 1, MOST_FLOOR) && countsPrivate(weightsOf(scheme, wish.weights)), problem('FLOOR_IS_PRIVATE', 'floor', 'Leave the lowest score at 0: in this scheme wishes and other private criteria count, and a limit would give them away. Aim for “look after the worst off”, or rule weak pairs out.')),
    ...when(!whole(wish.keepBonus, 0, MOST_KEEP_BONUS), problem('KEEP_BONUS', 'keepBonus', 'Enter the bonus for keeping pairs as a whole number from 0 to 10,000.')),
    ...when(wish.keepBonus > 0 && !wish.hasBase, problem('KEEP_BONUS_NEEDS_BASE', 'keepBonus', 'Choose the scenario whose pairs to keep, or set the bonus to 0.')),
  ]
}

/**
 * Private criteria keep the scheme's weights, and weigh no more than the public ones: somebody who could weigh one of them alone could read from the
 * scores what its people told nobody.
 */
function checkWeights(scheme: SchemeSettings['weights'], wished: ScenarioWish['weights']): readonly Problem[] {
  const wrong = CRITERIA.filter((code) => wished[code] !== undefined && !whole(wished[code], 0, MOST_WEIGHT))
  if (wrong.length > 0) return wrong.map((code) => problem('WEIGHT', `weights.${code}`, 'Enter a weight that is a whole number from 0 to 10,000.'))
  const fixed = PRIVATE_CRITERIA.filter((code) => wished[code] !== undefined && wished[code] !== scheme[code])
  if (fixed.length > 0) return fixed.map((code) => problem('WEIGHT_IS_PRIVATE', `weights.${code}`, 'Leave this weight out: what people keep to themselves weighs as much as the scheme says.'))
  const weights = weightsOf(scheme, wished)
  const sum = (codes: readonly CriterionCode[]): number => codes.reduce((total, code) => total + weights[code], 0)
  if (sum(CRITERIA) === 0) return [problem('NO_WEIGHT', 'weights', 'Give at least one criterion a weight above 0.')]
  const [open, hidden] = [sum(PUBLIC_CRITERIA), sum(PRIVATE_CRITERIA)]
  return when(hidden > open, problem('PRIVATE_TOO_HEAVY', 'weights',
    `Give these criteria ${hidden} or more together: what people keep to themselves weighs ${hidden}, and the other criteria have to weigh as much at least, so that scores give nothing away.`))
}
