import { meant, readLines } from './organisation-references.js'

describe('readLines', () => {
  it('takes codes and names, with shares in per cent as basis points', () =>
    expect(readLines('E07000105\r\n\n North Barset Council : 40%\nE06000002=33.33')).toEqual([
      { reference: 'E07000105' }, { reference: 'North Barset Council', share: 4_000 }, { reference: 'E06000002', share: 3_333 },
    ]))
  it('leaves a colon in a name alone', () => expect(readLines('Barset: the county')).toEqual([{ reference: 'Barset: the county' }]))
})

describe('meant', () => {
  const found = [{ id: '1', name: 'Barset', code: 'E1' }, { id: '2', name: 'Barset', code: null }, { id: '3', name: 'North Barset', code: 'E3' }]
  it('goes by the code', () => expect(meant('e1', found)?.id).toBe('1'))
  it('takes a name that is whole and the only one', () => expect(['North Barset', 'North', 'Barset'].map((name) => meant(name, found)?.id)).toEqual(['3', undefined, undefined]))
})
