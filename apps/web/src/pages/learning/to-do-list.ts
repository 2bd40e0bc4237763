import { formatDate, pluralise } from '#govuk'
import { pathTo } from '../../http/addresses.js'
import { deadlineWords } from './deadline.js'
import { learningPaths } from './paths.js'
import { asPlainDate, type PlainDate } from './plain-date.js'

export interface ToDoFacts {
  readonly offers: readonly { readonly enrolmentId: string; readonly programmeTitle: string; readonly expiresAt: string | null }[]
  readonly approvalCount: number
  /** Organisations that ask the viewer to join. */
  readonly joinOffers: number
  readonly codes: readonly { readonly sessionId: string; readonly title: string }[]
  readonly assignments: readonly { readonly enrolmentId: string; readonly itemId: string; readonly title: string; readonly runTitle: string; readonly dueOn: string | null; readonly state: string }[]
  readonly teaching: readonly { readonly runId: string; readonly title: string; readonly toMark: number; readonly reportedPosts: number }[]
}

export interface Task {
  readonly title: { readonly text: string }
  readonly hint?: { readonly text: string }
  readonly href: string
  readonly status: { readonly tag: { readonly text: string; readonly classes: string } }
}

const task = (text: string, hint: string, href: string, tag: string, colour: string): Task =>
  ({ title: { text }, ...(hint !== '' && { hint: { text: hint } }), href, status: { tag: { text: tag, classes: colour === '' ? '' : `govuk-tag--${colour}` } } })

/** What waits for the viewer, most pressing first: what can only be done now, what runs out, what others wait for, then work. */
export function toDoList({ offers, approvalCount, joinOffers, codes, assignments, teaching }: ToDoFacts, today: PlainDate): readonly Task[] {
  const work = (enrolmentId: string, itemId: string) => pathTo(learningPaths.assignment, { enrolmentId, itemId })
  return [
    ...codes.map(({ sessionId, title }) => task(`Enter your code for ${title}`, 'Your facilitator reads out the code in the session.', pathTo(learningPaths.session, { id: sessionId }), 'Now', 'green')),
    ...offers.map(({ enrolmentId, programmeTitle, expiresAt }) =>
      task(`Accept or decline your place on ${programmeTitle}`, expiresAt === null ? '' : `Answer ${deadlineWords(new Date(expiresAt))}. After that it goes to somebody else.`, `/offers/${encodeURIComponent(enrolmentId)}`, 'Answer needed', 'orange')),
    ...(approvalCount > 0 ? [task(`Decide on ${pluralise(approvalCount, 'application')} from your colleagues`, '', '/approvals', 'Waiting for you', 'yellow')] : []),
    ...(joinOffers > 0 ? [task(`Answer ${pluralise(joinOffers, 'organisation that asks', 'organisations that ask')} you to join`, '', '/join-offers', 'Waiting for you', 'yellow')] : []),
    ...assignments.map(({ enrolmentId, itemId, title, runTitle, dueOn, state }) => {
      const due = asPlainDate(dueOn)
      const late = due !== undefined && due < today
      const hint = [runTitle, due === undefined ? '' : `${late ? 'was due' : 'due'} by the end of ${formatDate(due)}`].filter((part) => part !== '').join(', ')
      return state === 'returned' ? task(`Work on the feedback on ${title}`, hint, work(enrolmentId, itemId), 'Returned', 'orange')
        : task(`Hand in ${title}`, hint, work(enrolmentId, itemId), late ? 'Overdue' : 'To do', late ? 'red' : '')
    }),
    ...teaching.flatMap(({ runId, title, toMark, reportedPosts }) => [
      ...(reportedPosts > 0 ? [task(`Look at ${pluralise(reportedPosts, 'reported post')}`, title, `/runs/${encodeURIComponent(runId)}/space/reports`, 'Waiting for you', 'yellow')] : []),
      ...(toMark > 0 ? [task(`Mark ${pluralise(toMark, 'assignment')}`, title, `/runs/${encodeURIComponent(runId)}/work`, 'Waiting for you', 'yellow')] : []),
    ]),
  ]
}
