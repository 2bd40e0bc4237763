import fc from 'fast-check'
import { seededRandom, unwrap } from '#kernel'
import type { Market } from '../market.js'
import { POINT } from '../round.js'
import { verifyCertificate } from '../verify-certificate.js'
import { solveMarket } from './solve-market.js'

interface Shape { readonly seekers: number; readonly hosts: number; readonly degree: number; readonly seats: number; readonly scores: number; readonly point: number; readonly seed: number }

/** A market large enough that auctions, long paths and heaps all have work. */
function marketOf({ seekers, hosts, degree, seats, scores, point, seed }: Shape): Market {
  const random = seededRandom(seed)
  const rows = Int32Array.from({ length: seekers + 1 }, (_, n) => n * Math.min(degree, hosts))
  const count = rows[seekers]!
  const columns = { hostOf: new Int32Array(count), weights: new Float64Array(count) }
  for (let seeker = 0; seeker < seekers; seeker++) {
    const free = [...Array(hosts).keys()]
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      columns.hostOf[pair] = free.splice(Math.floor(random() * free.length), 1)[0]!
      columns.weights[pair] = (1 + Math.floor(random() * scores)) * point + (point === 1 ? 0 : Math.floor(random() * 2 ** 20))
    }
  }
  return { seekers, hosts, rows, hostOf: columns.hostOf, weights: columns.weights, seats: Int32Array.from({ length: hosts }, () => Math.floor(random() * (seats + 1))) }
}

const shapes = fc.record({
  seekers: fc.integer({ min: 1, max: 120 }), hosts: fc.integer({ min: 1, max: 40 }), degree: fc.integer({ min: 1, max: 12 }), seats: fc.integer({ min: 0, max: 6 }),
  scores: fc.constantFrom(1, 3, 10_000), point: fc.constantFrom(1, POINT), seed: fc.integer(),
})

describe('solveMarket', () => {
  it('proves every matching, and comes to the same total from any start', () => {
    fc.assert(fc.property(shapes, shapes, (shape, other) => {
      const market = marketOf(shape)
      const { total } = unwrap(verifyCertificate(market, solveMarket(market)))
      // Prices and seats of quite another market of the same size.
      const start = solveMarket(marketOf({ ...other, seekers: shape.seekers, hosts: shape.hosts }))
      expect(unwrap(verifyCertificate(market, solveMarket(market, start))).total).toBe(total)
    }), { numRuns: 300 })
  })

  // Where seats are scarce they bid, where they are not seekers do, in other steps among equals: none of that may depend on how rows are written.
  it('comes to the same prices in any order of the rows', () => {
    fc.assert(fc.property(shapes, (shape) => {
      const market = marketOf(shape)
      const turned = { ...market, hostOf: market.hostOf.slice(), weights: market.weights.slice() }
      for (let seeker = 0; seeker < market.seekers; seeker++) {
        turned.hostOf.subarray(market.rows[seeker], market.rows[seeker + 1]).reverse()
        turned.weights.subarray(market.rows[seeker], market.rows[seeker + 1]).reverse()
      }
      const [one, other] = [solveMarket(market), solveMarket(turned)]
      expect(other.prices).toEqual(one.prices)
      expect(unwrap(verifyCertificate(turned, other))).toEqual(unwrap(verifyCertificate(market, one)))
    }), { numRuns: 200 })
  })

  it('finds the lowest prices whatever it began with', () => {
    fc.assert(fc.property(shapes, shapes, (shape, other) => {
      const market = marketOf(shape)
      const solved = solveMarket(market)
      const start = solveMarket(marketOf({ ...other, seekers: shape.seekers, hosts: shape.hosts }))
      expect(solveMarket(market, start).prices).toEqual(solved.prices)
      expect(unwrap(verifyCertificate(market, solved)).placed).toBeGreaterThanOrEqual(0)
    }), { numRuns: 200 })
  })

  it('solves an assignment of least cost, as trying all of them does', () => {
    const costs = [[7, 9, 8, 9], [2, 8, 5, 7], [1, 6, 6, 9], [3, 6, 2, 2]]
    const columns = { hostOf: Int32Array.from(costs.flatMap((row) => [...row.keys()])), weights: Float64Array.from(costs.flat(), (cost) => 100 - cost) }
      const market: Market = { seekers: 4, hosts: 4, seats: Int32Array.of(1, 1, 1, 1), rows: Int32Array.of(0, 4, 8, 12, 16), hostOf: columns.hostOf, weights: columns.weights }
    expect(400n - unwrap(verifyCertificate(market, solveMarket(market))).total).toBe(BigInt(bestOf(costs)))
  })
})

const bestOf = (costs: readonly (readonly number[])[], row = 0, used: readonly number[] = []): number =>
  row === costs.length ? 0 : Math.min(...costs[row]!.flatMap((cost, column) => (used.includes(column) ? [] : [cost + bestOf(costs, row + 1, [...used, column])])))

describe('verifyCertificate', () => {
  const market = marketOf({ seekers: 30, hosts: 8, degree: 5, seats: 3, scores: 100, point: POINT, seed: 1 })
  const solved = solveMarket(market)
  const fault = (change: Partial<typeof solved>) => {
    const verified = verifyCertificate(market, { mate: solved.mate, surplus: solved.surplus, prices: solved.prices, ...change })
    return verified.ok ? 'OK' : verified.error.code
  }
  const changed = <T extends Int32Array | Float64Array>(list: T, at: number, value: number): T => {
    const copy = list.slice() as T
    copy[at] = value
    return copy
  }

  it('believes nothing', () => {
    const placed = solved.mate.findIndex((host) => host >= 0)
    const unplaced = solved.mate.indexOf(-1)
    const priced = solved.prices.findIndex((price) => price > 0)
    expect(fault({})).toBe('OK')
    expect(fault({ mate: changed(solved.mate, placed, -1) })).toBe('NOT_OPTIMAL')
    expect(fault({ mate: changed(solved.mate, placed, 999) })).toBe('NOT_A_MATCHING')
    expect(fault({ mate: changed(solved.mate, unplaced, market.hostOf[market.rows[unplaced]!]!) })).toMatch(/NOT_A_MATCHING|NOT_OPTIMAL/)
    expect(fault({ prices: changed(solved.prices, priced, solved.prices[priced]! - 1) })).toBe('PRICES_NOT_VALID')
    expect(fault({ prices: changed(solved.prices, priced, solved.prices[priced]! + 1) })).toBe('NOT_OPTIMAL')
    expect(fault({ prices: changed(solved.prices, priced, -1) })).toBe('PRICES_NOT_VALID')
    expect(fault({ prices: changed(solved.prices, priced, Number.NaN) })).toBe('PRICES_NOT_VALID')
    expect(fault({ surplus: changed(solved.surplus, placed, solved.surplus[placed]! + 0.5) })).toBe('PRICES_NOT_VALID')
    expect(fault({ surplus: changed(solved.surplus, placed, solved.surplus[placed]! + 1) })).toBe('NOT_OPTIMAL')
  })
})
