import { err, ok, type PlainDate, type Result } from '#kernel'
import type { RunState } from '../run/run-states.js'

export type EntryWindowRefusal =
  | { readonly code: 'RUN_CANCELLED' }
  | { readonly code: 'ENROLMENT_NOT_OPEN'; readonly opensOn: PlainDate }
  | { readonly code: 'ENROLMENT_CLOSED'; readonly closedOn: PlainDate }

export interface EntryWindow {
  readonly state: RunState
  readonly opensOn: PlainDate
  readonly closesOn: PlainDate
  /** Set when the programme manager closed enrolment before its closing date. */
  readonly closedEarlyOn?: PlainDate | undefined
}

/** Enrolment stays open until the end of the closing date itself, whether or not the nightly job has closed the run. */
export function checkEntryWindow({ state, opensOn, closesOn, closedEarlyOn }: EntryWindow, today: PlainDate): Result<undefined, EntryWindowRefusal> {
  if (state === 'cancelled') return err({ code: 'RUN_CANCELLED' })
  if (state === 'draft') return err({ code: 'ENROLMENT_NOT_OPEN', opensOn })
  if (state !== 'open') return err({ code: 'ENROLMENT_CLOSED', closedOn: closedEarlyOn ?? closesOn })
  if (today < opensOn) return err({ code: 'ENROLMENT_NOT_OPEN', opensOn })
  return today > closesOn ? err({ code: 'ENROLMENT_CLOSED', closedOn: closesOn }) : ok(undefined)
}
