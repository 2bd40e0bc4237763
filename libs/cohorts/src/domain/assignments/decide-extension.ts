import { err, ok, type PlainDate, type Result } from '#kernel'
import type { SubmissionState } from './submission-states.js'

export type ExtensionRefusal =
  | { readonly code: 'NO_DUE_DATE' }
  | { readonly code: 'ALREADY_SUBMITTED' }
  | { readonly code: 'EXTENSION_NOT_LATER'; readonly due: PlainDate }
  | { readonly code: 'EXTENSION_AFTER_RUN'; readonly endsOn: PlainDate }
  | { readonly code: 'REASON_REQUIRED' }

/** More time for one learner, as an adjustment: the reason is read by those who may read adjustments and by nobody else. */
export function decideExtension(facts: {
  readonly state: SubmissionState
  readonly due: PlainDate | undefined
  readonly extendTo: PlainDate
  readonly runEndsOn: PlainDate
  readonly reason: string
}): Result<undefined, ExtensionRefusal> {
  if (facts.due === undefined) return err({ code: 'NO_DUE_DATE' })
  if (facts.state !== 'not_submitted') return err({ code: 'ALREADY_SUBMITTED' })
  if (facts.extendTo <= facts.due) return err({ code: 'EXTENSION_NOT_LATER', due: facts.due })
  if (facts.extendTo > facts.runEndsOn) return err({ code: 'EXTENSION_AFTER_RUN', endsOn: facts.runEndsOn })
  return facts.reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : ok(undefined)
}
