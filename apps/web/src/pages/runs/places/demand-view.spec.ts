import { demandFigures, outlookWords, wantedBy } from './demand-view.js'

const demand = { seats: 18, waiting: 4, inApproval: 3, lost: 2 }

it('adds up who wants a place', () =>
  expect(demandFigures({ ...demand, filled: 9_000, wanted: 12_599 }, 20).map(({ value, note }) => [value, note])).toEqual([
    ['18 of 20', '90% of places'], ['4', undefined], ['3', undefined], ['25', '125% of places'], ['2', undefined],
  ]))

it('shows the most wanted first, and those who left not at all', () =>
  expect(wantedBy([{ ...demand, name: 'B', seats: 1, waiting: 0, inApproval: 0 }, { ...demand, name: 'A', seats: 0, waiting: 1, inApproval: 0 }, { ...demand, name: 'C' }], ({ name }) => name)).toEqual([
    { label: 'C', value: 25 }, { label: 'A', value: 1 }, { label: 'B', value: 1 },
  ]))

it('has words for every outlook', () => expect(['reached', 'within_reach', 'at_risk'].map((one) => outlookWords(one, 12)).every((words) => words.includes('12'))).toBe(true))
