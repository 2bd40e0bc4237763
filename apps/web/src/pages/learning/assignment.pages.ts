import type { Request } from 'express'
import { z } from 'zod'
import { londonDate } from '#kernel'
import { formPage } from '../../forms/form-page.js'
import { HandInAssignmentDocument, LearnerAssignmentDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { sendUpload } from '../../http/api-files.js'
import { page } from '../page.js'
import { assignmentTag, dueWords, needsHandIn, verdictWords } from './assignment-view.js'
import { learningPaths } from './paths.js'

const idsOf = (req: Request) => ({ enrolmentId: param(req, 'enrolmentId'), itemId: param(req, 'itemId') })

async function load(req: Request) {
  const ids = idsOf(req)
  const { assignment } = await execute(req, LearnerAssignmentDocument, ids)
  return {
    assignment: {
      ...assignment,
      tag: assignmentTag(assignment, londonDate(req.web.services.clock.now())),
      due: dueWords(assignment),
      attempts: [...assignment.attempts].reverse().map((attempt) => ({ ...attempt, verdictText: verdictWords(attempt.verdict), sizeKb: attempt.file === null ? 0 : Math.ceil(attempt.file.size / 1024) })),
    },
    canHandIn: needsHandIn(assignment),
    back: pathTo(learningPaths.enrolment, ids),
    handIn: pathTo(learningPaths.handIn, ids),
  }
}

/** An assignment: when it is due, what was handed in, what was written back. */
const assignmentPage = page({
  path: learningPaths.assignment,
  get: async (req, res) => {
    const loaded = await load(req)
    res.render('learning/assignment', { ...loaded, title: loaded.assignment.title, previous: loaded.back })
  },
})

/** Text, a file, or both. The file is the last field of the form: it flows through to the API, and is stored nowhere here. */
const handInPage = formPage({
  path: learningPaths.handIn,
  view: 'learning/hand-in',
  load: async (req, res) => {
    const loaded = await load(req)
    if (!loaded.canHandIn) return void res.redirect(303, pathTo(learningPaths.assignment, idsOf(req)))
    return { ...loaded, sendsFile: true }
  },
  title: ({ assignment }) => `Hand in: ${assignment.title}`,
  body: z.object({ text: z.string().optional().default('').transform((text) => text.trim()) }),
  submit: async (req, _res, { text }) => {
    const ids = idsOf(req)
    if (text === '' && !req.upload) return { userErrors: [{ field: 'text', message: 'Write your answer, or choose a file' }] }
    const sent = req.upload ? await sendUpload(req, req.upload) : undefined
    if (sent && !sent.ok) return { userErrors: sent.error }
    const { handInAssignment: { userErrors } } = await execute(req, HandInAssignmentDocument, { input: { ...ids, text: text === '' ? null : text, fileId: sent?.value ?? null } })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ field, message }) => ({ field: field === 'fileId' ? 'file' : (field ?? 'text'), message })) }
    return { next: pathTo(learningPaths.assignment, ids), notice: 'Your work is handed in. You get a message when it has been marked.' }
  },
  previous: (req) => pathTo(learningPaths.assignment, idsOf(req)),
})

export const assignmentPages = [assignmentPage, handInPage]
