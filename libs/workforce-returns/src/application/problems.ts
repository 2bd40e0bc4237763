import type { UserError } from '#platform/errors'
import type { LineProblem, Problem } from '../domain/index.js'

/** Problems of a form as what its sender is told. */
export const userErrors = (problems: readonly Problem[]): readonly UserError[] => problems.map(({ column, code, message }) => ({ field: column, code, message }))

/** Problems of rows: the field names the row, from 0, and its column. */
export const rowErrors = (problems: readonly LineProblem[]): readonly UserError[] =>
  problems.map(({ line, column, code, message }) => ({ field: column === '' ? `rows.${line - 1}` : `rows.${line - 1}.${column}`, code, message }))

export const refusal = (field: string, code: string, message: string): readonly UserError[] => [{ field, code, message }]

export const NOT_A_DRAFT = refusal('returnId', 'NOT_A_DRAFT', 'This revision was submitted and does not change any more. Make a correction instead: it becomes the next revision.')
