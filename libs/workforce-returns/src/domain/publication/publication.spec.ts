import fc from 'fast-check'
import { plainDate, quarter } from '#kernel'
import { countingDay } from './counting-days.js'
import { roundingBound } from './rounding-bound.js'

describe('the days on which a quarter is published', () => {
  it.each([
    ['2026-04-30', undefined], ['2026-05-01', '2026-05-01'], ['2026-06-29', '2026-05-01'], ['2026-06-30', '2026-06-30'], ['2026-07-30', '2026-06-30'], ['2026-07-31', '2026-07-31'], ['2026-09-29', '2026-07-31'], ['2026-12-31', '2026-12-31'],
  ])('asked on %s: as of the end of %s', (on, day) => expect(countingDay(quarter('2026-Q1'), plainDate(on), 30)).toBe(day))
})

describe('how far a sum of rounded counts may be out', () => {
  const within = { nation: 4, region: 4, organisation: 4 }
  it('is the bound of the whole where everybody is in it, and grows with those who are not', () => {
    const three = (counted: boolean) => Array.from({ length: 3 }, () => ({ region: 'Wales', counted }))
    expect(roundingBound(three(true), within)).toBe(4)
    expect(roundingBound([...three(true), { region: 'Wales', counted: false }], within)).toBe(8)
    expect(roundingBound([{ region: 'Wales', counted: true }, ...three(false)], within)).toBe(4)
    expect(roundingBound([...three(true), { region: 'London', counted: false }], within)).toBe(4)
    expect(roundingBound(three(false), within)).toBe(0)
  })
  it('holds for whatever the counts are', () => {
    const organisation = fc.record({ region: fc.constantFrom('a', 'b', 'c'), counted: fc.boolean(), off: fc.integer({ min: -4, max: 4 }) })
    fc.assert(fc.property(fc.array(organisation, { maxLength: 12 }), (all) => {
      const off = (of: readonly { readonly off: number }[]): number => of.reduce((sum, one) => sum + one.off, 0)
      const groups = [...Map.groupBy(all, ({ region }) => region).values()]
      // Only roundings that keep what they promise of regions and nation.
      fc.pre(Math.abs(off(all)) <= 4 && groups.every((members) => Math.abs(off(members)) <= 4))
      expect(Math.abs(off(all.filter(({ counted }) => counted)))).toBeLessThanOrEqual(roundingBound(all, within))
      const inA = all.map((one) => ({ ...one, counted: one.counted && one.region === 'a' }))
      expect(Math.abs(off(inA.filter(({ counted }) => counted)))).toBeLessThanOrEqual(roundingBound(inA, within))
    }))
  })
})
