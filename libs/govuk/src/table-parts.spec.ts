import fc from 'fast-check'
import { tableParts, withoutFigure } from './table-parts.js'

type Row = readonly (number | null)[]
const KEYS = ['on', 'figure', 'forecast', 'low']
const COLUMNS = { along: 'on', figure: 'figure', edge: 'low' }
const isEmpty = (row: Row, at: number): boolean => row[at] === null || row[at] === undefined
const parts = (rows: readonly Row[]) => tableParts(KEYS, rows, COLUMNS, isEmpty)!

describe('tableParts', () => {
  it('takes what was from what may come, and leaves columns out that hold nothing', () => {
    expect(parts([[1, null, null, null], [2, 40, null, null], [3, null, 45, 41]])).toEqual({ figures: { columns: [0, 1], rows: [[2, 40, null, null]] }, forecasts: { columns: [0, 2, 3], rows: [[3, null, 45, 41]] }, without: [[1, null, null, null]] })
    expect(tableParts(['on'], [], COLUMNS, isEmpty)).toBeUndefined()
  })

  it('loses no row, and no cell of a row that is shown', () => {
    const cell = fc.option(fc.integer(), { nil: null })
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer(), cell, cell, cell)), (rows) => {
      const { figures, forecasts, without } = parts(rows)
      expect(figures.rows.length + forecasts.rows.length + without.length).toBe(rows.length)
      for (const part of [figures, forecasts]) for (const row of part.rows) for (const at of KEYS.keys()) if (!isEmpty(row, at)) expect(part.columns).toContain(at)
    }))
  })
})

it('days without a figure are told in one sentence', () => {
  expect([withoutFigure([]), withoutFigure(['1 May']), withoutFigure(['1 May', '2 May', '3 May'])]).toEqual([null, 'There is no figure of 1 May.', 'There is no figure of 3 days between 1 May and 3 May.'])
})
