import { z } from 'zod'
import { formatDate, formatDateTime, hrefWith, pluralise, summaryRows } from '#govuk'
import type { PlainDate } from '#kernel'
import { AcceptTransferRequestDocument, DeclineTransferRequestDocument, RunTransferRequestDocument, RunTransferRequestsDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { textField } from '../form-fields.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'

/** Learners who ask to go on in another run, longest waiting first. */
export const transferRequestsPage = page({
  path: runPaths.transferRequests,
  get: async (req, res) => {
    const id = param(req, 'id')
    const after = text(req.query['after'])
    const { cohortRun, transferRequests } = await execute(req, RunTransferRequestsDocument, { id, ...(after !== '' && { after }) })
    const { endCursor, hasNextPage } = transferRequests.pageInfo
    res.render('runs/transfers/transfer-requests', {
      title: 'Requests to move', run: frameOf(cohortRun, 'enrolments', ({ viewerCanManage }) => viewerCanManage), previous: pathTo(runPaths.enrolments, { id }),
      requests: transferRequests.edges.map(({ node }) => ({
        name: node.personName ?? 'Name not known', to: node.toRun?.title ?? 'another run', asked: formatDate(new Date(node.requestedAt)), href: pathTo(runPaths.transferRequest, { id, requestId: node.id }),
      })),
      nextHref: hasNextPage && endCursor ? hrefWith(pathTo(runPaths.transferRequests, { id }), {}, { after: endCursor }) : undefined,
    })
  },
})

/** One request, and the answer to it. Once it is answered there is no such page: links in messages outlive answers, so it leads to the person. */
export const transferRequestPage = formPage({
  path: runPaths.transferRequest, view: 'runs/transfers/transfer-request',
  load: async (req, res) => {
    const id = param(req, 'id')
    const { cohortRun, transferRequest } = await execute(req, RunTransferRequestDocument, { id, requestId: param(req, 'requestId') })
    const run = frameOf(cohortRun, 'enrolments', ({ viewerCanManage }) => viewerCanManage)
    if (transferRequest.fromRunId !== cohortRun.id) throw new PageError('notFound')
    const { enrolmentId, mayWait, personName, reason, requestedAt, state, toRun } = transferRequest
    const personHref = pathTo(runPaths.person, { id, enrolmentId })
    if (state !== 'open') {
      res.redirect(303, personHref)
      return undefined
    }
    return {
      run, reason, personHref, name: personName ?? 'This person', back: pathTo(runPaths.transferRequests, { id }),
      rows: summaryRows([
        { key: 'Asks to move to', value: toRun?.title }, { key: 'Which starts', value: toRun && formatDate(toRun.startsOn as PlainDate) },
        { key: 'Places there', value: toRun && `${pluralise(Math.max(0, toRun.capacity - toRun.taken), 'place')} free, ${toRun.waiting} waiting` },
        { key: 'If it is full', value: mayWait ? 'Would rather wait there than stay' : 'Would rather stay here' }, { key: 'Asked', value: formatDateTime(new Date(requestedAt)) },
      ]),
    }
  },
  title: ({ name }) => `${name} asks to move`,
  previous: (_req, { back }) => back,
  body: z.object({ answer: z.enum(['accept', 'decline'], { error: 'Choose your answer' }), reason: textField }),
  submit: async (req, _res, { answer, reason }, { back, name }) => {
    const id = param(req, 'requestId')
    const { userErrors } = answer === 'accept'
      ? (await execute(req, AcceptTransferRequestDocument, { id })).acceptTransferRequest
      : (await execute(req, DeclineTransferRequestDocument, { input: { id, reason } })).declineTransferRequest
    if (userErrors.length > 0) return { userErrors: userErrors.map(({ field, message }) => ({ message, field: field === 'reason' ? field : 'answer' })) }
    return { next: back, notice: answer === 'accept' ? `${name} has moved. They will be told.` : `The request of ${name} is declined. They will be told why.` }
  },
})
