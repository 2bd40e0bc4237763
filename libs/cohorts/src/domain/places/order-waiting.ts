import type { WaitingEntry, WaitingPolicy } from './place-types.js'

type Compare = (a: WaitingEntry, b: WaitingEntry) => number

const byQueue: Compare = (a, b) => a.queueNumber - b.queueNumber || (a.enrolmentId < b.enrolmentId ? -1 : a.enrolmentId > b.enrolmentId ? 1 : 0)

const COMPARE: Readonly<Record<WaitingPolicy, Compare>> = {
  first_come: byQueue,
  priority_score: (a, b) => (b.priorityScore ?? 0) - (a.priorityScore ?? 0) || byQueue(a, b),
  manual: (a, b) => rankOf(a) - rankOf(b) || byQueue(a, b),
}

/** Whoever was not given a rank comes after all who were; a large number, not Infinity, so that two of them subtract to 0. */
const rankOf = (entry: WaitingEntry): number => entry.manualRank ?? Number.MAX_SAFE_INTEGER

/** The queue in the order of the policy; equal ones by queue number. Does not change its input. */
export const orderWaiting = (waiting: readonly WaitingEntry[], policy: WaitingPolicy): readonly WaitingEntry[] =>
  [...waiting].sort(COMPARE[policy])
