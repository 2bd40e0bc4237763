import fc from 'fast-check'
import { asId, type OrganisationId } from '#kernel'
import { groupChange, type GroupCounts, groupShare } from './group-change.js'
import { type OrganisationAtBoth, unitsOf } from './matched-units.js'
import { turnover, vacancyRate } from './staff-rates.js'

const org = (id: string, over: Partial<OrganisationAtBoth> = {}): OrganisationAtBoth =>
  ({ id: asId<OrganisationId>(id), region: `region of ${id}`, stoodThen: true, standsNow: true, reportedThen: true, reportsNow: true, ...over })
const link = (from: string, to: string) => ({ from: asId<OrganisationId>(from), to: asId<OrganisationId>(to) })
const gone = { standsNow: false, reportsNow: false }
const fresh = { stoodThen: false, reportedThen: false }
const matched = (...args: Parameters<typeof unitsOf>) => unitsOf(...args).map((unit) => [unit.organisationIds.join('+'), unit.matched, unit.region])

describe('the same organisations at both dates', () => {
  it('are those that reported on both', () => expect(matched([org('a'), org('b', { reportedThen: false }), org('c', { reportsNow: false })], [])).toEqual([
    ['a', true, 'region of a'], ['b', false, 'region of b'], ['c', false, 'region of c'],
  ]))
  it('take a merger together and draw it on the newer map', () => {
    const links = [link('a', 'c'), link('b', 'c')]
    expect(matched([org('a', gone), org('b', gone), org('c', fresh)], links)).toEqual([['a+b+c', true, 'region of c']])
    expect(matched([org('a', gone), org('b', { ...gone, reportedThen: false }), org('c', fresh)], links)).toEqual([['a+b+c', false, 'region of c']])
  })
  it('take a split together, also when one part merged on', () =>
    expect(matched([org('a', gone), org('b', fresh), org('c', { ...fresh, ...gone }), org('d', fresh)], [link('a', 'b'), link('a', 'c'), link('c', 'd')])).toEqual([['a+b+c+d', true, 'region of b']]))
  it('are not those that are new without a predecessor', () => expect(matched([org('a', fresh)], [])).toEqual([['a', false, 'region of a']]))
})

describe('how a group has changed', () => {
  const then: GroupCounts = { inside: 20, outside: 80, unknown: 0 }
  const now: GroupCounts = { inside: 24, outside: 76, unknown: 0 }
  it('in points, relatively, and in people', () => {
    expect(groupChange(then, now, 'percentage_points')).toEqual({ value: 4, bounds: { from: 4, to: 4 }, why: null })
    expect(groupChange(then, now, 'relative_share')).toEqual({ value: 20, bounds: { from: 20, to: 20 }, why: null })
    expect(groupChange(then, { inside: 30, outside: 170, unknown: 0 }, 'relative_people')).toEqual({ value: 50, bounds: { from: 50, to: 50 }, why: null })
  })
  it('leaves open what nobody answered', () =>
    expect(groupChange({ ...then, unknown: 100 }, { ...now, unknown: 100 }, 'percentage_points')).toEqual({ value: 4, bounds: { from: -48, to: 52 }, why: null }))
  it('says why it cannot be told', () => {
    expect(groupChange({ inside: 0, outside: 0, unknown: 5 }, now, 'percentage_points').why).toContain('known')
    expect(groupChange({ inside: 0, outside: 5, unknown: 0 }, now, 'relative_share').why).toContain('baseline')
    expect(groupShare({ inside: 0, outside: 0, unknown: 0 })).toMatchObject({ value: null, bounds: null })
  })
  it('always lies within its bounds, and these are reached by somebody\'s true answers', () => {
    const counts = fc.record({ inside: fc.integer({ min: 1, max: 200 }), outside: fc.integer({ min: 1, max: 200 }), unknown: fc.integer({ min: 0, max: 200 }) })
    const all = (side: 'inside' | 'outside', of: GroupCounts): GroupCounts => ({ ...of, [side]: of[side] + of.unknown, unknown: 0 })
    fc.assert(fc.property(counts, counts, fc.constantFrom('percentage_points' as const, 'relative_share' as const, 'relative_people' as const), (a, b, measure) => {
      const { value, bounds } = groupChange(a, b, measure)
      expect(bounds).not.toBeNull()
      expect(value).toBeGreaterThanOrEqual((bounds?.from ?? 0) - 0.01)
      expect(value).toBeLessThanOrEqual((bounds?.to ?? 0) + 0.01)
      expect(groupChange(all('inside', a), all('outside', b), measure).value).toBeCloseTo(bounds?.from ?? NaN, 1)
      expect(groupChange(all('outside', a), all('inside', b), measure).value).toBeCloseTo(bounds?.to ?? NaN, 1)
    }))
  })
})

it('rates of vacancies and turnover', () => {
  const totals = { headcount: 90, vacancies: 10, starters: 5, leavers: 5 }
  expect([vacancyRate(totals), turnover(totals)]).toEqual([10, 22.22])
  expect([vacancyRate({ ...totals, headcount: 0, vacancies: 0 }), turnover({ headcount: 0, vacancies: 0, starters: 0, leavers: 0 })]).toEqual([null, null])
})
