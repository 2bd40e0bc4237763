import { asPlainDate, type PlainDate } from '../learning/plain-date.js'
import { enrolmentWords, placesWords, runView } from './run-view.js'

const day = (text: string) => asPlainDate(text) as PlainDate
const run = {
  id: 'r', title: 'Spring', state: 'open', deliveryMode: 'hybrid', region: 'London', capacity: 20, taken: 18, waiting: 0,
  opensOn: '2026-05-01', closesOn: '2026-06-30', startsOn: '2026-09-01', endsOn: '2026-12-10',
}

describe('a run in words', () => {
  it.each([
    [{}, '2 of 20 places left'], [{ taken: 20, waiting: 1 }, 'All 20 places are taken, 1 person on the waiting list'],
    [{ taken: 19, waiting: 3 }, '1 of 20 places left, 3 people on the waiting list'], [{ taken: 21 }, 'All 20 places are taken'],
  ])('%j: %s', (change, words) => expect(placesWords({ ...run, ...change })).toBe(words))
  it.each([
    ['open', '2026-04-30', 'Opens on 1 May 2026'], ['open', '2026-06-30', 'Open until the end of 30 June 2026'], ['open', '2026-07-01', 'Closed'],
    ['closed', '2026-06-01', 'Closed'], ['cancelled', '2026-06-01', 'Cancelled'],
  ])('%s on %s: %s', (state, today, words) => expect(enrolmentWords({ ...run, state }, day(today))).toBe(words))
  it('names dates, delivery and its own page', () =>
    expect(runView(run, day('2026-06-01'))).toMatchObject({ dates: '1 September to 10 December 2026', delivery: 'In person and online, London', href: '/runs/r' }))
})
