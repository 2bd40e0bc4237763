import type { Request } from 'express'
import { z } from 'zod'
import { endOfQuarter, londonDate, previousQuarter, quarterOf } from '#kernel'
import { dateField, gatherDate } from '../../forms/date-field.js'
import { dateValues, done, type Field, fieldsPage, nothing } from '../../forms/fields-page.js'
import { CancelReportRunDocument, FindOrganisationsDocument, FindProgrammesByTitleDocument, ReportHistoryDocument, ReportRunProgressDocument, RequestReportDocument, RetryReportRunDocument, SettleReportSnapshotDocument, SnapshotByNumberDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { meant } from '../admin/organisation-references.js'
import { page } from '../page.js'
import { reportPaths } from './paths.js'
import { dayWords } from './report-view.js'
import { areaChoices, isUnderWay, runTag } from './run-view.js'

const LOOK_AGAIN_S = 3
const WHICH = 'which'

interface UserErrorOf { readonly field: string; readonly message: string }

/** The area of a report that is there already, as its page names it in the link; empty for a new one. The API says whether there is such an area. */
const areaAgain = (req: Request): string => textOf(req.query['area'])

/** The key of the area that was typed, or what is wrong with it. */
async function areaKeyOf(req: Request, kind: string | undefined, typed: string): Promise<string | UserErrorOf> {
  if (kind === undefined) return { field: 'kind', message: 'Choose what the report is about' }
  if (kind === 'nation') return 'nation'
  if (typed === '') return { field: WHICH, message: 'Enter which one' }
  if (kind === 'region') return `region:${typed}`
  if (kind === 'programme') {
    const found = (await execute(req, FindProgrammesByTitleDocument, { search: typed })).programmes.edges.filter(({ node }) => node.title.toLowerCase() === typed.toLowerCase())
    return found.length === 1 ? `programme:${found[0]?.node.id ?? ''}` : { field: WHICH, message: `No programme has exactly the title “${typed}”` }
  }
  const { organisations } = await execute(req, FindOrganisationsDocument, { search: typed })
  const organisation = meant(typed, organisations.edges.map(({ node }) => node))
  return organisation ? `${kind}:${organisation.id}` : { field: WHICH, message: `No organisation has exactly the code or name “${typed}”` }
}

const areaErrors: readonly string[] = ['areaKey', 'planId']

/** Asks for a report: of which area, of which day. */
const askPage = fieldsPage({
  path: reportPaths.ask,
  load: (req) => {
    const choices = areaChoices(req.session.viewer?.roles ?? [])
    if (choices.length === 0) throw new PageError('notFound')
    const again = areaAgain(req)
    // A day that is over; by default the end of the last quarter.
    const asOf = endOfQuarter(previousQuarter(quarterOf(londonDate(req.web.services.clock.now()))))
    const which: readonly Field[] = again !== '' ? [] : [
      { kind: 'radios', name: 'kind', label: 'What is the report about?', items: choices },
      { kind: 'text', name: WHICH, label: 'Which one?', hint: 'The name of the region, such as North West; the code or full name of the organisation or Centre; the title of the programme. Leave it empty for the nation.' },
    ]
    const fields: Field[] = [
      ...which,
      { kind: 'date', name: 'asOf', label: 'As of which day?', hint: 'Figures are those of the end of this day. For example, the last day of a quarter.' },
      ...(again !== '' ? [] : [{ kind: 'radios' as const, name: 'quarterly', label: 'Should it be computed again by itself after each quarter?', hint: 'Only for a report that does not exist yet.', items: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }] }]),
    ]
    return {
      title: again === '' ? 'Have a report computed' : 'Have the report computed again', lead: ['It tells about the targets of the area’s own plan, or of the national plan where it has none. The figures are provisional until somebody says that they are final.'],
      fields, button: 'Compute', back: reportPaths.all,
      values: { kind: choices.length === 1 ? choices[0]?.value ?? '' : '', quarterly: 'no', ...dateValues('asOf', asOf) },
    }
  },
  body: z.preprocess((body) => gatherDate(body as Readonly<Record<string, unknown>>, 'asOf'), z.object({
    kind: z.enum(['nation', 'region', 'organisation', 'programme', 'centre'], { error: 'Choose what the report is about' }).optional(), which: z.string().trim().max(200, 'Use at most 200 characters').default(''), asOf: dateField('Day'),
    quarterly: z.enum(['yes', 'no'], { error: 'Choose whether it should be computed again by itself' }).default('no'),
  })),
  submit: async (req, { kind, which, asOf, quarterly }) => {
    const again = areaAgain(req)
    const areaKey = again === '' ? await areaKeyOf(req, kind, which) : again
    if (typeof areaKey !== 'string') return { userErrors: [areaKey] }
    try {
      const { run, userErrors } = (await execute(req, RequestReportDocument, { input: { areaKey, planId: textOf(req.query['plan']) || null, asOf, quarterly: quarterly === 'yes' } })).requestReport
      if (run !== null) return { next: pathTo(reportPaths.run, { runId: run.id }) }
      return { userErrors: userErrors.map((error) => (areaErrors.includes(error.field ?? '') ? { ...error, field: WHICH } : error)) }
    } catch (error) {
      // The area is typed: that it is not there, or not theirs, is an error of the form.
      if (error instanceof PageError && (error.kind === 'notFound' || error.kind === 'forbidden')) {
        return { userErrors: [{ field: WHICH, message: error.kind === 'notFound' ? 'There is no such area. Check how it is written.' : 'You cannot have reports of this area computed. Ask an analyst of the organisation that owns it.' }] }
      }
      throw error
    }
  },
})

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

export const reportAskingPages = [askPage, cancelPage, retryPage, runPage]
export const reportSettlingPages = [settlePage]
