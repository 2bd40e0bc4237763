import { SCHEME_RULE_CODES, type ShownRule, shownRules } from './pair-rules.js'

/** How many of the other side a rule removed. Somebody may be counted under several. */
export interface Removal {
  readonly rule: ShownRule
  readonly count: number
}

/** Counts by rule with everything private under `kept_apart`, the most first. */
export function poolRemovals(removedBy: Readonly<Record<string, number>>): readonly Removal[] {
  const pooled = new Map<ShownRule, number>()
  for (const [code, count] of Object.entries(removedBy)) {
    const [rule] = shownRules([code])
    if (rule !== undefined && count > 0) pooled.set(rule, (pooled.get(rule) ?? 0) + count)
  }
  const order: readonly string[] = [...SCHEME_RULE_CODES, 'kept_apart']
  return [...pooled].map(([rule, count]) => ({ rule, count })).sort((a, b) => b.count - a.count || order.indexOf(a.rule) - order.indexOf(b.rule))
}
