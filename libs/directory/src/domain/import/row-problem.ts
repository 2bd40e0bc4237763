/** What is wrong with one cell of an imported file, said so that whoever made the file can put it right. */
export interface RowProblem {
  /** Line in the file; the header is line 1. */
  readonly line: number
  /** The column as it is called in the file's header. */
  readonly column: string
  readonly code:
    | 'MISSING'
    | 'TOO_LONG'
    | 'FORMULA'
    | 'CONTROL_CHARACTER'
    | 'NOT_AN_OPTION'
    | 'NOT_A_DATE'
    | 'NOT_AN_EMAIL'
    | 'NOT_A_CODE'
    | 'UNKNOWN_CODE'
    | 'DUPLICATE'
    | 'CONTRADICTION'
  readonly message: string
}

/** A file's row by column name; a column that the file does not have reads as empty. */
export type RawRow = Readonly<Record<string, string | undefined>>

/**
 * Values already met in the file, with the line of the first. One entry per row: 100,000 rows fit easily,
 * so a file can be streamed through it.
 */
export type SeenValues = Map<string, number>
export const createSeenValues = (): SeenValues => new Map()
