import { done, fieldsPage, nothing } from '../../forms/fields-page.js'
import { ReportHistoryDocument, SetReportScheduleDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { reportPaths } from './paths.js'

/** Each says which way it goes, so that pressing what somebody else has pressed meanwhile changes nothing. */
const schedulePage = (path: string, quarterly: boolean, words: { readonly title: string; readonly effects: readonly string[]; readonly button: string; readonly notice: string }) => fieldsPage({
  path,
  load: async (req) => {
    const { report } = await execute(req, ReportHistoryDocument, { id: param(req, 'reportId'), before: null })
    if (!report.viewerCanMake) throw new PageError('notFound')
    const { title, effects, button } = words
    return { title, caption: report.title, effects: [...effects], fields: [], button, back: pathTo(reportPaths.report, { reportId: report.id }) }
  },
  body: nothing,
  submit: async (req, _body, { back }) => done((await execute(req, SetReportScheduleDocument, { id: param(req, 'reportId'), quarterly })).setReportSchedule.userErrors, back, words.notice),
})

export const reportSchedulePages = [
  schedulePage(reportPaths.beginSchedule, true, {
    title: 'Compute it after each quarter?', button: 'Compute it after each quarter', notice: 'The report is computed by itself after each quarter.',
    effects: ['It is computed 7 days after the end of each quarter, and once more after 35 days.', 'Its figures become final 28 days after that, unless somebody has them computed again.'],
  }),
  schedulePage(reportPaths.endSchedule, false, {
    title: 'Stop computing it after each quarter?', button: 'Stop computing it', notice: 'The report is computed only when somebody asks for it.',
    effects: ['It is computed only when somebody asks for it.', 'What was computed stays, and what is being computed goes on.'],
  }),
]
