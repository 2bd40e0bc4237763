import { figureRows, figureWords } from './figures.pages.js'

const figure = (id: string, observedOn: string, revision: number, numerator: number, areaKey = 'nation') => ({ id, observedOn, revision, numerator, areaKey, denominator: null, areaName: 'National', source: 'LGA', reason: null, recordedAt: '', recordedBy: null })

describe('figures entered by hand', () => {
  it('are shown once for an area and day, with what was corrected behind', () => {
    const rows = figureRows([figure('c', '2026-09-30', 2, 3), figure('b', '2026-09-30', 1, 2), figure('d', '2026-09-30', 1, 9, 'region:Wales'), figure('a', '2026-06-30', 1, 1)])
    expect(rows.map(({ now, before }) => [now.id, before.map(({ id }) => id)])).toEqual([['c', ['b']], ['d', []], ['a', []]])
  })

  it('say what they are out of', () => {
    expect([figureWords({ numerator: 1_200, denominator: null }), figureWords({ numerator: 211, denominator: 317 })]).toEqual(['1,200', '211 of 317 (66.6%)'])
  })
})
