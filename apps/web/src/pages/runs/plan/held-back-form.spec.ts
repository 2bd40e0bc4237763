import { countLines, heldBackValues, nameHeldBackErrors, readHeldBack } from './held-back-form.js'

const line = (at: number, changes: Readonly<Record<string, string>>) => ({
  [`heldBack-${at}-who`]: '', [`heldBack-${at}-organisation`]: '', [`heldBack-${at}-places`]: '', [`heldBack-${at}-releasedOn-day`]: '', [`heldBack-${at}-releasedOn-month`]: '', [`heldBack-${at}-releasedOn-year`]: '',
  ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [`heldBack-${at}-${name}`, value])),
})
const date = { 'releasedOn-day': '1', 'releasedOn-month': '8', 'releasedOn-year': '2026' }
const body = { ...line(0, {}), ...line(1, { who: 'region:South East', places: '3', ...date }), ...line(2, { organisation: 'Leeds City Council', places: '1', ...date }) }

describe('held-back places of a form', () => {
  it('are read with empty lines passed over', () => {
    expect(readHeldBack(body)).toEqual({
      errors: [],
      lines: [
        { at: 1, forType: 'region', forValue: 'South East', organisationName: '', places: 3, releasedOn: '2026-08-01' },
        { at: 2, forType: 'organisation', forValue: '', organisationName: 'Leeds City Council', places: 1, releasedOn: '2026-08-01' },
      ],
    })
    expect(countLines(body)).toBe(3)
  })
  it('say what is missing in a line that was begun', () =>
    expect(readHeldBack(line(0, { places: 'two', 'releasedOn-day': '31', 'releasedOn-month': '2', 'releasedOn-year': '2026' })).errors.map(({ field }) => field)).toEqual(['heldBack.0.who', 'heldBack.0.places', 'heldBack.0.releasedOn']))
  it('take errors of the API back to their line', () =>
    expect(nameHeldBackErrors([{ field: 'heldBack.1.forValue', message: 'a' }, { field: 'heldBack', message: 'b' }, { field: 'quotas.maxPerRegion', message: 'c' }, { field: 'title', message: 'd' }], readHeldBack(body).lines)
      .map(({ field }) => field)).toEqual(['heldBack.2.who', 'heldBack.0.places', 'maxPerRegion', 'title']))
  it('come back as they were', () => {
    const values = heldBackValues([{ forType: 'region', forValue: 'London', places: 2, releasedOn: '2026-08-01' }, { forType: 'organisation', forValue: 'o1', places: 1, releasedOn: '2026-08-01' }], new Map([['o1', 'Leeds']]))
    expect(readHeldBack(values).lines.map(({ forType, forValue, organisationName }) => [forType, forValue, organisationName])).toEqual([['region', 'London', ''], ['organisation', '', 'Leeds']])
  })
})
