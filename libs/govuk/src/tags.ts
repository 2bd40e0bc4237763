import { isTextKey, langOf, textOf, type Locale } from './text/translate.js'
import { sentenceCase } from './words.js'

type Colour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

/**
 * One meaning for a colour everywhere: grey nothing yet or over, yellow waits for someone, blue under way,
 * green good, orange needs attention, red stopped. The words carry the meaning; the colour only helps.
 */
const colours: Readonly<Record<string, Colour>> = {
  'enrolment.applied': 'yellow', 'enrolment.manager_approved': 'yellow', 'enrolment.waitlisted': 'purple',
  'enrolment.offered': 'orange', 'enrolment.accepted': 'blue', 'enrolment.active': 'blue', 'enrolment.completed': 'green',
  'enrolment.rejected': 'red', 'enrolment.expired': 'red',
  'run.open': 'green', 'run.closed': 'yellow', 'run.in_progress': 'blue', 'run.completed': 'teal', 'run.cancelled': 'red',
  'session.scheduled': 'blue', 'session.rescheduled': 'orange', 'session.held': 'green', 'session.cancelled': 'red',
  'attendance.attended': 'green', 'attendance.partial': 'yellow', 'attendance.absent': 'red',
  'assignment.submitted': 'blue', 'assignment.returned': 'orange', 'assignment.accepted': 'green', 'assignment.resubmitted': 'blue', 'assignment.passed': 'green', 'assignment.not_passed': 'red', 'assignment.overdue': 'red',
  'import.running': 'blue', 'import.completed': 'green', 'import.failed': 'red',
}

export interface Tag {
  readonly text: string
  readonly classes: string
  /** Its language, where that is not the English of the page around it. */
  readonly attributes?: { readonly lang: Locale }
}

/** The tag of a state: `stateTag('enrolment', 'WAITLISTED')`. A state without words of its own is spelt out, in grey. */
export function stateTag(kind: string, state: string, locale: Locale = 'en'): Tag {
  const key = `${kind}.${state.toLowerCase()}`
  const colour = colours[key] ?? 'grey'
  const lang = isTextKey(key) ? langOf(locale, key) : 'en'
  return { text: isTextKey(key) ? textOf(locale, key) : sentenceCase(state), classes: colour === 'blue' ? '' : `govuk-tag--${colour}`, ...(lang !== 'en' && { attributes: { lang } }) }
}

/** States that have a colour: a test holds them against the texts. */
export const colouredStates = Object.keys(colours)
