import * as fc from 'fast-check'
import { addDays, contains, overlap, plainDate, type Period } from '#kernel'
import { uncovered } from './cover-periods.js'

const start = plainDate('2026-01-01')
const day = (offset: number) => addDays(start, offset)
const period = fc.tuple(fc.nat(40), fc.option(fc.integer({ min: 1, max: 20 }))).map(([from, length]): Period => ({ from: day(from), to: length === null ? undefined : day(from + length) }))

describe('what is not covered', () => {
  it('keeps all of it beside nothing, and nothing beside itself', () => {
    expect(uncovered({ from: day(0) }, [])).toEqual([{ from: day(0), to: undefined }])
    expect(uncovered({ from: day(0) }, [{ from: day(0) }])).toEqual([])
    expect(uncovered({ from: day(0), to: day(9) }, [{ from: day(3), to: day(5) }])).toEqual([{ from: day(0), to: day(3) }, { from: day(5), to: day(9) }])
  })

  it('covers each wanted day once, with what was held or what is added', () => {
    fc.assert(fc.property(period, fc.array(period, { maxLength: 6 }), (wanted, held) => {
      const added = uncovered(wanted, held)
      for (let offset = 0; offset < 80; offset++) {
        const date = day(offset)
        const here = added.filter((piece) => contains(piece, date)).length
        const expected = contains(wanted, date) && !held.some((one) => contains(one, date)) ? 1 : 0
        expect(here).toBe(expected)
      }
      for (const piece of added) expect(held.some((one) => overlap(one, piece))).toBe(false)
    }))
  })
})
