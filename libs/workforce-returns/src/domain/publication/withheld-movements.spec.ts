import fc from 'fast-check'
import { movementsMayBeShown, type TiedCounts } from './stock-tie.js'
import { type RegionMovements, withheldMovements } from './withheld-movements.js'

const four = (shown: number) => ({ shown, within: 4 })
/** Four figures whose difference is so much: from 10 on they tell too much. */
const tied = (difference: number): TiedCounts => ({ starters: four(20 + difference), leavers: four(20), opening: four(100), closing: four(100) })
const region = (name: string, difference: number, over: Partial<RegionMovements> = {}): RegionMovements => ({ region: name, shown: true, headcount: 100, tied: tied(difference), ...over })

describe('starters and leavers that are not shown', () => {
  it('are none where the four figures leave each other alone, and where the quarter before tells nothing', () =>
    expect([withheldMovements(tied(5), [region('A', 0), region('B', 5)]), withheldMovements(undefined, [region('A', 0, { tied: undefined })])]).toEqual([{ nation: false, regions: [] }, { nation: false, regions: [] }]))
  it('are those of a region, and of the smallest other, so that it cannot be subtracted', () => {
    expect(withheldMovements(tied(0), [region('A', 10), region('B', 0), region('C', 0, { headcount: 50 })])).toEqual({ nation: false, regions: ['A', 'C'] })
    expect(withheldMovements(tied(0), [region('A', 10), region('B', 0), region('C', 0, { shown: false })])).toEqual({ nation: false, regions: ['A'] })
  })
  it('are those of the nation, and of a region, so that it cannot be added up', () =>
    expect(withheldMovements(tied(10), [region('A', 0), region('B', 0, { headcount: 50 })])).toEqual({ nation: true, regions: ['B'] }))
  it('can never be worked out', () => {
    const one = fc.record({ difference: fc.constantFrom(-10, -5, 0, 5, 10), shown: fc.boolean(), headcount: fc.integer({ min: 1, max: 9 }), known: fc.boolean() })
    fc.assert(fc.property(one, fc.array(one, { minLength: 1, maxLength: 5 }), (nation, given) => {
      const regions = given.map(({ difference, shown, headcount, known }, n) => region(`R${n}`, difference, { shown, headcount, ...(known ? {} : { tied: undefined }) }))
      const withheld = withheldMovements(tied(nation.difference), regions)
      for (const { region: name, shown, tied: counts } of regions) if (shown && counts && !movementsMayBeShown(counts)) expect(withheld.regions).toContain(name)
      if (Math.abs(nation.difference) === 10) expect(withheld.nation).toBe(true)
      const unknown = (withheld.nation ? 1 : 0) + regions.filter((other) => !other.shown || withheld.regions.includes(other.region)).length
      if (withheld.nation || withheld.regions.length > 0) expect(unknown).toBeGreaterThan(1)
    }))
  })
})
