import { formatDate, formatDateRange, formatNumber, pluralise } from '#govuk'
import { pathTo } from '../../http/addresses.js'
import { asPlainDate, type PlainDate } from '../learning/plain-date.js'
import { cataloguePaths } from './paths.js'
import { DELIVERY_MODES, wordsFor } from './words.js'

export interface RunFacts {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly deliveryMode: string
  readonly region: string | null
  readonly capacity: number
  readonly taken: number
  readonly waiting: number
  readonly opensOn: string
  readonly closesOn: string
  readonly startsOn: string
  readonly endsOn: string
}

/** Places left and people waiting, in words. */
export function placesWords({ capacity, taken, waiting }: Pick<RunFacts, 'capacity' | 'taken' | 'waiting'>): string {
  const left = Math.max(0, capacity - taken)
  const queue = waiting === 0 ? '' : `, ${pluralise(waiting, 'person', 'people')} on the waiting list`
  return left === 0 ? `All ${formatNumber(capacity)} places are taken${queue}` : `${formatNumber(left)} of ${pluralise(capacity, 'place')} left${queue}`
}

/** Until when, or from when, people can come in. */
export function enrolmentWords({ state, opensOn, closesOn }: Pick<RunFacts, 'state' | 'opensOn' | 'closesOn'>, today: PlainDate): string {
  const [opens, closes] = [asPlainDate(opensOn), asPlainDate(closesOn)]
  if (opens === undefined || closes === undefined) return ''
  if (state === 'open' && today < opens) return `Opens on ${formatDate(opens)}`
  if (state === 'open' && today <= closes) return `Open until the end of ${formatDate(closes)}`
  return state === 'cancelled' ? 'Cancelled' : 'Closed'
}

/** A run as the catalogue shows it. */
export function runView<T extends RunFacts>(run: T, today: PlainDate) {
  const [starts, ends] = [asPlainDate(run.startsOn), asPlainDate(run.endsOn)]
  return {
    ...run,
    href: pathTo(cataloguePaths.run, { id: run.id }),
    dates: starts === undefined || ends === undefined ? '' : formatDateRange(starts, ends),
    delivery: [wordsFor(DELIVERY_MODES, run.deliveryMode), run.region].filter((part) => part !== null && part !== '').join(', '),
    places: placesWords(run),
    enrolment: enrolmentWords(run, today),
  }
}
