import { standsInWords } from './stands-in.js'

describe('standsInWords', () => {
  it.each([
    [null, undefined],
    [{ name: 'Meg Ray', backOn: '2026-06-05' }, 'On behalf of Meg Ray, who is away until 4 June 2026'],
    [{ name: 'Meg Ray', backOn: null }, 'On behalf of Meg Ray, who is away'],
    [{ name: null, backOn: '2026-03-01' }, 'On behalf of a colleague, who is away until 28 February 2026'],
  ])('says %j as %s', (standsIn, words) => expect(standsInWords(standsIn)).toBe(words))
})
