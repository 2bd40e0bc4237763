import { err, ok, type Result } from '#kernel'
import { RECORD_KINDS, type FrameworkContent, type RecordKind } from './framework.js'

/** The columns of a framework file. What `parent` and `level` mean depends on `record`; see the README beside the demonstration framework. */
export const FRAMEWORK_COLUMNS = ['record', 'key', 'parent', 'level', 'name', 'text'] as const
export type FrameworkColumn = (typeof FRAMEWORK_COLUMNS)[number]

/** One line of a framework file, split into its columns; `line` is the line in the file, the header being 1. */
export interface FrameworkRow {
  readonly line: number
  readonly values: Readonly<Record<FrameworkColumn, string>>
}

export interface FrameworkRowProblem {
  readonly line: number
  readonly column: FrameworkColumn
  readonly code: 'UNKNOWN_RECORD' | 'MISSING' | 'NOT_USED_HERE' | 'NOT_A_RANK' | 'FORMULA'
  readonly message: string
}

/** Which columns each record kind needs; all others must be empty. */
const USED: Readonly<Record<RecordKind, readonly FrameworkColumn[]>> = {
  family: ['key', 'name', 'text'],
  level: ['key', 'level', 'name', 'text'],
  skill: ['key', 'name', 'text'],
  descriptor: ['parent', 'level', 'text'],
  role: ['key', 'parent', 'name', 'text'],
  requirement: ['key', 'parent', 'level'],
}

const MEANING: Readonly<Record<RecordKind, Partial<Record<FrameworkColumn, string>>>> = {
  family: {},
  level: { level: "the level's rank, 1 for the lowest" },
  skill: {},
  descriptor: { parent: 'the key of the skill', level: 'the key of the level' },
  role: { parent: 'the key of the family' },
  requirement: { key: 'the key of the role', parent: 'the key of the skill', level: 'the key of the level' },
}

const isRecordKind = (text: string): text is RecordKind => (RECORD_KINDS as readonly string[]).includes(text)

/** Checks one row by itself. References between rows are checked later by `validateFramework`. */
export function checkFrameworkRow({ line, values }: FrameworkRow): readonly FrameworkRowProblem[] {
  const record = values.record
  if (!isRecordKind(record))
    return [{ line, column: 'record', code: 'UNKNOWN_RECORD', message: `Line ${line}: "record" is one of ${RECORD_KINDS.join(', ')}; this line has "${record.slice(0, 40)}"` }]
  return FRAMEWORK_COLUMNS.filter((column) => column !== 'record').flatMap((column): FrameworkRowProblem[] => {
    const value = values[column]
    const used = USED[record].includes(column)
    const meaning = MEANING[record][column]
    if (used && value === '') return [{ line, column, code: 'MISSING', message: `Line ${line}: a ${record} needs "${column}"${meaning ? ` (${meaning})` : ''}` }]
    if (!used && value !== '') return [{ line, column, code: 'NOT_USED_HERE', message: `Line ${line}: a ${record} has no "${column}"; leave it empty` }]
    if (/^[=+@\t\r]/.test(value)) return [{ line, column, code: 'FORMULA', message: `Line ${line}: "${column}" starts like a spreadsheet formula; remove the first character` }]
    if (record === 'level' && column === 'level' && !/^[1-9]\d?$/.test(value))
      return [{ line, column, code: 'NOT_A_RANK', message: `Line ${line}: "level" is the rank of the level, a whole number from 1` }]
    return []
  })
}

/** Puts the rows of a file together, or says what is wrong with each faulty row (all of them, not the first). */
export function readFrameworkRows(rows: readonly FrameworkRow[]): Result<FrameworkContent, readonly FrameworkRowProblem[]> {
  const problems = rows.flatMap(checkFrameworkRow)
  if (problems.length > 0) return err(problems)
  const of = (record: RecordKind): readonly FrameworkRow['values'][] => rows.map(({ values }) => values).filter((values) => values.record === record)
  return ok({
    families: of('family').map(({ key, name, text }) => ({ key, name, description: text })),
    levels: of('level').map(({ key, level, name, text }) => ({ key, rank: Number(level), name, description: text })),
    skills: of('skill').map(({ key, name, text }) => ({ key, name, description: text })),
    descriptors: of('descriptor').map(({ parent, level, text }) => ({ skillKey: parent, levelKey: level, text })),
    roles: of('role').map(({ key, parent, name, text }) => ({ key, familyKey: parent, name, purpose: text })),
    requirements: of('requirement').map(({ key, parent, level }) => ({ roleKey: key, skillKey: parent, levelKey: level })),
  })
}

/** The same file back again: reading what this writes gives the same content. */
export function writeFrameworkRows(content: FrameworkContent): readonly Readonly<Record<FrameworkColumn, string>>[] {
  const row = (record: RecordKind, values: Partial<Record<FrameworkColumn, string>>): Record<FrameworkColumn, string> => ({
    record, key: '', parent: '', level: '', name: '', text: '', ...values,
  })
  return [
    ...content.families.map(({ key, name, description }) => row('family', { key, name, text: description })),
    ...content.levels.map(({ key, rank, name, description }) => row('level', { key, level: String(rank), name, text: description })),
    ...content.skills.map(({ key, name, description }) => row('skill', { key, name, text: description })),
    ...content.descriptors.map(({ skillKey, levelKey, text }) => row('descriptor', { parent: skillKey, level: levelKey, text })),
    ...content.roles.map(({ key, familyKey, name, purpose }) => row('role', { key, parent: familyKey, name, text: purpose })),
    ...content.requirements.map(({ roleKey, skillKey, levelKey }) => row('requirement', { key: roleKey, parent: skillKey, level: levelKey })),
  ]
}
