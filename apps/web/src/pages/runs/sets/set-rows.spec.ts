import { balanceWords, inNoSet, plannedMembers } from './set-rows.js'

const balance = { smallest: 6, largest: 6, sameOrganisationPairs: 0, sameRegionPairs: 0, moved: 0 }

describe('balanceWords', () => {
  it('says how large the sets are', () => {
    expect(balanceWords(balance, 4)[0]).toBe('4 sets of 6 people each')
    expect(balanceWords({ ...balance, smallest: 5 }, 4)[0]).toBe('4 sets of 5 to 6 people')
    expect(balanceWords({ ...balance, smallest: 1, largest: 1 }, 1)[0]).toBe('1 set of 1 person')
  })
  it('names those who would move only when somebody would', () => {
    expect(balanceWords(balance, 2)).toHaveLength(3)
    expect(balanceWords({ ...balance, moved: 1, sameOrganisationPairs: 1 }, 2)).toEqual(expect.arrayContaining(['1 pair of colleagues of one organisation share a set', '1 person would leave the set that they are in']))
  })
})

it('finds those in no set, by name', () =>
  expect(inNoSet([
    { enrolmentId: 'a', personName: 'Zoe', organisationName: null, setId: null }, { enrolmentId: 'b', personName: 'Bo', organisationName: null, setId: 's' }, { enrolmentId: 'c', personName: 'Asha', organisationName: null, setId: null },
  ]).map(({ enrolmentId }) => enrolmentId)).toEqual(['c', 'a']))

it('counts members that it has no name for', () =>
  expect(plannedMembers(['a', 'b', 'c'], new Map([['a', { enrolmentId: 'a', personName: 'Zoe', organisationName: 'York' }]]))).toEqual(['Zoe, York', 'and 2 others']))
