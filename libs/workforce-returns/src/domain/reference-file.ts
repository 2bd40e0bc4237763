import { err, ok, type Result } from '#kernel'
import { type Characteristic, checkReference, type Entry, type NewReference } from './reference.js'
import { type LineProblem, problem } from './sections/problem.js'
import { type RawRow, RowCells } from './sections/row-cells.js'

/** Lists that are published from a file; when returns are due is one number. */
export const LIST_FILES = {
  grades: ['key', 'name'],
  characteristics: ['characteristic', 'characteristic_name', 'category', 'category_name'],
} as const satisfies Record<string, readonly string[]>
export type ListKind = keyof typeof LIST_FILES
export const isListKind = (text: string): text is ListKind => Object.hasOwn(LIST_FILES, text)

export interface ListRow {
  readonly line: number
  readonly row: RawRow
}

interface Line<T> {
  readonly line: number
  readonly entry: T
}

/** A new version of a list as a file has it. What is wrong with it is said line by line. */
export function readListFile(kind: ListKind, rows: readonly ListRow[]): Result<NewReference, readonly LineProblem[]> {
  return kind === 'grades' ? readGrades(rows) : readCharacteristics(rows)
}

function readGrades(rows: readonly ListRow[]): Result<NewReference, readonly LineProblem[]> {
  const read = entriesOf(rows, 'key', 'name')
  if (!read.ok) return read
  const checked = checkReference({ kind: 'grades', content: read.value.map(({ entry }) => entry) })
  if (checked.ok) return ok(checked.value)
  return err(checked.error.map(({ column, ...rest }) => {
    const [, index = '', field = ''] = /^content\.(\d+)\.(\w+)$/.exec(column) ?? []
    return { ...rest, column: field, line: read.value[Number(index)]?.line ?? 1 }
  }))
}

function readCharacteristics(rows: readonly ListRow[]): Result<NewReference, readonly LineProblem[]> {
  const [groups, categories] = [entriesOf(rows, 'characteristic', 'characteristic_name'), entriesOf(rows, 'category', 'category_name')]
  if (!groups.ok || !categories.ok) return err([...(groups.ok ? [] : groups.error), ...(categories.ok ? [] : categories.error)])
  const found = new Map<string, { readonly line: number; readonly name: string; readonly categories: Line<Entry>[] }>()
  const renamed: LineProblem[] = []
  for (const [at, { line, entry: { key, name } }] of groups.value.entries()) {
    const group = found.get(key) ?? { line, name, categories: [] }
    if (group.name !== name) renamed.push({ line, ...problem('characteristic_name', 'TWO_NAMES', `${key} is called “${group.name}” in line ${group.line}. Give it one name.`) })
    group.categories.push(categories.value[at]!)
    found.set(key, group)
  }
  const list = [...found].map(([key, group]) => ({ key, ...group }))
  const checked = checkReference({ kind: 'characteristics', content: list.map(({ key, name, categories: own }): Characteristic => ({ key, name, categories: own.map(({ entry }) => entry) })) })
  if (checked.ok && renamed.length === 0) return ok(checked.value)
  return err([...renamed, ...(checked.ok ? [] : checked.error).map(({ column, ...rest }): LineProblem => {
    const [, index = '', category, field = ''] = /^content\.(\d+)(?:\.categories(?:\.(\d+))?)?(?:\.(\w+))?$/.exec(column) ?? []
    const group = list[Number(index)]
    const name = category === undefined ? `characteristic${field === 'name' ? '_name' : ''}` : `category${field === 'name' ? '_name' : ''}`
    return { ...rest, column: name, line: (category === undefined ? group?.line : group?.categories[Number(category)]?.line) ?? 1 }
  })])
}

function entriesOf(rows: readonly ListRow[], key: string, name: string): Result<readonly Line<Entry>[], readonly LineProblem[]> {
  const [lines, problems]: [Line<Entry>[], LineProblem[]] = [[], []]
  for (const { line, row } of rows) {
    const cells = new RowCells(row)
    const read = cells.finish({ key: cells.text(key, 60), name: cells.text(name, 200) })
    if (read.ok) lines.push({ line, entry: read.value })
    else problems.push(...read.error.map((one) => ({ ...one, line })))
  }
  return problems.length > 0 ? err(problems) : ok(lines)
}

/** A list as the rows of its file. */
export const listRows = (kind: ListKind, content: readonly (Entry & Partial<Characteristic>)[]): readonly (readonly string[])[] =>
  kind === 'grades' ? content.map(({ key, name }) => [key, name]) : content.flatMap(({ key, name, categories = [] }) => categories.map((one) => [key, name, one.key, one.name]))

/** What a new version changes, in words: for whoever is asked to confirm it. */
export function listChanges(before: readonly (Entry & Partial<Characteristic>)[], after: readonly (Entry & Partial<Characteristic>)[]): readonly string[] {
  const flat = (list: typeof before): ReadonlyMap<string, string> => new Map(list.flatMap(({ key, name, categories = [] }) => [[key, name] as const, ...categories.map((one) => [`${key}: ${one.key}`, one.name] as const)]))
  const [was, is] = [flat(before), flat(after)]
  return [
    ...[...is].filter(([key]) => !was.has(key)).map(([key, name]) => `New: ${key} (${name})`),
    ...[...was].filter(([key]) => !is.has(key)).map(([key, name]) => `Left out: ${key} (${name})`),
    ...[...is].filter(([key, name]) => was.has(key) && was.get(key) !== name).map(([key, name]) => `Renamed: ${key}, from ${was.get(key)} to ${name}`),
  ]
}
