import * as fc from 'fast-check'
import { addDays, daysBetween, plainDate, seededRandom } from '#kernel'
import { backTest, forecast, type Limits, type Observation, quarterEnds } from './forecast.js'

const start = plainDate('2026-03-31')
const series = (...values: readonly number[]): readonly Observation[] => values.map((value, i) => ({ on: addDays(start, 91 * i), value }))
const later = (days: number) => addDays(series(0, 0, 0, 0).at(-1)!.on, days)

const of = (observations: readonly Observation[], days: number, limits: Limits = {}, model: 'drift' | 'events' = 'drift') => {
  const made = forecast(observations, [addDays(observations.at(-1)!.on, days)], { model, limits })
  if (!made.ok) throw new Error(made.error.code)
  return made.value[0]!
}

describe('a forecast', () => {
  it('is not made from three figures', () => {
    expect(forecast(series(1, 2, 3), [later(91)])).toEqual({ ok: false, error: { code: 'NOT_ENOUGH_DATA', needed: 4, given: 3 } })
  })

  it('carries a straight line on, with no width', () => {
    const made = of(series(10, 12, 14, 16), 182)
    expect(made.value).toBeCloseTo(20, 9)
    expect(made.to - made.from).toBeCloseTo(0, 9)
  })

  it('widens the further it looks', () => {
    const observed = series(10, 13, 12, 16, 15)
    const widths = [91, 182, 364, 728].map((days) => of(observed, days)).map(({ from, to }) => to - from)
    expect(widths).toEqual([...widths].sort((a, b) => a - b))
    expect(widths[3]! / widths[0]!).toBeGreaterThan(2)
  })

  it('follows the textbook for equal steps: sigma × √(h (1 + h / (T − 1)))', () => {
    // Steps +3, −1, +4, −1: drift 1.25, squared residuals 3.0625 + 5.0625 + 7.5625 + 5.0625 over three degrees of freedom.
    const made = of(series(10, 13, 12, 16, 15), 91)
    const sigma = Math.sqrt((3.0625 + 5.0625 + 7.5625 + 5.0625) / 3)
    expect(made.value).toBeCloseTo(16.25, 9)
    expect((made.to - made.from) / 2 / (sigma * Math.sqrt(1 + 1 / 4))).toBeCloseTo(1.638, 2)
  })

  it('does not pass what a figure cannot pass', () => {
    expect(of(series(9, 6, 4, 1), 728, { least: 0 })).toMatchObject({ value: 0, from: 0 })
    expect(of(series(80, 90, 94, 99), 728, { most: 100 })).toMatchObject({ value: 100, to: 100 })
  })

  it('moves with its series', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 4, maxLength: 12 }), fc.integer({ min: 1, max: 900 }), (values, days) => {
      const one = of(series(...values), days)
      const moved = of(series(...values.map((value) => value + 1_000)), days)
      expect(moved.value - one.value).toBeCloseTo(1_000, 6)
      expect(moved.to - moved.from).toBeCloseTo(one.to - one.from, 6)
    }))
  })

  it('holds what comes next in about four of five cases, where the series is what the model takes it for', () => {
    const random = seededRandom(7)
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    let inside = 0
    for (let round = 0; round < 500; round++) {
      let value = 100
      const walk = series(...Array.from({ length: 10 }, () => (value += 2 + 3 * normal())))
      const made = of(walk.slice(0, 8), daysBetween(walk[7]!.on, walk[9]!.on))
      if (made.from <= walk[9]!.value && walk[9]!.value <= made.to) inside++
    }
    expect(inside / 500).toBeGreaterThan(0.76)
    expect(inside / 500).toBeLessThan(0.84)
  })
})

describe('a forecast of events', () => {
  it('doubts what has not happened yet, where a level would stand still for good', () => {
    expect(of(series(0, 0, 0, 0), 1_492, {}, 'events')).toMatchObject({ value: 1, from: 0, to: 8 })
    expect(of(series(0, 0, 0, 0), 1_492)).toMatchObject({ value: 0, from: 0, to: 0 })
  })

  it('never takes back what happened, nor passes its limits', () => {
    expect(of(series(2, 2, 3, 5), 91, {}, 'events').from).toBeGreaterThanOrEqual(5)
    expect(of(series(2, 2, 3, 5), 3_650, { most: 20 }, 'events').to).toBe(20)
  })

  it('counts from what is left when a verdict was taken back', () => expect(of(series(3, 3, 2, 2), 91, {}, 'events')).toMatchObject({ from: 2 }))
  it('is what the back-test tests', () => expect(backTest(series(0, 0, 0, 0, 1), { model: 'events', limits: {} })).toEqual({ forecast: 1, inside: 1 }))
})

describe('the back-test', () => {
  it('forecasts only what had four figures before it', () => {
    expect(backTest(series(1, 2, 3, 4))).toEqual({ forecast: 0, inside: 0 })
    expect(backTest(series(1, 3, 4, 6, 7, 9))).toEqual({ forecast: 2, inside: 2 })
  })

  it('counts a leap as outside', () => expect(backTest(series(10, 11, 13, 14, 60))).toEqual({ forecast: 1, inside: 0 }))
})

describe('quarter ends', () => {
  it('run from the day after to the quarter that holds the last', () => {
    expect(quarterEnds(plainDate('2026-03-31'), plainDate('2026-11-05'))).toEqual(['2026-06-30', '2026-09-30', '2026-12-31'])
    expect(quarterEnds(plainDate('2026-02-10'), plainDate('2026-03-31'))).toEqual(['2026-03-31'])
  })
})
