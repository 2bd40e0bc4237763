import fc from 'fast-check'
import { seededRandom, unwrap } from '#kernel'
import { area, counts, plain, release } from '../../testing/small-releases.js'
import { layoutOf, type Layout } from '../release/layout.js'
import { readCounts } from '../release/read-counts.js'
import type { Dimension } from '../release/release-definition.js'
import { roundControlled } from './controlled-rounding.js'
import { repairMargins } from './repair-margins.js'
import { roundExactly } from './round-exactly.js'
import { startRounding } from './rounded-base.js'

function shaped(dimensions: readonly Dimension[], values: readonly number[]): { layout: Layout; truth: Int32Array } {
  const layout = unwrap(layoutOf(release(dimensions, { kind: 'controlled_rounding' })))
  return { layout, truth: unwrap(readCounts(layout, counts(dimensions, values))) }
}

const furthest = (deviation: Int32Array): number => deviation.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
const manyCounts = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 36, maxLength: 36 })

describe('controlled rounding', () => {
  it.each([['a tree by a plain dimension', [area([3, 2, 4]), plain('role', 4)]], ['two plain dimensions', [plain('role', 6), plain('group', 6)]], ['a tree', [area([10, 20, 6])]]] as const)(
    'always finds a rounding next to every count: %s', (_, dimensions) => {
      fc.assert(fc.property(manyCounts, fc.integer(), (values, seed) => {
        const { layout, truth } = shaped(dimensions, values)
        const base = startRounding(layout, truth, { random: seededRandom(seed) })
        expect(roundExactly(base)).toBe(true)
        expect(furthest(base.deviation)).toBeLessThanOrEqual(4)
        base.rounded.forEach((value, atom) => expect(Math.abs(value - truth[atom]!)).toBeLessThanOrEqual(4))
      }), { numRuns: 60 })
    })

  it('leaves tables that are no network to the search, which finds three dimensions with all totals', () => {
    const random = seededRandom(5)
    const { layout, truth } = shaped([area([4, 5, 3]), plain('role', 4), plain('group', 3)], Array.from({ length: 144 }, () => Math.floor(random() * 9)))
    const base = startRounding(layout, truth, { random })
    expect(furthest(base.deviation)).toBeGreaterThan(4)
    expect(roundExactly(base)).toBe(false)
    expect(repairMargins(base, { random, steps: 400_000 })).toBe(true)
    expect(furthest(base.deviation)).toBeLessThanOrEqual(4)
  })

  it('keeps within the bounds that it states, also where three dimensions leave it no choice', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }), (values) => {
      const { layout, truth } = shaped([plain('site', 2), plain('role', 2), plain('group', 2)], values)
      const { bounds, atoms, cells } = roundControlled(layout, truth, { keys: ['k'] })
      for (const { within } of bounds) expect(within % 5).toBe(4)
      layout.cells.forEach(({ levels }, cell) => {
        let sum = 0
        for (let at = layout.cellStart[cell]!; at < layout.cellStart[cell + 1]!; at++) sum += truth[layout.atomsOf[at]!]!
        expect(Math.abs(cells[cell]! - sum)).toBeLessThanOrEqual(bounds.find((bound) => bound.levels.join() === levels.join())!.within)
      })
      atoms.forEach((value, atom) => expect(Math.abs(value - truth[atom]!)).toBeLessThanOrEqual(4))
    }), { numRuns: 50 })
  })

  it('rounds zeros to zero and multiples of five to themselves', () => {
    const { layout, truth } = shaped([area([2, 2]), plain('role', 2)], [0, 5, 10, 0, 3, 3, 0, 4])
    const { atoms } = roundControlled(layout, truth, { keys: ['k'] })
    expect([...atoms].filter((_, atom) => truth[atom]! % 5 === 0)).toEqual([0, 5, 10, 0, 0])
  })
})
