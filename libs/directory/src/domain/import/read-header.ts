import { err, ok, type Result } from '#kernel'
import { closest } from '../similarity.js'

export interface HeaderProblem {
  readonly code: 'EMPTY' | 'UNKNOWN_COLUMN' | 'MISSING_COLUMN' | 'DUPLICATE_COLUMN'
  readonly column: string
  readonly message: string
}

export interface ColumnList {
  readonly required: readonly string[]
  readonly optional: readonly string[]
}

/**
 * The file's columns by position in our names, or everything that is wrong with the header. A byte-order mark,
 * capitals and spaces for underscores are forgiven; a column that we do not know is not, because it is
 * mostly a misspelt one whose data would silently be left out.
 */
export function readHeader(cells: readonly string[], { required, optional }: ColumnList): Result<readonly string[], readonly HeaderProblem[]> {
  const known = [...required, ...optional]
  const names = cells.map((cell, index) =>
    (index === 0 ? cell.replace(/^\uFEFF/, '') : cell).trim().toLowerCase().replace(/[\s-]+/g, '_'),
  )
  if (names.every((name) => name === '')) return err([{ code: 'EMPTY', column: '', message: `The file has no header. Its first line must name the columns: ${known.join(', ')}` }])
  const problems = names.flatMap((name, index): HeaderProblem[] => {
    if (names.indexOf(name) !== index) return [{ code: 'DUPLICATE_COLUMN', column: name, message: `The column "${shorten(name)}" appears more than once` }]
    if (known.includes(name)) return []
    const meant = closest(name, known.filter((column) => !names.includes(column)))
    const hint = meant === undefined ? `The columns are: ${known.join(', ')}` : `Did you mean "${meant}"?`
    return [{ code: 'UNKNOWN_COLUMN', column: name, message: `There is no column "${shorten(name)}". ${hint}` }]
  })
  const missing = required.filter((column) => !names.includes(column)).map((column): HeaderProblem => ({
    code: 'MISSING_COLUMN', column, message: `The column "${column}" is missing`,
  }))
  return problems.length + missing.length > 0 ? err([...problems, ...missing]) : ok(names)
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
