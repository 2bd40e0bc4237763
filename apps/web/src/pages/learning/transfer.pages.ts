import type { Request } from 'express'
import { z } from 'zod'
import { formPage } from '../../forms/form-page.js'
import { EnrolmentToTransferDocument, MyTransferRequestDocument, RequestTransferDocument, RunsToMoveToDocument, WithdrawTransferRequestDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { learningPaths } from './paths.js'
import { runChoices } from './transfer-view.js'

const backTo = (req: Request) => pathTo(learningPaths.enrolment, { enrolmentId: param(req, 'enrolmentId') })

/** A learner asks to go on in another run of the programme. */
const requestPage = formPage({
  path: learningPaths.requestTransfer, view: 'learning/request-transfer',
  title: () => 'Ask to move to another run',
  load: async (req) => {
    const { enrolment } = await execute(req, EnrolmentToTransferDocument, { id: param(req, 'enrolmentId') })
    const { run } = enrolment
    if (!enrolment.viewerCanRequestTransfer || !run?.programme) throw new PageError('notFound')
    const { cohortRuns } = await execute(req, RunsToMoveToDocument, { programmeId: run.programme.id })
    return { enrolment, programme: run.programme.title, run: run.title, runs: runChoices(cohortRuns.edges.map(({ node }) => node), enrolment.runId), back: backTo(req) }
  },
  body: z.object({
    toRunId: z.string({ error: 'Choose a run' }).min(1, 'Choose a run'), mayWait: z.string().optional(),
    reason: z.string({ error: 'Say why you want to move' }).trim().min(1, 'Say why you want to move').max(1_000, 'The reason must be 1,000 characters or less'),
  }),
  submit: async (req, _res, { toRunId, mayWait, reason }, { enrolment, back }) => {
    const { requestTransfer: { userErrors } } = await execute(req, RequestTransferDocument, { input: { enrolmentId: enrolment.id, toRunId, reason, mayWait: mayWait === 'yes' } })
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ field, message }) => ({ message, field: field === 'reason' ? field : 'toRunId' })) }
    return { next: back, notice: 'Your request is sent. Those who run the programme answer it.' }
  },
  previous: backTo,
})

/** The learner takes the request back. */
const withdrawPage = formPage({
  path: learningPaths.withdrawTransferRequest, view: 'learning/withdraw-transfer-request',
  title: () => 'Take back your request?',
  load: async (req) => {
    const { enrolment: { personId, run, transferRequest } } = await execute(req, MyTransferRequestDocument, { id: param(req, 'enrolmentId') })
    if (transferRequest?.state !== 'open' || personId !== req.session.viewer?.id) throw new PageError('notFound')
    return { request: transferRequest, run, back: backTo(req) }
  },
  body: z.object({}),
  submit: async (req, _res, _body, { request, back }) => {
    const { withdrawTransferRequest: { userErrors } } = await execute(req, WithdrawTransferRequestDocument, { id: request.id })
    return userErrors.length > 0 ? { userErrors } : { next: back, notice: 'Your request is taken back. You keep your place.' }
  },
  previous: backTo,
})

export const transferPages = [requestPage, withdrawPage]
