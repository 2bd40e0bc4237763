import { type PlainDate, type Problem, problem, when } from '#kernel'
import { type Breakdown, BREAKDOWNS, type Direction, DIRECTIONS, type Unit } from '../indicators/units.js'
import { type Checkpoint, type RagRule, RAG_RULES } from './rag.js'
import type { TargetAdaptation, TargetContent } from './target-content.js'

export const MOST_TARGETS = 50
export const MOST_CHECKPOINTS = 20
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
/** Beyond this a floating-point number no longer holds every whole number that people write. */
const LARGEST = 1_000_000_000

/** What is known of the indicator version that a target names; undefined where there is none. */
export interface IndicatorFacts {
  readonly unit: Unit
  readonly direction: Direction
  readonly breakdowns: readonly Breakdown[]
}

/** The short name of a target in addresses. */
export const checkCode = (code: string): readonly Problem[] =>
  when(!CODE.test(code) || code.length > 60, problem('CODE_MALFORMED', 'code', 'Write a short name in lower-case letters and numbers with hyphens between words, such as chief-executives, at most 60 characters.'))

/** Everything that is wrong with a target of the plan's own. */
export function checkTarget(target: TargetContent, indicator: IndicatorFacts | undefined): readonly Problem[] {
  return [
    ...when(target.title.trim() === '' || target.title.length > 200, problem('TITLE_LENGTH', 'title', 'Enter a title of 1 to 200 characters.')),
    ...when(target.narrative.trim() === '' || target.narrative.length > 5_000, problem('NARRATIVE_LENGTH', 'narrative', 'Say in 1 to 5,000 characters what the target is for and how it will be reached.')),
    ...(indicator === undefined ? [problem('INDICATOR_UNKNOWN', 'indicatorVersionId', 'Choose an indicator that exists.')] : checkAgainstIndicator(target, indicator)),
    ...checkDates(target.baselineOn, target.dueOn),
    ...checkValues(target, indicator?.unit),
    ...checkRag(target.rag, target.checkpoints),
    ...checkCheckpoints(target.checkpoints, target.baselineOn, target.dueOn),
  ]
}

/** Everything that is wrong with what a derived plan has otherwise than its parent. `parent` is the target there. */
export function checkAdaptation(adapted: TargetAdaptation, reason: string, parent: TargetContent, indicator: IndicatorFacts): readonly Problem[] {
  const content: TargetContent = {
    ...parent,
    targetValue: adapted.targetValue ?? parent.targetValue, dueOn: adapted.dueOn ?? parent.dueOn, baselineValue: adapted.baselineValue ?? parent.baselineValue, baselineOn: adapted.baselineOn ?? parent.baselineOn,
    checkpoints: adapted.checkpoints ?? parent.checkpoints.filter(({ on }) => on > (adapted.baselineOn ?? parent.baselineOn) && on <= (adapted.dueOn ?? parent.dueOn)),
  }
  return [
    ...checkReason(reason),
    ...when(Object.values(adapted).every((value) => value === null), problem('NOTHING_ADAPTED', 'targetValue', 'Enter a value, a date or a baseline of your own, or adopt the target as it is.')),
    ...checkTarget(content, indicator),
  ]
}

/** Why a target is adapted or left out. */
export const checkReason = (reason: string): readonly Problem[] =>
  when(reason.trim() === '' || reason.length > 2_000, problem('REASON_LENGTH', 'reason', 'Say why in 1 to 2,000 characters: readers of your plan will see it.'))

function checkAgainstIndicator({ direction, breakdowns }: TargetContent, indicator: IndicatorFacts): readonly Problem[] {
  const strange = breakdowns.filter((one) => !indicator.breakdowns.includes(one))
  return [
    ...when(!DIRECTIONS.includes(direction), problem('DIRECTION', 'direction', 'Choose whether the target is at least or at most the value.')),
    ...when(DIRECTIONS.includes(direction) && direction !== indicator.direction, problem('DIRECTION_OF_INDICATOR', 'direction', `This indicator is better when it is ${indicator.direction === 'at_least' ? 'higher: choose at least' : 'lower: choose at most'}.`)),
    ...when(strange.length > 0 || new Set(breakdowns).size < breakdowns.length || breakdowns.some((one) => !BREAKDOWNS.includes(one)), problem('BREAKDOWN_UNKNOWN', 'breakdowns', indicator.breakdowns.length === 0 ? 'This indicator cannot be broken down. Choose no breakdown.' : `Choose each breakdown once, from those that this indicator has: ${indicator.breakdowns.join(', ').replaceAll('_', ' ')}.`)),
  ]
}

const checkDates = (baselineOn: PlainDate, dueOn: PlainDate): readonly Problem[] =>
  when(dueOn <= baselineOn, problem('DUE_BEFORE_BASELINE', 'dueOn', 'Enter a due date after the baseline date.'))

function checkValues({ direction, baselineValue, targetValue }: TargetContent, unit: Unit | undefined): readonly Problem[] {
  return [
    ...checkValue(targetValue, 'targetValue', 'target', unit),
    ...(baselineValue === null ? [] : checkValue(baselineValue, 'baselineValue', 'baseline', unit)),
    ...when(baselineValue !== null && (direction === 'at_least' ? targetValue <= baselineValue : targetValue >= baselineValue), problem('NO_WAY_TO_GO', 'targetValue', `The target has to be ${direction === 'at_least' ? 'above' : 'below'} the baseline. Change the value, or whether it is at least or at most.`)),
  ]
}

function checkValue(value: number, field: string, what: string, unit: Unit | undefined): readonly Problem[] {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST) return [problem('VALUE', field, `Enter the ${what} as a number.`)]
  if (unit === 'count') return when(!Number.isInteger(value) || value < 0, problem('VALUE_NOT_WHOLE', field, `This indicator counts: enter the ${what} as a whole number, 0 or more.`))
  return when(unit === 'percent' && (value < 0 || value > 100), problem('VALUE_NOT_PERCENT', field, `Enter the ${what} as a percentage from 0 to 100.`))
}

function checkRag(rag: RagRule, checkpoints: readonly Checkpoint[]): readonly Problem[] {
  if (!RAG_RULES.includes(rag.rule)) return [problem('RAG_RULE', 'rag.rule', 'Choose how red, amber and green are decided.')]
  if (rag.rule === 'checkpoints') return when(checkpoints.every(({ value }) => value === null), problem('RAG_NEEDS_CHECKPOINTS', 'rag.rule', 'Add at least one interim milestone with a value, or choose the straight line.'))
  return when(!(rag.tolerancePercent >= 0 && rag.tolerancePercent <= 100), problem('RAG_TOLERANCE', 'rag.tolerancePercent', 'Enter a tolerance from 0 to 100 %.'))
}

function checkCheckpoints(checkpoints: readonly Checkpoint[], baselineOn: PlainDate, dueOn: PlainDate): readonly Problem[] {
  if (checkpoints.length > MOST_CHECKPOINTS) return [problem('TOO_MANY_CHECKPOINTS', 'checkpoints', `Set at most ${MOST_CHECKPOINTS} interim milestones.`)]
  return checkpoints.flatMap(({ on, value, event, who }, n) => [
    ...when(on <= baselineOn || on > dueOn, problem('CHECKPOINT_DATE', `checkpoints.${n}.on`, 'Enter a date after the baseline date and not after the due date.')),
    ...when(n > 0 && on <= (checkpoints[n - 1]?.on ?? on), problem('CHECKPOINT_ORDER', `checkpoints.${n}.on`, 'Enter interim milestones in the order of their dates, one a day.')),
    ...when((value === null) === (event === null || event.trim() === ''), problem('CHECKPOINT_CONTENT', `checkpoints.${n}.value`, 'Enter the value that is expected by then, or the event: one of the two.')),
    ...when(value !== null && !Number.isFinite(value), problem('VALUE', `checkpoints.${n}.value`, 'Enter the expected value as a number.')),
    ...when((event ?? '').length > 300, problem('CHECKPOINT_EVENT_LENGTH', `checkpoints.${n}.event`, 'Describe the event in at most 300 characters.')),
    ...when(who.trim() === '' || who.length > 200, problem('CHECKPOINT_WHO', `checkpoints.${n}.who`, 'Say in 1 to 200 characters who sees to it.')),
  ])
}
