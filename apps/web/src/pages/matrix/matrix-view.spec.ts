import { cellTag, crowdedWords, isCell, isWebAddress, matrixFigures, matrixTable } from './matrix-view.js'

const cell = { body: 'lga', area: 'standards', state: 'overlap', offerCount: 3, crowdedAudiences: ['open'] }

describe('matrixTable', () => {
  const table = matrixTable([cell], '?audience=open')
  it('has six rows of six cells, also where the API knows none', () => expect(table.rows.map(({ cells }) => cells.length)).toEqual([6, 6, 6, 6, 6, 6]))
  it('puts a cell where it belongs and keeps the filter in its link', () =>
    expect(table.rows[3]?.cells[4]).toEqual({ tag: { text: 'Overlap: 3 offers', classes: 'govuk-tag--orange' }, href: '/matrix/lga/standards?audience=open', label: 'Local Government Association, Standards' }))
})

it('tells gaps, served cells and overlaps apart in words', () =>
  expect([['gap', 0], ['served', 1], ['overlap', 2]].map(([state, offerCount]) => cellTag({ state: String(state), offerCount: Number(offerCount) }).text)).toEqual(['Gap', '1 offer', 'Overlap: 2 offers']))

it('counts', () => expect(matrixFigures([cell]).map(({ value }) => value)).toEqual(['0', '0', '1']))
it('knows which cells there are', () => expect([isCell('lga', 'standards'), isCell('lga', 'lga'), isCell('x', 'standards')]).toEqual([true, false, false]))
it('names audiences in a sentence', () => expect(crowdedWords(['open', 'elected_members'])).toBe('everybody and elected members'))
it('takes https addresses only', () =>
  expect(['https://a.gov.uk/x', 'http://a.gov.uk', 'javascript:alert(1)', 'https://localhost', 'a.gov.uk', ''].map(isWebAddress)).toEqual([true, false, false, false, false, false]))
