import fc from 'fast-check'
import { seededRandom, unwrap } from '#kernel'
import { solveMarket } from '../exact/solve-market.js'
import type { Market } from '../market.js'
import { verifyCertificate } from '../verify-certificate.js'
import { solveWideMarket } from './solve-wide-market.js'

/** Not sorted, with fewer or more of the pairs. */
function marketOf({ seekers, hosts, range, dense, seed }: { seekers: number; hosts: number; range: number; dense: number; seed: number }): Market {
  const random = seededRandom(seed)
  const pairs = Array.from({ length: seekers }, () => [...Array(hosts).keys()].filter(() => random() < dense))
  const rows = new Int32Array(seekers + 1)
  pairs.forEach((row, n) => (rows[n + 1] = rows[n]! + row.length))
  return { seekers, hosts, seats: Int32Array.from({ length: hosts }, () => Math.floor(random() * 3)), rows, hostOf: Int32Array.from(pairs.flat()), weights: Float64Array.from(pairs.flat(), () => 1 + Math.floor(random() * range)) }
}

describe('solveWideMarket', () => {
  it('finds what the market solved as a whole comes to, and its prices prove it for all pairs', () => {
    fc.assert(fc.property(fc.record({ seekers: fc.integer({ min: 0, max: 40 }), hosts: fc.integer({ min: 0, max: 40 }), range: fc.constantFrom(3, 1_000, 2 ** 50), dense: fc.constantFrom(0.2, 1), seed: fc.integer() }), fc.integer({ min: 1, max: 6 }), (shape, candidates) => {
      const market = marketOf(shape)
      const wide = solveWideMarket(market, candidates)
      const whole = solveMarket(market)
      expect(unwrap(verifyCertificate(market, wide)).total).toBe(unwrap(verifyCertificate(market, whole)).total)
      expect(wide.prices).toEqual(whole.prices)
    }), { numRuns: 500 })
  })

  it('refuses a market in which somebody has to be placed', () => {
    expect(() => solveWideMarket({ ...marketOf({ seekers: 2, hosts: 2, range: 3, dense: 1, seed: 1 }), mustPlace: Uint8Array.of(1, 0) })).toThrow('has to be placed')
  })
})
