import fc from 'fast-check'
import { movementsMayBeShown, type RoundedCount, type TiedCounts } from './stock-tie.js'

const range = ({ shown, within }: RoundedCount): readonly number[] => Array.from({ length: shown + within + 1 }, (_, n) => n).filter((n) => n >= shown - within)

/** Tries every world: do all four figures keep all their values? */
function keepAll({ starters, leavers, opening, closing }: TiedCounts): boolean {
  const seen = { starters: new Set<number>(), leavers: new Set<number>(), opening: new Set<number>(), closing: new Set<number>() }
  for (const came of range(starters)) for (const left of range(leavers)) for (const before of range(opening)) {
    const after = before + came - left
    if (Math.abs(after - closing.shown) > closing.within || after < 0) continue
    seen.starters.add(came)
    seen.leavers.add(left)
    seen.opening.add(before)
    seen.closing.add(after)
  }
  return seen.starters.size === range(starters).length && seen.leavers.size === range(leavers).length && seen.opening.size === range(opening).length && seen.closing.size === range(closing).length
}

describe('starters and leavers beside two headcounts', () => {
  const fours = (starters: number, leavers: number, opening: number, closing: number): TiedCounts => ({
    starters: { shown: starters, within: 4 }, leavers: { shown: leavers, within: 4 }, opening: { shown: opening, within: 4 }, closing: { shown: closing, within: 4 },
  })

  it.each([[20, 10, 100, 110, true], [20, 10, 100, 105, true], [20, 10, 100, 115, true], [20, 10, 100, 120, false], [20, 10, 100, 100, false], [20, 10, 100, 125, false]])('%i came, %i left, from %i to %i: %s', (came, left, before, after, may) =>
    expect(movementsMayBeShown(fours(came, left, before, after))).toBe(may))
  it('minds that nobody is fewer than none', () => {
    expect(movementsMayBeShown(fours(0, 0, 100, 100))).toBe(true)
    expect(movementsMayBeShown(fours(0, 0, 100, 105))).toBe(false)
  })

  it('are shown exactly where every world that there is leaves each of the four all its values', () => {
    const count = (limit: number) => fc.record({ shown: fc.integer({ min: 0, max: limit }).map((n) => n * 5), within: fc.integer({ min: 0, max: 6 }) })
    fc.assert(fc.property(count(4), count(4), count(6), count(6), (starters, leavers, opening, closing) => {
      const tied = { starters, leavers, opening, closing }
      expect(movementsMayBeShown(tied)).toBe(keepAll(tied))
    }), { numRuns: 500 })
  })

  it('are, away from 0, where the difference is at most the four bounds less twice the largest', () => {
    const count = fc.record({ shown: fc.integer({ min: 3, max: 60 }).map((n) => n * 5), within: fc.integer({ min: 0, max: 9 }) })
    fc.assert(fc.property(count, count, count, count, (starters, leavers, opening, closing) => {
      const bounds = [starters, leavers, opening, closing].map(({ within }) => within)
      const difference = Math.abs(starters.shown - leavers.shown - (closing.shown - opening.shown))
      expect(movementsMayBeShown({ starters, leavers, opening, closing })).toBe(difference <= bounds.reduce((sum, within) => sum + within, 0) - 2 * Math.max(...bounds))
    }))
  })
})
