import { err, ok, type Result } from './result.js'

/** A state machine as data: for each state, the actions it allows and where each leads. */
export type TransitionTable<S extends string, A extends string> = Readonly<Record<S, Readonly<Partial<Record<A, S>>>>>

export interface TransitionRefused<S extends string, A extends string> {
  readonly code: 'TRANSITION_NOT_ALLOWED'
  readonly from: S
  readonly action: A
  /** What could be done instead, for the message to the user. */
  readonly allowed: readonly A[]
}

/** Where `action` leads from `from`, or why it leads nowhere. The only place that reads a transition table. */
export function transition<S extends string, A extends string>(
  table: TransitionTable<S, A>,
  from: S,
  action: A,
): Result<S, TransitionRefused<S, A>> {
  const to = table[from][action]
  if (to !== undefined) return ok(to)
  return err({ code: 'TRANSITION_NOT_ALLOWED', from, action, allowed: Object.keys(table[from]) as A[] })
}
