import { z } from 'zod'
import { formatDate, formatDateRange, formatDateTime, sentenceCase, stateTag, summaryRows } from '#govuk'
import { fieldsPage, type Field } from '../../forms/fields-page.js'
import { ApprovalDocument, ApprovalsDocument, ApproveApplicationDocument, RefuseApplicationDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page, type Page } from '../page.js'
import { approvalPaths } from './paths.js'
import { standsInWords } from './stands-in.js'

/** The applications that wait for the viewer, as manager or standing in for one. */
const approvalsPage = page({
  path: approvalPaths.list,
  get: async (req, res) => {
    const { approvalsForMe } = await execute(req, ApprovalsDocument, {})
    res.render('approvals/approvals', { title: 'Approvals', approvals: approvalsForMe.map((one) => ({ ...one, standsIn: standsInWords(one.viewerStandsInFor), href: pathTo(approvalPaths.one, { enrolmentId: one.id }) })) })
  },
})

const fields: readonly Field[] = [
  { kind: 'radios', name: 'answer', label: 'Do you approve this application?', items: [
    { value: 'approve', text: 'Yes, approve', hint: { text: 'They are offered a place, or join the waiting list.' } }, { value: 'refuse', text: 'No, do not approve' },
  ] },
  { kind: 'textarea', name: 'reason', label: 'Reason, if you do not approve', hint: 'Your colleague reads it. Say what would have to change.' },
]

/** One application, and the decision on it. Once decided it says so: links in messages outlive decisions. */
const approvalPage = fieldsPage({
  path: approvalPaths.one, view: 'approvals/approval',
  load: async (req, res) => {
    const { enrolment } = await execute(req, ApprovalDocument, { id: param(req, 'enrolmentId') })
    const { run, personName } = enrolment
    const loaded = {
      title: `Application of ${personName ?? 'a colleague'}`, caption: enrolment.organisationName ?? '', fields, button: 'Save your decision', back: approvalPaths.list, statement: enrolment.statement, personName, standsIn: standsInWords(enrolment.viewerStandsInFor),
      programme: run?.programme, rows: summaryRows([
        { key: 'Programme', value: run?.programme?.title }, { key: 'Run', value: run?.title },
        { key: 'Dates', value: run && formatDateRange(run.startsOn as never, run.endsOn as never) }, { key: 'How people meet', value: run && sentenceCase(run.deliveryMode) },
        { key: 'Places', value: run && `${Math.min(run.taken, run.capacity)} of ${run.capacity} taken, ${run.waiting} waiting` },
        { key: 'Applications close', value: run && formatDate(run.closesOn as never) }, { key: 'Applied', value: formatDateTime(new Date(enrolment.appliedAt)) },
      ]),
    }
    if (enrolment.viewerCanApprove) return loaded
    if (enrolment.state === 'applied' || req.method !== 'GET') throw new PageError('notFound')
    res.render('approvals/decided', { ...loaded, tag: stateTag('enrolment', enrolment.state, req.web.locale), previous: approvalPaths.list })
    return undefined
  },
  body: z.object({ answer: z.enum(['approve', 'refuse'], 'Say whether you approve'), reason: z.string().trim().max(1_000, 'The reason must be 1,000 characters or fewer').default('') })
    .refine(({ answer, reason }) => answer === 'approve' || reason !== '', { path: ['reason'], message: 'Give a reason, so that your colleague knows why' }),
  submit: async (req, { answer, reason }, { personName }) => {
    const enrolmentId = param(req, 'enrolmentId')
    if (answer === 'refuse') {
      const { refuseApplication } = await execute(req, RefuseApplicationDocument, { input: { enrolmentId, reason } })
      return refuseApplication.userErrors.length > 0 ? { userErrors: refuseApplication.userErrors } : { next: approvalPaths.list, notice: `You have not approved the application of ${personName ?? 'your colleague'}. They are told why.` }
    }
    const { approveApplication: { userErrors, enrolment } } = await execute(req, ApproveApplicationDocument, { input: { enrolmentId } })
    const then = enrolment?.state === 'offered' ? 'They are offered a place.' : 'They are on the waiting list.'
    return userErrors.length > 0 ? { userErrors } : { next: approvalPaths.list, notice: `You approved the application of ${personName ?? 'your colleague'}. ${then}` }
  },
})

export const approvalPages: readonly Page[] = [approvalsPage, approvalPage]
