import { lineManagerRows, membershipLists, rolesIn, spellWords, statusTag } from './person-view.js'

const here = { id: 'o1', name: 'Ashford' }
const there = { id: 'o2', name: 'Barnet' }
const membership = (over: object) => ({ id: 'm', role: 'learner', jobTitle: null, grade: null, startsOn: '2025-01-01', endsOn: null, origin: 'added', organisation: here, ...over })

describe('spellWords', () => {
  it('shows the last day, not the day after it', () => expect(spellWords({ startsOn: '2025-01-01', endsOn: '2026-01-01' }, '2026-06-01')).toBe('1 January 2025 to 31 December 2025'))
  it('tells what has begun from what will', () =>
    expect(['2025-01-01', '2027-01-01'].map((startsOn) => spellWords({ startsOn, endsOn: null }, '2026-06-01'))).toEqual(['Since 1 January 2025', 'From 1 January 2027']))
})

describe('membershipLists', () => {
  const lists = membershipLists([membership({}), membership({ organisation: there }), membership({ endsOn: '2026-06-01', jobTitle: 'Clerk', grade: 'G5' })], 'o1', '2026-06-01')
  it('parts what holds from what is over, from the day on which it no longer holds', () => expect([lists.current.length, lists.past.map(({ detail }) => detail)]).toEqual([2, ['Clerk, G5']]))
  it('marks what this organisation may change', () => expect(lists.current.map(({ mine }) => mine)).toEqual([true, false]))
})

it('names roles of this organisation once', () =>
  expect(rolesIn([{ role: 'learner', organisation: here }, { role: 'learner', organisation: here }, { role: 'line_manager', organisation: here }, { role: 'mentor', organisation: there }], 'o1')).toBe('Learner, Line manager'))

it('speaks of an account only when it was not used', () => expect([statusTag('active'), statusTag('invited')?.text]).toEqual([undefined, 'Not signed in yet']))

it('shows the line managers of this organisation only', () =>
  expect(lineManagerRows([
    { startsOn: '2025-01-01', endsOn: null, manager: { id: 'p', name: 'Mo' }, organisation: here }, { startsOn: '2025-01-01', endsOn: null, manager: { id: 'q', name: 'Ann' }, organisation: there },
  ], 'o1', '2026-01-01').map(({ name }) => name)).toEqual(['Mo']))
