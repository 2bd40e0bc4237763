import { describeUtility, type ProtectedRelease, type ReleaseCell } from '#disclosure'
import type { PlainDate } from '#kernel'
import { FOUR_FIFTHS, type GroupOutcome, LEAST_GROUP, relativeLikelihood, type RelativeLikelihood } from '../relative-likelihood.js'
import type { ReportCell, ReportColumn, ReportSection, ReportTable } from '../report-content.js'
import { ACCESS, accessTables, type PublishedStaff } from './access-tables.js'
import { figureCell, ReleaseReader } from './release-reader.js'

/** A published snapshot of one population by the answers to one question. */
export interface EquityRelease {
  readonly publicationId: string
  readonly population: string
  readonly question: string
  /** The question in tables, such as "ethnic group". */
  readonly title: string
  readonly snapshotOn: PlainDate
  readonly release: ProtectedRelease
}

/** One step that people of all groups should be equally likely to take. */
interface Step {
  readonly key: string
  readonly among: string
  readonly title: string
}

const STEPS: Readonly<Record<string, readonly Step[]>> = {
  'cohort-progress': [{ key: 'offered', among: 'applied', title: 'Being offered a place after applying' }, { key: 'completed', among: 'offered', title: 'Completing after being offered a place' }],
  'mentoring-progress': [{ key: 'matched', among: 'asked', title: 'Being matched after asking for a mentor' }],
}

/** Groups that others are compared with, where they are published; elsewhere the largest is. As the NHS standards do, and by the wording of the reference questions. */
const REFERENCES: Readonly<Record<string, string>> = { sex: 'male', ethnic_group: 'group:white_british', disability: 'no', sexual_orientation: 'straight', caring: 'no' }

/** Categories of a question that are no group of people by their answer. */
const NO_GROUPS = ['everybody', 'answered', 'prefer_not_to_say', 'not_answered']

/** What a comparison comes to, in words. */
type Reading = 'Compared with' | 'Reference group clearly more likely' | 'Reference group clearly less likely' | 'No clear difference' | 'Too few people to say'

interface Compared {
  readonly title: string
  readonly of: ReleaseCell | undefined
  readonly chosen: ReleaseCell | undefined
  readonly likelihood: RelativeLikelihood | undefined
  readonly reading: Reading
}

const column = (key: string, title: string, kind: ReportColumn['kind'], description: string): ReportColumn => ({ key, title, kind, description })

/** The scope of a report within the releases: everything, or one programme or scheme. */
export type EquityScope = { readonly kind: 'all' } | { readonly kind: 'one'; readonly id: string }

/** Whether people of all groups were as likely to be offered a place, to complete and to be matched, and how many said who they are. */
export function equitySection(releases: readonly EquityRelease[], scope: EquityScope, staff: PublishedStaff | null = null): ReportSection | undefined {
  const read = releases.map((one): ReadRelease => ({ ...one, reader: new ReleaseReader(one.release) })).filter((one) => of(one, scope, (STEPS[one.population] ?? [])[0]?.among ?? '').length > 0)
  if (read.length === 0) return scope.kind === 'one' ? undefined : { key: 'equity', title: 'Equity', paragraphs: ['No figures by people’s characteristics have been published yet, so nothing can be said about equity.'], tables: [] }
  const made = read.flatMap((one) => (STEPS[one.population] ?? []).map((step) => ({ one, step, rows: compare(one, scope, step) }))).filter(({ rows }) => rows.length > 1)
  const access = staff === null || scope.kind !== 'all' ? [] : accessTables(read, staff)
  const readings = made.flatMap(({ rows }) => rows.map(({ reading }) => reading)).filter((reading) => reading !== 'Compared with')
  return {
    key: 'equity', title: 'Equity', paragraphs: [inWords(readings), HOW, ...(access.length > 0 ? [ACCESS] : [NOBODY_KNOWS])],
    tables: [...declarations(read, scope), ...access, ...made.map(({ one, step, rows }) => tableOf(one, step, rows))],
  }
}

const HOW = `Relative likelihood is the reference group’s share divided by the group’s: 1 is the same, above 1 the reference group is more likely. It is worked out from published counts alone. The interval holds the true ratio in 95 of 100 cases, whatever the rounding of the counts hides; a difference is called clear when all of the interval lies outside of ${FOUR_FIFTHS.from} to ${FOUR_FIFTHS.to} (the four-fifths rule of thumb). Nothing is said of groups of fewer than ${LEAST_GROUP} people. Being appointed is told as being offered a place: appointments to posts are few and public, so they are counted exactly and never by people’s characteristics.`
const NOBODY_KNOWS = 'Whether people of all groups apply is not among the figures: nobody knows how many could have.'

interface ReadRelease extends EquityRelease {
  readonly reader: ReleaseReader
}

/** Cells of a stage in the scope. */
function of({ reader }: ReadRelease, scope: EquityScope, stage: string): readonly ReleaseCell[] {
  const [place, step] = [reader.dimension('programme', 'scheme'), reader.dimension('stage')]
  if (place === undefined || step === undefined) return []
  const cells = scope.kind === 'all' ? reader.cells('overall') : [...reader.cells('by-programme'), ...reader.cells('by-scheme')].filter(({ at }) => at[place] === scope.id)
  return cells.filter(({ at }) => at[step] === stage)
}

function compare(one: ReadRelease, scope: EquityScope, { key, among }: Step): readonly Compared[] {
  const answer = one.reader.dimension(one.question)
  if (answer === undefined) return []
  const [all, some] = [of(one, scope, among), of(one, scope, key)]
  const groups = all.filter(({ at }) => !NO_GROUPS.includes(at[answer]!)).map((cell) => {
    const chosen = some.find(({ at }) => at[answer] === cell.at[answer])
    return { key: cell.at[answer]!, title: one.reader.title(answer, cell.at[answer]!), of: cell, chosen, outcome: outcomeOf(one.reader, cell, chosen) }
  })
  const reference = groups.find((group) => group.key === REFERENCES[one.question]) ?? groups.toSorted((a, b) => middle(b.outcome) - middle(a.outcome) || (a.key < b.key ? -1 : 1))[0]
  return groups.map(({ title, of: counted, chosen, outcome, key: group }) => {
    if (group === reference?.key) return { title, of: counted, chosen, likelihood: undefined, reading: 'Compared with' }
    const likelihood = outcome && reference?.outcome ? relativeLikelihood(outcome, reference.outcome) : undefined
    return { title, of: counted, chosen, likelihood, reading: readingOf(likelihood) }
  })
}

function outcomeOf(reader: ReleaseReader, all: ReleaseCell, some: ReleaseCell | undefined): GroupOutcome | undefined {
  const [counted, chosen] = [reader.range(all), some === undefined ? undefined : reader.range(some)]
  return counted === undefined || chosen === undefined ? undefined : { of: counted, chosen }
}

const middle = (outcome: GroupOutcome | undefined): number => (outcome === undefined ? -1 : (outcome.of.from + outcome.of.to) / 2)

function readingOf(likelihood: RelativeLikelihood | undefined): Reading {
  if (likelihood === undefined) return 'Too few people to say'
  if (!likelihood.apart) return 'No clear difference'
  return likelihood.ratio > 1 ? 'Reference group clearly more likely' : 'Reference group clearly less likely'
}

function tableOf({ population, question, title, snapshotOn, release }: ReadRelease, step: Step, rows: readonly Compared[]): ReportTable {
  const small = rows.filter(({ reading }) => reading === 'Too few people to say').length
  return {
    key: `equity-${step.key}-${question.replaceAll('_', '-')}`, title: `${step.title}, by ${title}`, method: release.method,
    columns: [
      column('group', 'Group', 'text', 'Group of people by their answer'), column('of', population === 'cohort-progress' ? (step.among === 'applied' ? 'Applied' : 'Offered a place') : 'Asked', 'count', 'People of the group who could have taken the step, as published'),
      column('chosen', population === 'mentoring-progress' ? 'Matched' : step.key === 'offered' ? 'Offered a place' : 'Completed', 'count', 'Those of them who took it, as published'),
      column('likelihood', 'Share', 'percent', 'Share of those who took the step, from the published counts'),
      column('relative_likelihood', 'Relative likelihood', 'ratio', 'The reference group’s share divided by the group’s'), column('interval', 'Interval', 'ratio', '95 % interval of the relative likelihood, including what rounding hides'),
      column('reading', 'What it says', 'text', 'What the interval says'),
    ],
    rows: rows.map(({ title: group, of: counted, chosen, likelihood, reading }): readonly ReportCell[] => [
      group, figureCell(counted?.figure), figureCell(chosen?.figure), share(counted, chosen), ...ratioCells(likelihood, reading), reading,
    ]),
    notes: [`Snapshot of ${snapshotOn}. ${release.description}`, ...release.coarsened.map(({ description }) => description), describeUtility(release), ...(small > 0 ? [`${small} ${small === 1 ? 'group is' : 'groups are'} too small to be compared; the comparison is withheld.`] : [])],
    ...(rows.some(({ likelihood }) => likelihood !== undefined) ? { chart: { kind: 'bars', label: 'group', value: 'relative_likelihood' } as const } : {}),
  }
}

function ratioCells(likelihood: RelativeLikelihood | undefined, reading: Reading): readonly ReportCell[] {
  if (likelihood !== undefined) return [hundredth(likelihood.ratio), { from: hundredth(likelihood.from), to: hundredth(likelihood.to) }]
  return reading === 'Compared with' ? [1, null] : [{ withheld: true }, { withheld: true }]
}

const hundredth = (value: number): number => Math.round(value * 100) / 100

/** Only of published numbers, on a base large enough. */
function share(all: ReleaseCell | undefined, some: ReleaseCell | undefined): ReportCell {
  if (typeof all?.figure !== 'number' || typeof some?.figure !== 'number' || all.figure < LEAST_GROUP) return { withheld: true }
  return Math.round((1_000 * some.figure) / all.figure) / 10
}

/** How many of those counted said who they are: of what nobody said, nothing is known. One table for each population. */
function declarations(read: readonly ReadRelease[], scope: EquityScope): readonly ReportTable[] {
  return Object.entries(STEPS).flatMap(([population, steps]) => {
    const counted = read.filter((one) => one.population === population)
    const [first] = counted
    return first === undefined ? [] : [{
      key: `equity-declared-${population}`, title: population === 'cohort-progress' ? 'How many applicants answered the equality questions' : 'How many of those who asked for a mentor answered the equality questions', method: first.release.method,
      columns: [
        column('question', 'Question', 'text', 'What was asked'), column('people', 'People', 'count', 'Everybody counted, as published'), column('preferred_not', 'Preferred not to say', 'count', 'Those who preferred not to say, as published'),
        column('not_answered', 'Did not answer', 'count', 'Those who have given no answer, as published'), column('declared', 'Answered', 'percent', 'Share of everybody who answered, from the published counts'),
      ],
      rows: counted.map((one) => declared(one, scope, steps[0]!.among)), notes: [first.release.description, describeUtility(first.release)], chart: { kind: 'bars', label: 'question', value: 'declared' } as const,
    }]
  })
}

function declared(one: ReadRelease, scope: EquityScope, stage: string): readonly ReportCell[] {
  const answer = one.reader.dimension(one.question) ?? 0
  const cell = (key: string) => of(one, scope, stage).find(({ at }) => at[answer] === key)?.figure
  const [all, preferred, silent] = [cell('everybody'), cell('prefer_not_to_say'), cell('not_answered')]
  const rate = typeof all === 'number' && typeof preferred === 'number' && typeof silent === 'number' && all >= LEAST_GROUP ? Math.max(0, Math.round((1_000 * (all - preferred - silent)) / all) / 10) : null
  return [one.title, figureCell(all), figureCell(preferred), figureCell(silent), rate]
}

function inWords(readings: readonly Reading[]): string {
  const count = (...wanted: readonly Reading[]): number => readings.filter((reading) => wanted.includes(reading)).length
  const [clear, small] = [count('Reference group clearly more likely', 'Reference group clearly less likely'), count('Too few people to say')]
  return `In ${clear} of ${readings.length} comparisons between groups there is a clear difference in how likely people were to be offered a place, to complete or to be matched; ${small} could not be made because too few people are in the group.`
}
