import fc from 'fast-check'
import { type Area, areaKey, NATION, parseAreaKey } from './areas.js'
import { newId } from './ids.js'

describe('areas', () => {
  const areas: readonly Area[] = [
    NATION, { kind: 'region', region: 'Yorkshire and The Humber' }, { kind: 'region', region: 'Here: there' },
    { kind: 'organisation', organisationId: newId() }, { kind: 'programme', programmeId: newId() }, { kind: 'centre', organisationId: newId() },
  ]

  it.each(areas)('have a key that reads back: %j', (area) => expect(parseAreaKey(areaKey(area))).toEqual(area))

  it('have keys of their own', () => expect(new Set(areas.map(areaKey)).size).toBe(areas.length))

  it('take ids in any case, and write them in one', () => {
    const id = newId()
    expect(parseAreaKey(`organisation:${id.toUpperCase()}`)).toEqual({ kind: 'organisation', organisationId: id })
  })

  it.each(['', 'Nation', 'nation:', 'region:', 'region: Wales', `region:${'x'.repeat(101)}`, 'organisation:1', `council:${newId()}`, ':x', newId()])('are not read from %j', (key) => expect(parseAreaKey(key)).toBeUndefined())

  it('are never read as two things from one text', () => {
    fc.assert(fc.property(fc.string(), (key) => {
      const area = parseAreaKey(key)
      return area === undefined || areaKey(area) === key
    }))
  })
})
