import * as fc from 'fast-check'
import { seededRandom } from '#kernel'
import { eventsAhead } from './events-ahead.js'

describe('events ahead', () => {
  // Shape ½, four years ahead of one: P(0) = √0.2 = 0.447, P(1) = 0.179, P(2) = 0.107, P(3) = 0.072, P(4) = 0.050, P(5) = 0.036, P(6) = 0.026: 0.891 up to five, 0.918 up to six.
  it('follow the negative binomial distribution where nothing happened yet', () => {
    expect(eventsAhead({ happened: 0, days: 365 }, 4 * 365, 80)).toEqual({ from: 0, middle: 1, to: 6 })
  })

  it('expect about as many as there were over as long a time', () => {
    expect(eventsAhead({ happened: 100, days: 365 }, 365, 80)).toMatchObject({ middle: 100 })
    expect(eventsAhead({ happened: 5_000, days: 365 }, 3_650, 95)).toMatchObject({ middle: 50_002 })
  })

  it('are no fewer the further one looks, or the more there were', () => {
    fc.assert(fc.property(fc.nat(60), fc.integer({ min: 30, max: 2_000 }), fc.integer({ min: 1, max: 1_500 }), (happened, days, horizon) => {
      const [one, later, more] = [eventsAhead({ happened, days }, horizon, 80), eventsAhead({ happened, days }, horizon + 90, 80), eventsAhead({ happened: happened + 1, days }, horizon, 80)]
      expect(one.from).toBeLessThanOrEqual(one.middle)
      expect(one.middle).toBeLessThanOrEqual(one.to)
      for (const other of [later, more]) expect([other.from >= one.from, other.middle >= one.middle, other.to >= one.to]).toEqual([true, true, true])
    }))
  })

  it('lie inside the interval in at least four of five cases, where events come at a constant rate', () => {
    const random = seededRandom(11)
    const poisson = (mean: number): number => {
      let count = 0
      for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count++
      return count
    }
    let inside = 0
    for (let round = 0; round < 2_000; round++) {
      // Rates from one in a year to one in a month.
      const aYear = 1 + 11 * random()
      const { from, to } = eventsAhead({ happened: poisson(aYear * 1.5), days: 548 }, 365, 80)
      const came = poisson(aYear)
      if (from <= came && came <= to) inside++
    }
    expect(inside / 2_000).toBeGreaterThan(0.8)
    expect(inside / 2_000).toBeLessThan(0.93)
  })
})
