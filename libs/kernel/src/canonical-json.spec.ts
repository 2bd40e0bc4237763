import * as fc from 'fast-check'
import { canonicalJson } from './canonical-json.js'

const turned = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(turned)
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, turned(inner)])) : value

describe('canonical JSON', () => {
  it('is the same whatever the order of keys, and says the same as JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }))
  })

  it('keeps lists in their order and leaves out what is not there', () => {
    expect(canonicalJson({ b: [2, 1], a: { d: undefined, c: null } })).toBe('{"a":{"c":null},"b":[2,1]}')
  })
})
