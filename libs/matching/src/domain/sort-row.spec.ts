import fc from 'fast-check'
import { sortRow } from './sort-row.js'

it('sorts a row, and nothing beside it', () => {
  fc.assert(fc.property(fc.array(fc.nat(30), { maxLength: 200 }), fc.nat(5), fc.nat(5), (weights, before, after) => {
    const columns = { weights: Float64Array.from(weights), hostOf: Int32Array.from(weights.keys()), pairOf: Int32Array.from(weights.keys()) }
    const [from, to] = [Math.min(before, weights.length), Math.max(Math.min(before, weights.length), weights.length - after)]
    sortRow(columns, from, to)
    expect([...columns.weights]).toEqual([...weights.slice(0, from), ...weights.slice(from, to).sort((a, b) => b - a), ...weights.slice(to)])
    expect([...columns.hostOf].map((n) => weights[n])).toEqual([...columns.weights])
    expect(columns.pairOf).toEqual(columns.hostOf)
    expect(new Set(columns.hostOf).size).toBe(weights.length)
  }))
})

it('sorts no more than it is asked for', () => {
  fc.assert(fc.property(fc.array(fc.nat(1_000), { maxLength: 200 }), fc.nat(200), (weights, most) => {
    const columns = { weights: Float64Array.from(weights), hostOf: Int32Array.from(weights.keys()), pairOf: Int32Array.from(weights.keys()) }
    sortRow(columns, 0, weights.length, most)
    const sorted = weights.toSorted((a, b) => b - a)
    expect([...columns.weights.subarray(0, most)]).toEqual(sorted.slice(0, most))
    expect([...columns.weights].sort((a, b) => b - a)).toEqual(sorted)
  }))
})
