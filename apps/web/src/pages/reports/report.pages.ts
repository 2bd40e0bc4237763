import type { Request, Response } from 'express'
import { cursorPagination } from '#govuk'
import { CompareSnapshotsDocument, NewestSnapshotDocument, PublicSummaryDocument, ReportHistoryDocument, type ReportRunsOfData, ReportRunsOfDocument, ReportsDocument, type SnapshotByNumberData, SnapshotByNumberDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { reportPaths } from './paths.js'
import { changesView, chosenSections, dayWords, downloads, openDataAddress, sectionsView, stateTag } from './report-view.js'
import { canAskForSome, runTag } from './run-view.js'

type Snapshot = SnapshotByNumberData['reportSnapshotByNumber']
type Report = SnapshotByNumberData['report']

const KINDS: Readonly<Record<string, string>> = { nation: 'The nation', region: 'Region', organisation: 'Your organisation', programme: 'Programme', centre: 'Centre' }
const kindOf = (areaKey: string): string => KINDS[areaKey.split(':')[0] ?? ''] ?? ''
const hereOf = (path: string, report: { readonly id: string }, more: Readonly<Record<string, string>> = {}) => pathTo(path, { reportId: report.id, ...more })

const askAgain = ({ areaKey, planId }: Pick<Report, 'areaKey' | 'planId'>): string => `${reportPaths.askFor}?${new URLSearchParams({ area: areaKey, ...(planId !== null && { plan: planId }), again: 'yes' }).toString()}`

/** Whether it is computed by itself, and how to change that. */
const scheduleOf = (report: Pick<Report, 'id' | 'cadence'>) => (report.cadence === 'quarterly'
  ? { text: 'It is computed by itself after each quarter.', button: 'Stop computing it after each quarter', href: hereOf(reportPaths.endSchedule, report) }
  : { text: 'It is computed only when somebody asks for it.', button: 'Compute it after each quarter', href: hereOf(reportPaths.beginSchedule, report) })

const listPage = page({
  path: reportPaths.all, requireSignIn: false,
  get: async (req, res) => {
    const { reports } = await execute(req, ReportsDocument, { after: afterOf(req) })
    res.render('reports/reports', {
      title: 'Progress reports', summaryHref: reportPaths.summary, openDataHref: reportPaths.openData, methodHref: reportPaths.method,
      ...(canAskForSome(req.session.viewer?.roles ?? []) && { askHref: reportPaths.ask }),
      reports: reports.edges.map(({ node }) => ({ title: node.title, href: hereOf(reportPaths.report, node), kind: kindOf(node.areaKey), asOf: node.latestAsOf === null ? null : dayWords(node.latestAsOf), own: node.organisationId !== null })),
      pagination: cursorPagination(reports.pageInfo, reportPaths.all, req.query, req.web.locale),
    })
  },
})

/** What a page begins with: the first section in a sentence. Those of the others stand beside their headings. */
const ledeOf = ({ sections, summary }: Snapshot): string => sections[0]?.paragraphs[0] ?? summary

/** Everything that a snapshot's page shows. */
function snapshotView(report: Report, snapshot: Snapshot) {
  const address = openDataAddress(report, snapshot)
  const settled = snapshot.finalisedAt !== null
  return {
    title: snapshot.title, summary: ledeOf(snapshot), kind: kindOf(report.areaKey), asOf: dayWords(snapshot.asOf), tag: stateTag(snapshot.state), number: snapshot.number, settled, own: report.organisationId !== null,
    computedAt: snapshot.computedAt, finalisedAt: snapshot.finalisedAt, sections: sectionsView(snapshot.sections, address, snapshot.inputs), downloads: downloads(address), inputs: snapshot.inputs, inputsHash: snapshot.inputsHash,
    contentHash: snapshot.contentHash, engineVersion: snapshot.engineVersion, changes: snapshot.changes === null ? null : changesView(snapshot.changes),
    methodHref: reportPaths.method, historyHref: hereOf(reportPaths.history, report), citeHref: hereOf(reportPaths.snapshot, report, { number: String(snapshot.number) }), previous: reportPaths.all,
    ...(report.viewerCanMake && { askHref: askAgain(report), schedule: scheduleOf(report) }),
    ...(report.viewerCanMake && snapshot.state === 'provisional' && { settleHref: hereOf(reportPaths.settle, report, { number: String(snapshot.number) }) }),
  }
}

/** The part of a snapshot that the address asks for: the overview, one section, or all of it. */
function renderSnapshot(req: Request, res: Response, view: Omit<ReturnType<typeof snapshotView>, 'previous'> & { readonly previous: string; readonly newer?: { readonly asOf: string; readonly href: string } | undefined }, here: string): void {
  const chosen = chosenSections(view.sections, textOf(req.query['section']), here)
  if (chosen === undefined) throw new PageError('notFound')
  const { mode } = chosen
  if (mode === 'section') return res.render('reports/section', { ...view, ...chosen, title: chosen.shown[0]?.title, reportTitle: view.title, previous: here })
  res.render('reports/report', { ...view, ...chosen, whole: mode === 'all', ...(mode === 'all' && { previous: here }) })
}

/** The newest final figures; for those who make the report, the newest of all while nothing is final. */
const reportPage = page({
  path: reportPaths.report, requireSignIn: false,
  get: async (req, res) => {
    const id = param(req, 'reportId')
    const { report, reportSnapshots: [newest] } = await execute(req, NewestSnapshotDocument, { id })
    const { latestSnapshot, ...head } = report
    if (latestSnapshot === null && newest === undefined) {
      const { reportRuns } = await execute(req, ReportRunsOfDocument, { id })
      res.render('reports/nothing-yet', { title: report.title, previous: reportPaths.all, askHref: askAgain(report), schedule: scheduleOf(report), runs: runRows(reportRuns) })
      return
    }
    const snapshot = latestSnapshot ?? (await execute(req, SnapshotByNumberDocument, { id, number: newest?.number ?? 0 })).reportSnapshotByNumber
    const newer = newest !== undefined && newest.number > snapshot.number && newest.state === 'provisional' ? { asOf: dayWords(newest.asOf), href: hereOf(reportPaths.snapshot, head, { number: String(newest.number) }) } : undefined
    renderSnapshot(req, res, { ...snapshotView(head, snapshot), newer }, hereOf(reportPaths.report, head))
  },
})

const snapshotPage = page({
  path: reportPaths.snapshot, requireSignIn: false,
  get: async (req, res) => {
    const number = param(req, 'number')
    if (!/^[1-9]\d{0,8}$/.test(number)) throw new PageError('notFound')
    const { report, reportSnapshotByNumber } = await execute(req, SnapshotByNumberDocument, { id: param(req, 'reportId'), number: Number(number) })
    renderSnapshot(req, res, { ...snapshotView(report, reportSnapshotByNumber), previous: hereOf(reportPaths.report, report) }, hereOf(reportPaths.snapshot, report, { number }))
  },
})

const PAGE = 20
const runRows = (runs: ReportRunsOfData['reportRuns']) => runs.map(({ id, asOf, state, queuedAt }) => ({ href: pathTo(reportPaths.run, { runId: id }), asOf: dayWords(asOf), tag: runTag(state), queuedAt }))

const historyPage = page({
  path: reportPaths.history, requireSignIn: false,
  get: async (req, res) => {
    const before = textOf(req.query['before'])
    const { report, reportSnapshots } = await execute(req, ReportHistoryDocument, { id: param(req, 'reportId'), before: /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null })
    const runs = report.viewerCanMake ? (await execute(req, ReportRunsOfDocument, { id: report.id })).reportRuns : []
    const shown = reportSnapshots.slice(0, PAGE)
    const href = hereOf(reportPaths.history, report)
    res.render('reports/history', {
      title: 'All snapshots', caption: report.title, previous: hereOf(reportPaths.report, report), runs: runRows(runs), compareHref: hereOf(reportPaths.compare, report),
      snapshots: shown.map((one) => ({ ...one, href: hereOf(reportPaths.snapshot, report, { number: String(one.number) }), asOf: dayWords(one.asOf), tag: stateTag(one.state) })),
      olderHref: reportSnapshots.length > PAGE ? `${href}?before=${shown.at(-1)?.number ?? 1}` : undefined, newestHref: before === '' ? undefined : href,
    })
  },
})

/** What is different between two snapshots, chosen from the list of all. */
const comparePage = page({
  path: reportPaths.compare, requireSignIn: false,
  get: async (req, res) => {
    const [beforeId, afterId] = [textOf(req.query['before']), textOf(req.query['after'])]
    const { report, reportSnapshots } = await execute(req, ReportHistoryDocument, { id: param(req, 'reportId'), before: null })
    const back = hereOf(reportPaths.history, report)
    const chosen = [beforeId, afterId].map((id) => reportSnapshots.find((one) => one.id === id))
    const [before, after] = chosen
    if (before === undefined || after === undefined || before.id === after.id) return res.redirect(303, back)
    const [earlier, later] = before.number < after.number ? [before, after] : [after, before]
    const { compareReportSnapshots } = await execute(req, CompareSnapshotsDocument, { beforeId: earlier.id, afterId: later.id })
    res.render('reports/compare', { title: `Snapshots ${earlier.number} and ${later.number}`, caption: report.title, previous: back, changes: changesView(compareReportSnapshots), before: dayWords(earlier.asOf), after: dayWords(later.asOf) })
  },
})

/** How far the sector is, in one page for everybody. */
const summaryPage = page({
  path: reportPaths.summary, requireSignIn: false,
  get: async (req, res) => {
    const { reportOfArea: report } = await execute(req, PublicSummaryDocument, {})
    const snapshot = report?.latestSnapshot ?? null
    if (report === null || snapshot === null) return res.render('reports/no-summary', { title: 'Progress', planHref: '/plan' })
    const address = openDataAddress(report, snapshot)
    const targets = sectionsView(snapshot.sections.filter(({ key }) => key === 'targets'), address, snapshot.inputs)
    res.render('reports/summary', {
      title: 'Progress of the digital workforce', summary: ledeOf(snapshot), asOf: dayWords(snapshot.asOf), tag: stateTag(snapshot.state), targets: targets.map((section) => ({ ...section, tables: section.tables.filter((_table, at) => at === 0) })),
      others: snapshot.sections.filter(({ key }) => key !== 'targets').map(({ title, paragraphs }) => ({ title, text: paragraphs[0] ?? '' })),
      reportHref: hereOf(reportPaths.report, report), downloads: downloads(address), openDataHref: reportPaths.openData, methodHref: reportPaths.method,
    })
  },
})

const methodPage = page({ path: reportPaths.method, requireSignIn: false, get: (_req, res) => res.render('reports/method', { title: 'How figures are protected', previous: reportPaths.all }) })

export const reportReadingPages = [summaryPage, listPage, methodPage]
/** After those with fixed words in the place of an id. */
export const reportAddressPages = [reportPage, historyPage, comparePage, snapshotPage]
