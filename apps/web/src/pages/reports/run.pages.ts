import { done, fieldsPage, nothing } from '../../forms/fields-page.js'
import { CancelReportRunDocument, ReportHistoryDocument, ReportRunProgressDocument, RetryReportRunDocument, SettleReportSnapshotDocument, SnapshotByNumberDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { reportPaths } from './paths.js'
import { dayWords } from './report-view.js'
import { isUnderWay, runTag } from './run-view.js'

const LOOK_AGAIN_S = 3

const addressOf = (path: string, reportId: string, number: string): string => pathTo(path, { reportId, number })

/** How far a run is; the page asks again by itself, without script. */
const runPage = page({
  path: reportPaths.run,
  get: async (req, res) => {
    const { reportRun: run } = await execute(req, ReportRunProgressDocument, { id: param(req, 'runId') })
    const here = pathTo(reportPaths.run, { runId: run.id })
    const underWay = isUnderWay(run.state)
    const updates = underWay && textOf(req.query['updates']) !== 'off'
    if (updates) res.setHeader('refresh', String(LOOK_AGAIN_S))
    const made = run.state === 'done' ? (await execute(req, ReportHistoryDocument, { id: run.reportId, before: null })).reportSnapshots.find(({ id }) => id === run.snapshotId) : undefined
    res.render('reports/run', {
      title: 'Your report', run, asOf: dayWords(run.asOf), tag: runTag(run.state), underWay, updates, updatesHref: updates ? `${here}?updates=off` : here, previous: reportPaths.all,
      snapshotHref: made && addressOf(reportPaths.snapshot, run.reportId, String(made.number)), historyHref: pathTo(reportPaths.history, { reportId: run.reportId }), cancelHref: pathTo(reportPaths.cancelRun, { runId: run.id }), retryHref: pathTo(reportPaths.retryRun, { runId: run.id }),
    })
  },
})

const cancelPage = fieldsPage({
  path: reportPaths.cancelRun,
  load: async (req) => {
    const { reportRun: run } = await execute(req, ReportRunProgressDocument, { id: param(req, 'runId') })
    return { title: 'Stop computing this report?', effects: ['It ends with the section that is being computed. Nothing of it is kept.', 'Figures that were there before stay as they are.'], fields: [], button: 'Stop it', dangerous: true, back: pathTo(reportPaths.run, { runId: run.id }) }
  },
  body: nothing,
  submit: async (req, _body, { back }) => done((await execute(req, CancelReportRunDocument, { id: param(req, 'runId') })).cancelReportRun.userErrors, back, 'The report will not be computed.'),
})

const retryPage = fieldsPage({
  path: reportPaths.retryRun,
  load: async (req) => {
    const { reportRun: run } = await execute(req, ReportRunProgressDocument, { id: param(req, 'runId') })
    return { title: 'Try again?', lead: [`The report as of ${dayWords(run.asOf)} is computed from the beginning.`], fields: [], button: 'Try again', back: pathTo(reportPaths.run, { runId: run.id }) }
  },
  body: nothing,
  submit: async (req) => {
    const { run, userErrors } = (await execute(req, RetryReportRunDocument, { id: param(req, 'runId') })).retryReportRun
    return run === null ? { userErrors } : { next: pathTo(reportPaths.run, { runId: run.id }) }
  },
})

/** Saying that figures are final. */
const settlePage = fieldsPage({
  path: reportPaths.settle,
  load: async (req) => {
    const number = param(req, 'number')
    if (!/^[1-9]\d{0,8}$/.test(number)) throw new PageError('notFound')
    const { report, reportSnapshotByNumber: snapshot } = await execute(req, SnapshotByNumberDocument, { id: param(req, 'reportId'), number: Number(number) })
    if (!report.viewerCanMake || snapshot.state !== 'provisional') throw new PageError('notFound')
    return {
      title: 'Make these figures final?', caption: `${report.title}, as of ${dayWords(snapshot.asOf)}`, snapshotId: snapshot.id, fields: [], button: 'Make them final', back: addressOf(reportPaths.snapshot, report.id, number),
      effects: [
        report.organisationId === null ? 'Everybody can read and download them, without signing in.' : 'All analysts and administrators of the organisation can read and download them.',
        'They do not change any more, and this cannot be taken back. If records change later, a new snapshot revises this one; both stay where they are.',
      ],
    }
  },
  body: nothing,
  submit: async (req, _body, { snapshotId, back }) => done((await execute(req, SettleReportSnapshotDocument, { id: snapshotId })).settleReportSnapshot.userErrors, back, 'The figures are final.'),
})

export const reportAskingPages = [cancelPage, retryPage, runPage]
export const reportSettlingPages = [settlePage]
