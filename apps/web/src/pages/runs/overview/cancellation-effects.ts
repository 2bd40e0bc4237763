import { formatDate, listInWords, pluralise } from '#govuk'
import type { PlainDate } from '#kernel'

export interface CancellationFacts {
  readonly runId: string
  readonly demand: { readonly seats: number; readonly waiting: number; readonly inApproval: number }
  readonly sessions: readonly { readonly state: string }[]
  readonly others: readonly { readonly id: string; readonly title: string; readonly state: string; readonly startsOn: string; readonly capacity: number; readonly taken: number }[]
}

/** What cancelling a run will do, in sentences: to people, to sessions, and where they may go instead. */
export function cancellationEffects({ demand, others, runId, sessions }: CancellationFacts): readonly string[] {
  const people = demand.seats + demand.waiting + demand.inApproval
  const upcoming = sessions.filter(({ state }) => state === 'scheduled' || state === 'rescheduled').length
  const open = others.filter((run) => run.id !== runId && (run.state === 'open' || run.state === 'closed'))
  const words = open.map((run) => `“${run.title}” (starts ${formatDate(run.startsOn as PlainDate)}, ${pluralise(Math.max(0, run.capacity - run.taken), 'place')} free)`)
  return [
    people === 0 ? 'Nobody is in this run, so nobody has to be told.'
      : `${pluralise(people, 'person', 'people')} will be told, with your reason: ${demand.seats} with a place, ${demand.waiting} on the waiting list and ${demand.inApproval} awaiting approval.`,
    ...(people === 0 ? [] : ['Each of them keeps a claim to a later run of the programme.']),
    ...(upcoming === 0 ? [] : [`${pluralise(upcoming, 'session')} will be cancelled and taken out of people’s calendars.`]),
    ...(people === 0 ? [] : [words.length === 0 ? 'There is no other run to offer people a place in now.' : `Those who held a place are offered one, as far as there is room, in ${listInWords(words, 'or')}.`]),
  ]
}
