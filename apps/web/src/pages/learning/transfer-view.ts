import { formatDate, pluralise } from '#govuk'
import { asPlainDate } from './plain-date.js'

interface Wish {
  readonly state: string
  readonly answer: string | null
  readonly newEnrolmentId: string | null
  readonly toRun: { readonly title: string } | null
}

/** How a request to go on in another run stands, for the learner; nothing to say of one that they took back. */
export function transferWords(request: Wish | null): { readonly title: string; readonly text?: string; readonly canWithdraw: boolean; readonly newEnrolmentId?: string } | undefined {
  if (request === null) return undefined
  const run = request.toRun?.title ?? 'another run'
  switch (request.state) {
    case 'open': return { title: `You have asked to move to ${run}`, text: 'Those who run the programme have not answered yet. You keep your place until they do.', canWithdraw: true }
    case 'accepted': return { title: `You have moved to ${run}`, canWithdraw: false, ...(request.newEnrolmentId !== null && { newEnrolmentId: request.newEnrolmentId }) }
    case 'declined': return { title: `Your request to move to ${run} was declined`, ...(request.answer !== null && { text: request.answer }), canWithdraw: false }
    default: return undefined
  }
}

interface OtherRun {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly startsOn: string
  readonly capacity: number
  readonly taken: number
  readonly waiting: number
}

/** The runs for which a learner can ask, as choices: those to which places are given and that are not their own. */
export const runChoices = (runs: readonly OtherRun[], ownRunId: string) =>
  runs.filter(({ id, state }) => id !== ownRunId && (state === 'open' || state === 'closed')).map(({ capacity, id, startsOn, taken, title, waiting }) => {
    const starts = asPlainDate(startsOn)
    const places = taken < capacity ? `${pluralise(capacity - taken, 'place')} free now` : `Full now, ${pluralise(waiting, 'person', 'people')} waiting`
    return { value: id, text: title, hint: { text: `${starts === undefined ? '' : `Starts ${formatDate(starts)}. `}${places}.` } }
  })
