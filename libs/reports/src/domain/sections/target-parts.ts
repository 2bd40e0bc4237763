import type { Between, ColumnKind, ReportColumn, ReportTable } from '../report-content.js'
import { tenth } from '../tenth.js'

/** What a target's figure can be told by. */
export type PartsBy = 'region' | 'organisation' | 'organisation_kind' | 'programme'

/** A target's figure of the report's day for one region, programme or the like. */
export interface TargetPart {
  readonly title: string
  readonly value: number | null
  readonly bounds: Between | null
  readonly coverage: { readonly of: number; readonly reported: number } | null
  /** Why there is no value, or what to know about it. */
  readonly why: string | null
}

/** A figure told by something that its target names. */
export interface TargetParts {
  readonly by: PartsBy
  /** How people are protected in it. */
  readonly method: string
  /** `null` where the source of the figures does not tell them so. */
  readonly parts: readonly TargetPart[] | null
}

const WORDS: Readonly<Record<PartsBy, { readonly by: string; readonly column: string }>> = {
  region: { by: 'region', column: 'Region' }, organisation: { by: 'organisation', column: 'Organisation' }, organisation_kind: { by: 'kind of organisation', column: 'Kind of organisation' }, programme: { by: 'programme', column: 'Programme or scheme' },
}

const column = (key: string, title: string, kind: ColumnKind, description: string): ReportColumn => ({ key, title, kind, description })
const remark = ({ value, why, coverage }: TargetPart): string | null => (value === null ? (why ?? 'Not known.') : coverage === null ? null : `${coverage.reported} of ${coverage.of} organisations reported.`)
const sayWhy = (parts: readonly TargetPart[]): readonly string[] => [...new Set(parts.flatMap(({ value, why }) => (value === null || why === null ? [] : [why])))]

/** One table for each thing that a target is told by. What cannot be told is in {@link untold}. */
export function partTables(target: { readonly code: string; readonly title: string; readonly unit: ColumnKind }, told: readonly TargetParts[]): readonly ReportTable[] {
  return told.flatMap(({ by, method, parts }) => (parts === null || parts.length === 0 ? [] : [tableOf(target, by, method, parts)]))
}

/** What a target should be told by and is not, in words. */
export const untold = (told: readonly TargetParts[]): readonly string[] =>
  told.flatMap(({ by, parts }) => (parts === null ? [`It is not told by ${WORDS[by].by}: what its figures come from does not say.`] : parts.length === 0 ? [`There is nothing yet to tell by ${WORDS[by].by}.`] : []))

function tableOf({ code, title, unit }: Parameters<typeof partTables>[0], by: PartsBy, method: string, parts: readonly TargetPart[]): ReportTable {
  const { by: words, column: heading } = WORDS[by]
  const values = parts.flatMap(({ value }) => value ?? [])
  const why = sayWhy(parts)
  // “of” keeps the keys of two targets and two ways of telling them apart, whatever the targets are called.
  return {
    key: `by-${by.replaceAll('_', '-')}-of-${code}`, title: `${title}, by ${words}`, method,
    columns: [
      column('part', heading, 'text', heading), column('figure', 'Figure', unit, 'As computed from the records for this part alone'),
      column('possible', 'Possible', unit, 'Where the figure could lie, given what nobody answered'), column('remark', 'Remark', 'text', 'Why there is no figure, or how many organisations it rests on'),
    ],
    rows: parts.toSorted((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
      .map((part) => [part.title, part.value === null ? null : tenth(part.value), part.bounds === null ? null : { from: tenth(part.bounds.from), to: tenth(part.bounds.to) }, remark(part)]),
    notes: [`Each ${words} is computed by itself, so the figures need not add up to that of the nation.`, ...(why.length === 1 ? why : [])],
    // Bars begin at nothing: a fall has none.
    ...(values.length > 0 && values.every((value) => value >= 0) ? { chart: { kind: 'bars', label: 'part', value: 'figure' } as const } : {}),
  }
}
