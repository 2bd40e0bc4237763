import { formatDateTime, formatMinutes, stateTag, tableOf } from '#govuk'
import { MarkHistoryDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'

/** Every mark that a learner had in a session: who corrects sees what was said before. */
export const markHistoryPage = page({
  path: runPaths.markHistory,
  get: async (req, res) => {
    const ids = { id: param(req, 'id'), sessionId: param(req, 'sessionId'), enrolmentId: param(req, 'enrolmentId') }
    const { attendanceHistory, cohortRun, cohortSession, enrolment } = await execute(req, MarkHistoryDocument, ids)
    if (cohortSession.runId !== cohortRun.id || !cohortSession.viewerCanMarkRegister) throw new PageError('notFound')
    res.render('runs/register/mark-history', {
      title: `Marks of ${enrolment.personName ?? 'this person'}`, run: frameOf(cohortRun, 'sessions'), session: cohortSession.title,
      table: tableOf(attendanceHistory.toReversed(), [
        { heading: 'Mark', value: ({ status, minutes }) => (status === 'partial' ? `In part: ${formatMinutes(minutes ?? 0)}` : stateTag('attendance', status).text) },
        { heading: 'When', value: ({ recordedAt }) => formatDateTime(new Date(recordedAt)) },
        { heading: 'How', value: ({ via }) => (via === 'session_code' ? 'By the learner, with the session code' : 'On the register') },
        { heading: 'Why it was corrected', value: ({ reason }) => reason ?? '' },
      ]),
      previous: pathTo(runPaths.register, ids),
    })
  },
})
