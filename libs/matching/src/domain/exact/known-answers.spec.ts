import fc from 'fast-check'
import { seededRandom } from '#kernel'
import type { Market } from '../market.js'
import { verifyCertificate } from '../verify-certificate.js'
import { solveMarket } from './solve-market.js'

/** A market from a table of weights; 0 where two cannot be paired. */
function marketOf(table: readonly (readonly number[])[], seats: readonly number[]): Market {
  const pairs = table.map((row) => row.flatMap((weight, host) => (weight > 0 ? [{ host, weight }] : [])))
  return {
    seekers: table.length, hosts: seats.length, seats: Int32Array.from(seats), rows: Int32Array.from([0, ...pairs.map((_, n) => pairs.slice(0, n + 1).flat().length)]),
    hostOf: Int32Array.from(pairs.flat(), ({ host }) => host), weights: Float64Array.from(pairs.flat(), ({ weight }) => weight),
  }
}

const totalOf = (market: Market): bigint => {
  const certificate = verifyCertificate(market, solveMarket(market))
  if (!certificate.ok) throw new Error(certificate.error.code)
  return certificate.value.total
}

describe('known answers', () => {
  it.each<[string, number, readonly (readonly number[])[], readonly number[]]>([
    ['who comes first must give way', 18, [[10, 9], [9, 1]], [1, 1]],
    ['a chain of exchanges through everybody', 37, [[9, 9, 0, 0], [0, 10, 9, 0], [0, 0, 10, 9], [10, 0, 0, 0]], [1, 1, 1, 1]],
    ['one large pair is worth more than two small ones', 100, [[100, 40], [40, 0]], [1, 1]],
    ['two small ones are worth more than one large', 120, [[100, 60], [60, 0]], [1, 1]],
    ['two seats of one host', 19, [[10, 1], [9, 1]], [2, 1]],
    ['more people than seats', 27, [[7], [8], [9], [10]], [3]],
    // Of i × j on both sides the largest with the largest: the squares of 1 to 6.
    ['products', 91, Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_2, j) => (i + 1) * (j + 1))), [1, 1, 1, 1, 1, 1]],
    // Gains of at most 20 less a distance on a line: everybody with whom they stand beside.
    ['a line', 5 * 20, Array.from({ length: 5 }, (_, i) => Array.from({ length: 5 }, (_2, j) => 20 - 3 * Math.abs(i - ((j + 2) % 5)))), [1, 1, 1, 1, 1]],
    ['nobody for anybody', 0, [[0, 0], [0, 0]], [1, 1]],
  ])('%s', (_, total, table, seats) => expect(totalOf(marketOf(table, seats))).toBe(BigInt(total)))
  // A cycle in which each would rather have the next one's: the worst case of taking turns.
  it.each([10, 50, 200])('a cycle of %i', (size) => {
    const table = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_2, j) => (j === i ? 1_000 : j === (i + 1) % size ? 1_001 : 0)))
    expect(totalOf(marketOf(table, table.map(() => 1)))).toBe(BigInt(1_001 * size))
  })

  it('finds the total that was planted, in markets of all shapes', () => {
    fc.assert(fc.property(fc.record({ seekers: fc.integer({ min: 1, max: 80 }), hosts: fc.integer({ min: 1, max: 40 }), most: fc.integer({ min: 1, max: 4 }), range: fc.constantFrom(3, 1_000, 2 ** 50), dense: fc.constantFrom(0.1, 0.5, 1), seed: fc.integer() }), (shape) => {
      const { table, seats, total } = planted(shape)
      expect(totalOf(marketOf(table, seats))).toBe(total)
    }), { numRuns: 500 })
  })
})

/** A matching and prices first; then weights under which no pair gains more than its sides are paid, and matched ones exactly that. */
function planted({ seekers, hosts, most, range, dense, seed }: { seekers: number; hosts: number; most: number; range: number; dense: number; seed: number }) {
  const random = seededRandom(seed)
  const whole = (to: number): number => Math.floor(random() * (to + 1))
  const seats = Array.from({ length: hosts }, () => 1 + whole(most - 1))
  const places = seats.flatMap((count, host) => Array.from({ length: count }, () => host)).map((host) => ({ host, at: random() })).sort((a, b) => a.at - b.at).map(({ host }) => host)
  const mate = Array.from({ length: seekers }, (_, seeker) => (random() < 0.9 ? places[seeker] : undefined))
  const left = seats.map((count, host) => count - mate.filter((other) => other === host).length)
  // A free seat costs nothing, and who has none gains nothing.
  const prices = left.map((free) => (free > 0 ? 0 : 1 + whole(range)))
  const surplus = mate.map((host) => (host === undefined ? 0 : 1 + whole(range)))
  const table = surplus.map((gain, seeker) => prices.map((price, host) => (mate[seeker] === host ? gain + price : random() < dense ? Math.max(0, gain + price - whole(range)) : 0)))
  const total = surplus.reduce((sum, gain) => sum + BigInt(gain), 0n) + prices.reduce((sum, price, host) => sum + BigInt(price) * BigInt(seats[host]!), 0n)
  return { table, seats, total }
}
