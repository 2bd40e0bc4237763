import type { Request } from 'express'
import { z } from 'zod'
import { formatDate, formatDateTime } from '#govuk'
import type { PlainDate } from '#kernel'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { formPage } from '../../../forms/form-page.js'
import { ExtendWorkDocument, MarkWorkDocument, RunWorkDocument, SetWorkDueDocument, WorkToMarkDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { sendApiFile } from '../../../http/api-files.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { dateBoxes, textField } from '../form-fields.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'
import { verdictChoices, verdictWords } from './work-rows.js'

const back = (id: string) => pathTo(runPaths.work, { id })
const withDate = <T extends z.ZodRawShape>(name: string, shape: T) => z.preprocess((body) => gatherDate((body ?? {}) as Record<string, unknown>, name), z.object(shape))

async function loadWork(req: Request) {
  const ids = { id: param(req, 'id'), enrolmentId: param(req, 'enrolmentId'), itemId: param(req, 'itemId') }
  const { assignment, cohortRun } = await execute(req, WorkToMarkDocument, ids)
  return { run: frameOf(cohortRun, 'work', ({ viewerCanTeach }) => viewerCanTeach), assignment, ids }
}

/** Reads a piece of work, and marks what was handed in last. */
export const markWorkPage = formPage({
  path: runPaths.markWork,
  view: 'runs/work/mark-work',
  load: async (req) => {
    const { assignment, ids, run } = await loadWork(req)
    return {
      run, assignment, waits: assignment.state === 'submitted' || assignment.state === 'resubmitted', verdicts: verdictChoices(assignment.resubmissionsLeft),
      due: assignment.dueOn === null ? null : formatDate(assignment.dueOn as PlainDate), extendHref: pathTo(runPaths.extendWork, ids),
      attempts: assignment.attempts.toReversed().map((attempt) => ({
        ...attempt, submitted: formatDateTime(new Date(attempt.submittedAt)), verdictText: verdictWords(attempt.verdict),
        fileHref: attempt.file ? pathTo(runPaths.workFile, { ...ids, fileId: attempt.file.id }) : undefined,
      })),
    }
  },
  title: ({ assignment }) => `${assignment.title}: ${assignment.learnerName ?? 'name not known'}`,
  previous: (_req, { run }) => back(run.id),
  body: z.object({ verdict: z.string({ error: 'Choose a verdict' }), feedback: textField }),
  submit: async (req, _res, { feedback, verdict }, { assignment, run }) => {
    if (assignment.submissionId === null) throw new PageError('badRequest')
    const { markAssignment } = await execute(req, MarkWorkDocument, { input: { submissionId: assignment.submissionId, verdict, feedback } })
    return markAssignment.userErrors.length > 0 ? { userErrors: markAssignment.userErrors } : { next: back(run.id), notice: `Marked: ${verdictWords(verdict)}. ${assignment.learnerName ?? 'The learner'} will be told.` }
  },
})

/** A file that was handed in with the work. */
export const workFilePage = page({
  path: runPaths.workFile,
  get: async (req, res) => {
    const { assignment } = await loadWork(req)
    const file = assignment.attempts.find((attempt) => attempt.file?.id === param(req, 'fileId'))?.file
    if (!file) throw new PageError('notFound')
    await sendApiFile(req, res, `/files/${file.id}`)
  },
})

/** Gives one learner more time. */
export const extendWorkPage = formPage({
  path: runPaths.extendWork,
  view: 'runs/work/extend-work',
  load: async (req) => {
    const loaded = await loadWork(req)
    const { dueOn } = loaded.assignment
    return { ...loaded, due: dueOn === null ? null : formatDate(dueOn as PlainDate) }
  },
  title: ({ assignment }) => `More time for ${assignment.learnerName ?? 'this learner'}`,
  previous: (_req, { ids }) => pathTo(runPaths.markWork, ids),
  body: withDate('extendTo', { extendTo: dateField('New last day'), reason: textField }),
  submit: async (req, _res, { extendTo, reason }, { ids }) => {
    const { extendAssignment } = await execute(req, ExtendWorkDocument, { input: { enrolmentId: ids.enrolmentId, itemId: ids.itemId, extendTo, reason } })
    return extendAssignment.userErrors.length > 0 ? { userErrors: extendAssignment.userErrors } : { next: pathTo(runPaths.markWork, ids), notice: `The last day is now ${formatDate(extendTo)}` }
  },
})

/** Sets when an assignment is due, for everybody in the run. */
export const workDuePage = formPage({
  path: runPaths.workDue,
  view: 'runs/work/work-due',
  load: async (req) => {
    const { cohortRun } = await execute(req, RunWorkDocument, { id: param(req, 'id') })
    return {
      run: frameOf(cohortRun, 'work', ({ viewerCanTeach }) => viewerCanTeach),
      items: (cohortRun.version?.items ?? []).filter(({ kind }) => kind === 'assignment').map(({ id, title }) => ({ value: id, text: title })),
    }
  },
  title: () => 'Set a due date',
  previous: (_req, { run }) => back(run.id),
  body: withDate('dueOn', { itemId: z.string({ error: 'Choose an assignment' }), dueOn: dateField('Due date') }),
  initial: () => dateBoxes('dueOn', null),
  submit: async (req, _res, { dueOn, itemId }, { run }) => {
    const { setAssignmentDue } = await execute(req, SetWorkDueDocument, { input: { runId: run.id, itemId, dueOn } })
    return setAssignmentDue.userErrors.length > 0 ? { userErrors: setAssignmentDue.userErrors } : { next: back(run.id), notice: `The assignment is due on ${formatDate(dueOn)}` }
  },
})
