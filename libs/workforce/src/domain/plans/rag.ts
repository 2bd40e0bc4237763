import { daysBetween, type PlainDate } from '#kernel'
import type { Direction } from '../indicators/units.js'

/**
 * How a target's standing is coloured. `linear`: a straight line from the baseline to the target; behind it by at most
 * `tolerancePercent` of the remaining way is amber. `checkpoints`: the last interim value that was due; missed, but not below the one
 * before it, is amber.
 */
export type RagRule = { readonly rule: 'linear'; readonly tolerancePercent: number } | { readonly rule: 'checkpoints' }
export const RAG_RULES = ['linear', 'checkpoints'] as const

export const RAGS = ['red', 'amber', 'green'] as const
export type Rag = (typeof RAGS)[number]

/** An interim milestone: a value that is expected or an event, by a day, and who sees to it. */
export interface Checkpoint {
  readonly on: PlainDate
  readonly value: number | null
  readonly event: string | null
  readonly who: string
}

/** What a path is made of. */
export interface TargetPath {
  readonly direction: Direction
  readonly baselineValue: number | null
  readonly baselineOn: PlainDate
  readonly targetValue: number
  readonly dueOn: PlainDate
  readonly rag: RagRule
  readonly checkpoints: readonly Checkpoint[]
}

/** The line's value on a day, in the target's unit: the baseline before it, the target from its due date on. Null where no baseline is known. */
export function lineOn({ baselineValue, baselineOn, targetValue, dueOn }: TargetPath, on: PlainDate): number | null {
  if (on >= dueOn) return targetValue
  if (baselineValue === null) return null
  if (on <= baselineOn) return baselineValue
  return baselineValue + (targetValue - baselineValue) * (daysBetween(baselineOn, on) / daysBetween(baselineOn, dueOn))
}

/** What should be reached on a day under the target's own rule. Null where nothing is due yet that can be compared. */
export function expectedOn(path: TargetPath, on: PlainDate): number | null {
  return path.rag.rule === 'linear' ? lineOn(path, on) : (stepsDue(path, on).at(-1) ?? null)
}

/** Red, amber or green on a day under the target's rule; null when there is no value or nothing to compare it with. */
export function judgeRag(path: TargetPath, value: number | null, on: PlainDate): Rag | null {
  const expected = expectedOn(path, on)
  if (value === null || expected === null) return null
  const ahead = (one: number, other: number): boolean => (path.direction === 'at_least' ? one >= other : one <= other)
  if (ahead(value, expected) || ahead(value, path.targetValue)) return 'green'
  if (path.rag.rule === 'checkpoints') {
    const before = stepsDue(path, on).at(-2)
    return before !== undefined && ahead(value, before) ? 'amber' : 'red'
  }
  // From the due date on the whole remaining way is missing, whatever the tolerance.
  if (on >= path.dueOn) return 'red'
  return Math.abs(expected - value) <= (path.rag.tolerancePercent / 100) * Math.abs(path.targetValue - value) ? 'amber' : 'red'
}

/** Baseline, interim values and target as far as they are due, in order. */
function stepsDue({ baselineValue, baselineOn, targetValue, dueOn, checkpoints }: TargetPath, on: PlainDate): readonly number[] {
  const steps = [
    ...(baselineValue === null ? [] : [{ on: baselineOn, value: baselineValue }]),
    ...checkpoints.flatMap(({ on: day, value }) => (value === null ? [] : [{ on: day, value }])),
    { on: dueOn, value: targetValue },
  ]
  return steps.filter((step) => step.on <= on).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ value }) => value)
}

/** The rule in words, for pages and reports. */
export function explainRag(rule: RagRule): string {
  if (rule.rule === 'checkpoints') return 'Green when the last interim value that was due is reached, amber when it is missed but the one before it is held, red otherwise.'
  return `Green on or ahead of the straight line from the baseline to the target, amber when behind it by at most ${rule.tolerancePercent} % of the way that remains, red otherwise.`
}

/** Interim milestones in a line, for the list of what a version changed. */
export const asCheckpoints = (value: unknown): string =>
  (value as readonly Checkpoint[]).map(({ on, value: expected, event, who }) => `${on}: ${expected ?? event ?? ''} (${who})`).join('; ')
