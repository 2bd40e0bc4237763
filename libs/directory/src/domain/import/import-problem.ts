import type { HeaderProblem } from './read-header.js'
import type { BrokenRecord } from './csv-splitter.js'
import type { RowProblem } from './row-problem.js'

/** What is wrong with a file as a whole; nothing of it can be read. */
export type FileProblemCode = 'NOT_CSV' | 'WRONG_SEPARATOR' | 'NO_ROWS' | 'TOO_MANY_ROWS'

/** What only the database can know about a row. */
export type ConflictCode =
  | 'EMAIL_OF_ANOTHER' | 'SAME_PERSON' | 'NOT_YOURS' | 'OTHER_ORGANISATION' | 'OWN_ROLE' | 'OWN_LINE_MANAGER'
  | 'UNKNOWN_PERSON' | 'UNKNOWN_ORGANISATION' | 'OUTSIDE_ORGANISATION' | 'OVERLAPS' | 'OVERLAPS_LINE'
  | 'UNKNOWN_MANAGER' | 'MANAGER_OUTSIDE' | 'MANAGER_SELF' | 'MANAGERS_DIFFER' | 'PERIOD_CHANGES' | 'PARENT_CYCLE'

export type ImportProblemCode = HeaderProblem['code'] | FileProblemCode | BrokenRecord | 'TOO_MANY_CELLS' | RowProblem['code'] | ConflictCode

/** One entry of an import's report as it is kept. `message` is there for what was said while reading; the rest is said from `facts`. */
export interface ImportProblem {
  readonly line: number
  /** Empty for the line, or the file, as a whole. */
  readonly column: string
  readonly code: ImportProblemCode
  readonly message?: string | null | undefined
  readonly facts?: Readonly<Record<string, string | null>> | null | undefined
}
