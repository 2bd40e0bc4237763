/** What a person's calendar was last told about a session. */
export interface CalendarState {
  readonly sequence: number
  /** Hash of the content then. */
  readonly hash: string
  readonly cancelled: boolean
}

export type CalendarDecision =
  | { readonly send: 'REQUEST' | 'CANCEL'; readonly next: CalendarState }
  | { readonly send: 'nothing' }

/**
 * What to send so that a person's calendar shows the session as it is now: an invitation when it is new, changed or
 * revived; a cancellation once, and only of what was sent; nothing when the calendar is right already. Sequences rise.
 */
export function decideCalendarMessage(before: CalendarState | undefined, now: { readonly hash: string; readonly cancelled: boolean }): CalendarDecision {
  if (now.cancelled) {
    if (before === undefined || before.cancelled) return { send: 'nothing' }
    return { send: 'CANCEL', next: { sequence: before.sequence + 1, hash: now.hash, cancelled: true } }
  }
  if (before === undefined) return { send: 'REQUEST', next: { sequence: 0, hash: now.hash, cancelled: false } }
  if (!before.cancelled && before.hash === now.hash) return { send: 'nothing' }
  return { send: 'REQUEST', next: { sequence: before.sequence + 1, hash: now.hash, cancelled: false } }
}
