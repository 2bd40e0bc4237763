import { plainDate, quarter } from '#kernel'
import { booksOfReturns, countedOn, type ReturnFacts, type ReturnsTruth } from './returns-books.js'

const [Q4, Q1] = [quarter('2025-Q4'), quarter('2026-Q1')]
const returned = (submittedOn: string, female: number, male: number) => ({ submittedOn: plainDate(submittedOn), headcount: female + male + 1, answers: new Map([['sex', new Map([['female', female], ['male', male], ['not_known', 1]])]]) })
const truth: ReturnsTruth = new Map([
  [Q4, new Map([['a', [returned('2026-01-10', 20, 60), returned('2026-01-20', 20, 40)]]])],
  // The second revision comes after the figures were drawn.
  [Q1, new Map([['a', [returned('2026-04-12', 30, 30), returned('2026-05-20', 99, 1)]]])],
])
// From a third to a half: 50 per cent more.
const facts: ReturnFacts = {
  asOf: plainDate('2026-06-01'), truth, recorded: new Map([['a 2025-Q4', 2], ['a 2026-Q1', 2]]), refusals: [{ what: 'line 2', wrong: false }],
  targets: [{ code: 'women', baselineOn: plainDate('2025-12-31'), of: 'share', groups: [{ characteristic: 'sex', categories: ['female'] }] }],
  staffOf: (of) => ({ people: of === Q4 ? 60 : 65, within: 4 }), figureOf: () => ({ value: 48, from: 40, to: 60 }),
}
const wrong = (over: Partial<ReturnFacts> = {}) => booksOfReturns({ ...facts, ...over }).flatMap((check, n) => (check.wrong > 0 ? [n] : []))

describe('booksOfReturns', () => {
  it('agree where the report tells of what had been returned when its figures were drawn', () => expect(wrong()).toEqual([]))

  it('show what is beyond its bound, and what is not on record', () => {
    expect(wrong({ staffOf: () => ({ people: 60, within: 0 }) })).toEqual([0])
    expect(wrong({ staffOf: () => undefined })).toEqual([0])
    expect(wrong({ figureOf: () => ({ value: 48, from: 45, to: 49 }) })).toEqual([1])
    expect(wrong({ asOf: plainDate('2026-07-01') })).toEqual([0, 1])
    expect(wrong({ recorded: new Map([['a 2025-Q4', 1], ['a 2026-Q1', 2]]) })).toEqual([2])
    expect(wrong({ refusals: [{ what: 'line 2', wrong: true }] })).toEqual([3])
  })

  it.each([['2026-04-30', undefined], ['2026-05-01', '2026-05-01'], ['2026-06-29', '2026-05-01'], ['2026-06-30', '2026-06-30'], ['2026-07-31', '2026-07-31']])('figures of the first quarter that are read on %s were drawn on %s', (on, day) =>
    expect(countedOn(Q1, plainDate(on))).toBe(day))
})
