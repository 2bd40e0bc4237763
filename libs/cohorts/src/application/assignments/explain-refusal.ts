import { assertNever } from '#kernel'
import type { UserError } from '#platform/errors'
import type { DueDateRefusal, ExtensionRefusal, SubmissionRefusal } from '../../domain/index.js'

type Refusal = SubmissionRefusal | ExtensionRefusal | DueDateRefusal

const say = (code: string, field: string, message: string): readonly UserError[] => [{ code, field, message }]

/** A refusal in words for the person who asked. */
export function explainRefusal(refusal: Refusal): readonly UserError[] {
  switch (refusal.code) {
    case 'NOT_LEARNING': return say(refusal.code, '', 'Only learners with a place on the run hand in work.')
    case 'ITEM_LOCKED': return say(refusal.code, '', 'Something that comes before this assignment is not done yet. Do that first.')
    case 'SUBMISSION_EMPTY': return say(refusal.code, 'text', 'Write something or add a file.')
    case 'NO_RESUBMISSION_LEFT': return say(refusal.code, '', `This work may be handed in again ${refusal.allowed} times at most, and has been. It is a pass or not a pass now.`)
    case 'FEEDBACK_REQUIRED': return say(refusal.code, 'feedback', 'Tell the learner what is missing.')
    case 'OWN_WORK': return say(refusal.code, '', 'Nobody marks their own work. Ask another facilitator.')
    case 'TRANSITION_NOT_ALLOWED': return say(refusal.code, '', `The work is “${refusal.from.replaceAll('_', ' ')}” now, so this cannot be done. Look at it again.`)
    case 'NO_DUE_DATE': return say(refusal.code, 'extendTo', 'This assignment has no due date, so there is nothing to extend.')
    case 'ALREADY_SUBMITTED': return say(refusal.code, 'extendTo', 'The work is handed in already.')
    case 'EXTENSION_NOT_LATER': return say(refusal.code, 'extendTo', `Choose a date after ${refusal.due}, when the work is due now.`)
    case 'EXTENSION_AFTER_RUN': return say(refusal.code, 'extendTo', `Choose a date up to ${refusal.endsOn}, when the run ends.`)
    case 'REASON_REQUIRED': return say(refusal.code, 'reason', 'Say why. Only the learner and the programme manager can read it.')
    case 'DUE_OUTSIDE_RUN': return say(refusal.code, 'dueOn', `Choose a date from ${refusal.startsOn} to ${refusal.endsOn}, while the run lasts.`)
    case 'DUE_IN_THE_PAST': return say(refusal.code, 'dueOn', 'Choose today or a later date.')
    default: return assertNever(refusal)
  }
}
