import { type CategoryNode, describeUtility, type ProtectedRelease } from '#disclosure'
import type { Area, Quarter } from '#kernel'
import { MEASURES } from '../activity/activity-publication.js'
import { figureAt, measure, place, scope, type Spot, spotOf } from '../activity/spots.js'
import type { ReportCell, ReportColumn, ReportSection, ReportTable } from '../report-content.js'
import type { Strand } from '../strands.js'
import { figureCell, ReleaseReader } from './release-reader.js'

/** The published release of a quarter. */
export interface QuarterRelease {
  readonly quarter: Quarter
  readonly release: ProtectedRelease
}

/** True counts of one organisation, for its own people. */
export interface OwnQuarter extends Readonly<Record<(typeof MEASURES)[number]['key'], number>> {
  readonly quarter: Quarter
  readonly meetings: number
  readonly minutes: number
}

const TITLES = {
  cohorts: { section: 'Cohort programmes', quarters: 'Cohort programmes by quarter', regions: 'Cohort programmes by region', scopes: 'Cohort programmes by programme', scope: 'Programme' },
  mentoring: { section: 'Mentoring', quarters: 'Mentoring by quarter', regions: 'Mentoring by region', scopes: 'Mentoring by scheme', scope: 'Scheme' },
} as const

const measureColumns = (strand: Strand): readonly ReportColumn[] =>
  MEASURES.map(({ key, title }) => ({ key, title: title[strand], kind: 'count', description: `${title[strand]} in the quarter: enrolments or matches, each counted once by its first such step` }))

const quarterColumn: ReportColumn = { key: 'quarter', title: 'Quarter', kind: 'quarter', description: 'Calendar quarter' }

/** What of people's activity everybody may read: by quarter, and for the newest quarter by region and by programme. `undefined` where there is nothing. */
export function publicActivity(strand: Strand, area: Area, releases: readonly QuarterRelease[]): ReportSection | undefined {
  const spot = spotOf(area)
  if (spot === undefined || releases.length === 0) return undefined
  const byQuarter = releases.map(({ quarter, release }) => [quarter, ...figuresAt(release, spot)])
  const newest = releases.at(-1)!
  const tables: readonly ReportTable[] = [
    { key: `${strand}-quarters`, title: TITLES[strand].quarters, method: newest.release.method, columns: [quarterColumn, ...measureColumns(strand)], rows: byQuarter, notes: notesOf(newest.release), chart: { kind: 'lines', along: 'quarter', lines: ['started', 'completed'] } },
    ...(area.kind === 'nation' ? [broken(strand, newest, { key: 'regions', first: 'Region', table: 'regions', of: 'place' })] : []),
    ...(area.kind === 'nation' ? [broken(strand, newest, { key: 'scopes', first: TITLES[strand].scope, table: 'scopes', of: 'scope' })] : []),
    ...(area.kind === 'centre' ? [broken(strand, newest, { key: 'scopes', first: TITLES[strand].scope, table: 'scopes', of: 'scope', among: scopesOf(newest.release, spot.scope) })] : []),
    ...(area.kind === 'region' ? [broken(strand, newest, { key: 'scopes', first: TITLES[strand].scope, table: 'regions-scopes', of: 'scope', place: spot.place })] : []),
    ...(area.kind === 'programme' ? [broken(strand, newest, { key: 'regions', first: 'Region', table: 'regions-scopes', of: 'place', scope: spot.scope })] : []),
  ]
  return { key: strand, title: TITLES[strand].section, paragraphs: [inWords(strand, newest.quarter, figuresAt(newest.release, spot))], tables }
}

/** The same of one organisation, exactly: for those who keep its records. */
export function ownActivity(strand: Strand, quarters: readonly OwnQuarter[]): ReportSection | undefined {
  const newest = quarters.at(-1)
  if (newest === undefined) return undefined
  const cells = (one: OwnQuarter): readonly number[] => MEASURES.map(({ key }) => one[key])
  return {
    key: strand, title: TITLES[strand].section, paragraphs: [inWords(strand, newest.quarter, cells(newest))],
    tables: [{
      key: `${strand}-quarters`, title: TITLES[strand].quarters, method: 'none',
      columns: [
        quarterColumn, ...measureColumns(strand), { key: 'meetings', title: strand === 'cohorts' ? 'Sessions attended' : 'Meetings', kind: 'count', description: 'Sessions attended, or meetings held' },
        { key: 'hours', title: 'Hours', kind: 'ratio', description: 'Time spent in them, in hours' },
      ],
      rows: quarters.map((one) => [one.quarter, ...cells(one), one.meetings, Math.round(one.minutes / 6) / 10]),
      notes: ['These are true counts of your own people. Do not publish them as they are.'], chart: { kind: 'lines', along: 'quarter', lines: ['started', 'completed'] },
    }],
  }
}

const figuresAt = (release: ProtectedRelease, spot: Spot): readonly ReportCell[] => MEASURES.map(({ key }) => figureCell(figureAt(release, spot, key)))

interface Breaking {
  readonly key: string
  readonly first: string
  readonly table: string
  readonly of: 'place' | 'scope'
  readonly place?: string
  readonly scope?: string
  /** Only these scopes. */
  readonly among?: ReadonlySet<string>
}

function broken(strand: Strand, { quarter, release }: QuarterRelease, by: Breaking): ReportTable {
  const reader = new ReleaseReader(release)
  const cells = reader.cells(by.table).filter((cell) => (by.place === undefined || place(cell) === by.place) && (by.scope === undefined || scope(cell) === by.scope) && (by.among?.has(scope(cell)) ?? true))
  const [rowOf, dimension] = by.of === 'place' ? [place, 0] as const : [scope, 1] as const
  const rows = [...new Set(cells.map(rowOf))].map((key) => [reader.title(dimension, key), ...MEASURES.map((one) => figureCell(cells.find((cell) => rowOf(cell) === key && measure(cell) === one.key)?.figure ?? 0))] as const)
  return {
    key: `${strand}-${by.key}`, title: `${TITLES[strand][by.key as 'regions' | 'scopes']}, ${quarter}`, method: release.method, notes: notesOf(release),
    columns: [{ key: by.key === 'regions' ? 'region' : 'programme', title: by.first, kind: 'text', description: by.first }, ...measureColumns(strand)],
    rows: rows.toSorted((a, b) => (a[0] < b[0] ? -1 : 1)), chart: { kind: 'bars', label: by.key === 'regions' ? 'region' : 'programme', value: 'started' },
  }
}

/** What somebody runs, by the release's own tree. */
function scopesOf({ definition }: ProtectedRelease, owner: string): ReadonlySet<string> {
  const owners: readonly CategoryNode[] = definition.dimensions.find(({ key }) => key === 'scope')?.root.children ?? []
  return new Set(owners.find(({ key }) => key === owner)?.children?.map(({ key }) => key))
}

const notesOf = (release: ProtectedRelease): readonly string[] => [release.description, ...release.coarsened.map((one) => one.description), describeUtility(release)]

function inWords(strand: Strand, quarter: Quarter, [applied, , started, completed]: readonly ReportCell[]): string {
  const say = (cell: ReportCell | undefined): string => (typeof cell === 'number' ? String(cell) : cell !== null && typeof cell === 'object' && 'from' in cell ? `${cell.from} to ${cell.to}` : 'a number that is withheld')
  return strand === 'cohorts'
    ? `In ${quarter} ${say(applied)} applications were made to cohort programmes, ${say(started)} people started and ${say(completed)} completed.`
    : `In ${quarter} ${say(applied)} mentoring matches were proposed, ${say(started)} relationships started and ${say(completed)} were completed.`
}
