import type { RecordKind } from './framework.js'
import type { FrameworkColumn, FrameworkRow } from './read-framework-rows.js'
import type { FrameworkProblem } from './validate-framework.js'

/** A problem of an import, at its place in the file. Line 1 stands for the file as a whole. */
export interface FileProblem {
  readonly line: number
  readonly column: string
  readonly code: string
  readonly message: string
  readonly severity: 'error' | 'warning'
}

const COLUMNS: Readonly<Record<RecordKind, Readonly<Record<string, FrameworkColumn>>>> = {
  family: { description: 'text' },
  level: { description: 'text', rank: 'level' },
  skill: { description: 'text' },
  descriptor: { skill: 'parent', level: 'level', text: 'text' },
  role: { family: 'parent', purpose: 'text', skill: 'key' },
  requirement: { role: 'key', skill: 'parent', level: 'level' },
}

/** Puts problems of the whole framework at the lines of the file that they come from: of a repeated record, at the last one. */
export function locateProblems(rows: readonly FrameworkRow[], problems: readonly FrameworkProblem[]): readonly FileProblem[] {
  const lines = new Map(rows.map((row) => [identify(row), row.line]))
  return problems.map(({ record, key, field, code, message, severity }) => ({
    line: lines.get(`${record} ${key}`) ?? 1,
    column: COLUMNS[record][field] ?? (field === 'name' ? 'name' : 'key'),
    code, message, severity,
  }))
}

function identify({ values: { record, key, parent, level } }: FrameworkRow): string {
  if (record === 'descriptor') return `descriptor ${parent}/${level}`
  return record === 'requirement' ? `requirement ${key}/${parent}` : `${record} ${key}`
}
