import type { Request } from 'express'
import { formatDateRange } from '#govuk'
import { londonDate } from '#kernel'
import { LearnerEnrolmentDocument, LearnerEnrolmentPartsDocument, type LearnerEnrolmentData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { page } from '../page.js'
import { assignmentTag } from './assignment-view.js'
import { learningPaths } from './paths.js'
import { asPlainDate } from './plain-date.js'
import { curriculumTasks, missingWords } from './progress-view.js'
import { orderSessions, sessionView } from './session-view.js'
import { standingWords } from './standing-words.js'
import { transferWords } from './transfer-view.js'

/** States in which a person is on the register and has everything that learners have. */
const ON_REGISTER = new Set(['accepted', 'active', 'completed'])

/** What only the learner has: asked for where they are one, since others would be refused it. */
async function learnersParts(req: Request, { enrolment }: LearnerEnrolmentData) {
  if (enrolment.personId !== req.session.viewer?.id || !ON_REGISTER.has(enrolment.state)) return undefined
  const answer = await execute(req, LearnerEnrolmentPartsDocument, { enrolmentId: enrolment.id, runId: enrolment.runId })
  const now = req.web.services.clock.now()
  return {
    assignments: answer.enrolmentAssignments.map((one) => ({ ...one, tag: assignmentTag(one, londonDate(now)), href: pathTo(learningPaths.assignment, { enrolmentId: enrolment.id, itemId: one.itemId }) })),
    certificate: answer.certificateOfEnrolment && { ...answer.certificateOfEnrolment, href: pathTo(learningPaths.certificate, { id: answer.certificateOfEnrolment.id }) },
    sessions: orderSessions(answer.cohortRunSessions.edges.map(({ node }) => sessionView(node, now))),
    set: answer.myActionLearningSet,
    news: answer.announcements.edges[0]?.node,
    space: pathTo(learningPaths.space, { runId: enrolment.runId }),
    adjustments: pathTo(learningPaths.adjustments, { enrolmentId: enrolment.id }),
  }
}

/** A person's place in a run: how it stands, what comes next, and everything that belongs to it. */
export const enrolmentPage = page({
  path: learningPaths.enrolment,
  get: async (req, res) => {
    const answer = await execute(req, LearnerEnrolmentDocument, { id: param(req, 'enrolmentId') })
    const { enrolment, learningProgress: progress } = answer
    const learner = await learnersParts(req, answer)
    const { run } = enrolment
    const [starts, ends] = [asPlainDate(run?.startsOn), asPlainDate(run?.endsOn)]
    const titles = new Map(progress.items.map(({ itemId, title }) => [itemId, title]))
    const ids = { enrolmentId: enrolment.id }
    res.render('learning/enrolment', {
      title: run?.programme?.title ?? 'Your programme', run, enrolment, learner,
      own: enrolment.personId === req.session.viewer?.id,
      dates: starts === undefined || ends === undefined ? '' : formatDateRange(starts, ends),
      standing: standingWords({ ...enrolment, startsOn: run?.startsOn ?? '' }),
      learning: ON_REGISTER.has(enrolment.state),
      percent: Math.floor(progress.progressPercent), progress,
      tasks: curriculumTasks(progress.items, progress.missing, {
        enrolmentId: enrolment.id, canRecordModule: progress.viewerCanRecordModule && ON_REGISTER.has(enrolment.state), assignments: new Set(learner?.assignments.map(({ itemId }) => itemId)),
      }),
      missing: progress.missing.map((one) => missingWords(one, titles)),
      offerHref: enrolment.viewerCanAnswerOffer ? `/offers/${encodeURIComponent(enrolment.id)}` : undefined,
      withdrawHref: enrolment.viewerCanLeave ? pathTo(learningPaths.withdraw, ids) : undefined,
      transfer: transferWords(enrolment.transferRequest),
      transferHref: enrolment.viewerCanRequestTransfer ? pathTo(learningPaths.requestTransfer, ids) : undefined,
      withdrawTransferHref: pathTo(learningPaths.withdrawTransferRequest, ids),
      deferHref: enrolment.viewerCanLeave ? pathTo(learningPaths.defer, ids) : undefined,
      previous: learningPaths.mine,
    })
  },
})
