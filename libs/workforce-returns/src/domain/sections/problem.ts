/** What is wrong with a figure, and how to mend it. `column` is a column of the file or a field of the form; empty for the whole line. */
export interface Problem {
  readonly column: string
  readonly code: string
  readonly message: string
}

export interface LineProblem extends Problem {
  /** The line of the file, from 1 for the one with the names of the columns; of a form, the number of the row. */
  readonly line: number
}

export const problem = (column: string, code: string, message: string): Problem => ({ column, code, message })

/** A piece of what was typed, short enough for a message and without what no screen shows. */
export const shown = (raw: string): string => {
  const text = raw.replaceAll(/\p{Cc}+/gu, ' ')
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`
}
