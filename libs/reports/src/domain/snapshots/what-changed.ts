import { type ColumnKind, isBetween, isWithheld, type ReportCell, type ReportContent, type ReportTable } from '../report-content.js'
import type { InputKind, ReportInput } from './report-input.js'

export interface FigureChange {
  readonly table: string
  /** The row's first cell. */
  readonly row: string
  readonly column: string
  /** What kind of figure, for its unit. Snapshots of before it was kept are without. */
  readonly kind?: ColumnKind
  readonly before: ReportCell
  readonly after: ReportCell
}

/** What is different about a snapshot, and what it was computed from that is different too. */
export interface SnapshotChanges {
  readonly figures: readonly FigureChange[]
  /** Changes of figures beyond those listed. */
  readonly more: number
  /** One sentence for each thing that changed beneath. */
  readonly why: readonly string[]
}

const MOST_LISTED = 200

const REASONS: Readonly<Record<InputKind, (label: string) => string>> = {
  plan: (label) => `${label} has a new version.`,
  formula: (label) => `${label} is computed by a new formula.`,
  records: (label) => `${label}: records were added or put right.`,
  return: (label) => `${label} was sent in or corrected.`,
  organisations: (label) => `${label}: organisations merged, split, came or went.`,
  equality: (label) => `${label}: there is a new protected table.`,
  method: (label) => `${label} is protected by another method.`,
}

interface Computed {
  readonly content: ReportContent
  readonly inputs: readonly ReportInput[]
}

/** Compares two snapshots of one report. Rows are the same when their text cells are; a row that came or went counts once, by its first figure. */
export function whatChanged(before: Computed, after: Computed): SnapshotChanges {
  const old = new Map(tablesOf(before.content).map((table) => [table.key, table]))
  const figures = tablesOf(after.content).flatMap((table) => tableChanges(old.get(table.key), table))
  return { figures: figures.slice(0, MOST_LISTED), more: Math.max(0, figures.length - MOST_LISTED), why: whyChanged(before.inputs, after.inputs) }
}

function whyChanged(before: readonly ReportInput[], after: readonly ReportInput[]): readonly string[] {
  const old = new Map(before.map((input) => [input.key, input]))
  const still = new Set(after.map(({ key }) => key))
  return [
    ...after.flatMap(({ key, kind, label, version }) => {
      const was = old.get(key)
      if (was === undefined) return [`${label} is new in this report.`]
      return was.version === version ? [] : [REASONS[kind](label)]
    }),
    ...before.filter(({ key }) => !still.has(key)).map(({ label }) => `${label} is no longer part of this report.`),
  ]
}

const tablesOf = ({ sections }: ReportContent): readonly ReportTable[] => sections.flatMap(({ tables }) => tables)

type Row = readonly ReportCell[]

function tableChanges(before: ReportTable | undefined, after: ReportTable): readonly FigureChange[] {
  if (before === undefined) return []
  const name = (table: ReportTable, row: Row): string => table.columns.map(({ kind }, at) => (isName(kind) ? String(row[at]) : '')).join('|')
  const old = new Map(before.rows.map((row) => [name(before, row), row]))
  const now = new Set(after.rows.map((row) => name(after, row)))
  return [
    ...after.rows.flatMap((row) => rowChanges(before, old.get(name(after, row)), after, row)),
    ...before.rows.filter((row) => !now.has(name(before, row))).flatMap((row) => oneChange(before, row, 'before')),
  ]
}

function rowChanges(before: ReportTable, old: Row | undefined, after: ReportTable, row: Row): readonly FigureChange[] {
  if (old === undefined) return oneChange(after, row, 'after')
  return after.columns.flatMap(({ key, title, kind }, at) => {
    if (isName(kind)) return []
    const was = old[before.columns.findIndex((column) => column.key === key)]
    return was === undefined || sameCell(was, row[at]!) ? [] : [{ table: after.title, row: String(row[0]), column: title, kind: kindIn(after, row, kind), before: was, after: row[at]! }]
  })
}

function oneChange(table: ReportTable, row: Row, side: 'before' | 'after'): readonly FigureChange[] {
  const at = table.columns.findIndex(({ kind }) => !isName(kind))
  if (at < 0) return []
  const change = { table: table.title, row: String(row[0]), column: table.columns[at]!.title, kind: kindIn(table, row, table.columns[at]!.kind) }
  return [side === 'after' ? { ...change, before: null, after: row[at]! } : { ...change, before: row[at]!, after: null }]
}

const UNITS: Readonly<Record<string, ColumnKind>> = { number: 'count', '%': 'percent', 'percentage points': 'percentage_points', '% change': 'relative_change' }

/** A table of targets holds figures of several units as ratios; each row names its own in the column `unit`. */
function kindIn({ columns }: ReportTable, row: Row, kind: ColumnKind): ColumnKind {
  const unit = kind === 'ratio' ? row[columns.findIndex(({ key }) => key === 'unit')] : undefined
  return typeof unit === 'string' ? (UNITS[unit] ?? kind) : kind
}

/** Columns that say what a row is about. */
const isName = (kind: ReportTable['columns'][number]['kind']): boolean => kind === 'text' || kind === 'date' || kind === 'quarter'

function sameCell(a: ReportCell, b: ReportCell): boolean {
  if (isWithheld(a) || isWithheld(b)) return isWithheld(a) && isWithheld(b)
  if (isBetween(a) || isBetween(b)) return isBetween(a) && isBetween(b) && a.from === b.from && a.to === b.to
  return a === b
}
