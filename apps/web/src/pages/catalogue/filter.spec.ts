import { isFiltered, readFilter } from './filter.js'

describe('readFilter', () => {
  it('reads what was chosen', () =>
    expect(readFilter({ search: ' data ', audience: 'open', delivery: 'online', region: 'London', area: 'standards', open: 'yes' })).toEqual({
      search: 'data', audience: 'open', deliveryMode: 'online', region: 'London', matrixArea: 'standards', openOnly: true,
    }))
  it.each([[{}], [{ search: ' ', audience: 'nobody', region: 'constructor', open: 'no', delivery: ['online', 'hybrid'] }]])('leaves out what is no choice: %j', (query) => {
    expect(isFiltered(readFilter(query))).toBe(false)
  })
  it('is a filter as soon as one thing is chosen', () => {
    expect(isFiltered(readFilter({ open: 'yes' }))).toBe(true)
    expect(isFiltered(readFilter({ search: 'x' }))).toBe(true)
  })
  it('keeps a search within what the API takes', () => expect(readFilter({ search: 'x'.repeat(500) }).search).toHaveLength(100))
})
