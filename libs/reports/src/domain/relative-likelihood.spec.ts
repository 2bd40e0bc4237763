import * as fc from 'fast-check'
import { type GroupOutcome, relativeLikelihood } from './relative-likelihood.js'

const exact = (chosen: number, of: number): GroupOutcome => ({ of: { from: of, to: of }, chosen: { from: chosen, to: chosen } })
const about = (chosen: number, of: number): GroupOutcome => ({ of: { from: of - 4, to: of + 4 }, chosen: { from: chosen - 4, to: chosen + 4 } })

describe('relative likelihood', () => {
  it('is the reference group’s share over the group’s', () => expect(relativeLikelihood(exact(20, 100), exact(30, 100))?.ratio).toBeCloseTo(1.5, 9))

  it('has the textbook’s interval: 40 of 100 against 20 of 100 is 2 (1.26 to 3.17)', () => {
    const made = relativeLikelihood(exact(20, 100), exact(40, 100))!
    expect(made.from).toBeCloseTo(1.263, 2)
    expect(made.to).toBeCloseTo(3.167, 2)
    expect(made.apart).toBe(true)
  })

  it('is not said to be apart while the interval reaches into four fifths', () => {
    expect(relativeLikelihood(exact(24, 100), exact(30, 100))?.apart).toBe(false)
    expect(relativeLikelihood(exact(400, 1_000), exact(200, 1_000))).toMatchObject({ ratio: 0.5, apart: true })
  })

  it.each([['a small group', exact(10, 24), exact(30, 100)], ['a small reference', exact(10, 100), exact(10, 20)], ['nobody chosen', exact(0, 100), exact(30, 100)], ['perhaps nobody chosen', about(4, 100), exact(30, 100)]])(
    'is not shown for %s', (_, group, reference) => expect(relativeLikelihood(group, reference)).toBeUndefined())

  it('holds the interval of every table that the ranges allow', () => {
    const counts = fc.tuple(fc.integer({ min: 30, max: 400 }), fc.double({ min: 0.2, max: 0.9, noNaN: true })).map(([of, part]) => ({ of, chosen: Math.max(6, Math.round(of * part)) }))
    const shift = fc.integer({ min: -4, max: 4 })
    fc.assert(fc.property(counts, counts, fc.tuple(shift, shift, shift, shift), (group, reference, [a, b, c, d]) => {
      const wide = relativeLikelihood(about(group.chosen, group.of), about(reference.chosen, reference.of))!
      const moved = (one: typeof group, chosen: number, of: number) => exact(Math.min(one.chosen + chosen, one.of + of), one.of + of)
      const narrow = relativeLikelihood(moved(group, a, b), moved(reference, c, d))!
      expect(wide.from).toBeLessThanOrEqual(narrow.from + 1e-9)
      expect(wide.to).toBeGreaterThanOrEqual(narrow.to - 1e-9)
    }))
  })
})
