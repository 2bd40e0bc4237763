import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { DeferEnrolmentDocument, EnrolmentToLeaveDocument, WithdrawEnrolmentDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { learningPaths } from './paths.js'

const REASONS: Readonly<Record<string, string>> = {
  workload: 'Too much other work', left_organisation: 'I am leaving my organisation', priorities_changed: 'Priorities have changed',
  health_or_family: 'Health or family', not_the_right_programme: 'It is not the right programme for me', dates_do_not_suit: 'The dates do not suit me', other: 'Another reason',
}
const reasons = Object.entries(REASONS).map(([value, text]) => ({ value, text }))
const backTo = (req: Request) => pathTo(learningPaths.enrolment, { enrolmentId: param(req, 'enrolmentId') })

interface Leaving {
  readonly path: string
  readonly title: string
  readonly explain: string
  readonly button: string
  readonly notice: string
  readonly send: (req: Request, input: { readonly enrolmentId: string; readonly reason: string; readonly note: string }) => Promise<readonly UserError[]>
}

const leavePage = ({ path, title, notice, send, ...words }: Leaving) => formPage({
  path, view: 'learning/leave',
  title: () => title,
  load: async (req) => {
    const { enrolment } = await execute(req, EnrolmentToLeaveDocument, { id: param(req, 'enrolmentId') })
    if (!enrolment.viewerCanLeave) throw new PageError('notFound')
    return { ...words, enrolment, reasons, back: backTo(req) }
  },
  body: z.object({ reason: z.string({ error: 'Choose a reason' }), note: z.string().trim().max(1_000, 'What you add must be 1,000 characters or less').optional().default('') }),
  submit: async (req, _res, body, { enrolment }) => {
    const userErrors = await send(req, { enrolmentId: enrolment.id, ...body })
    return userErrors.length > 0 ? { userErrors: userErrors.map(({ field, message }) => ({ message, field: body.reason === 'other' && field === 'reason' ? 'note' : (field ?? null) })) } : { next: backTo(req), notice }
  },
  previous: backTo,
})

const withdrawPage = leavePage({
  path: learningPaths.withdraw, title: 'Withdraw from this programme?', button: 'Withdraw',
  explain: 'Your place goes to somebody who waits, at once. You cannot take it back; you can apply again while applications are open.', notice: 'You have withdrawn.',
  send: async (req, input) => (await execute(req, WithdrawEnrolmentDocument, { input })).withdrawEnrolment.userErrors,
})

const deferPage = leavePage({
  path: learningPaths.defer, title: 'Defer to a later run?', button: 'Defer',
  explain: 'Your place in this run goes to somebody who waits, at once. You keep your claim, and what you have done so far: those who run the programme find you a place in a later run.', notice: 'You have deferred. Those who run the programme can find you a place in a later run.',
  send: async (req, input) => (await execute(req, DeferEnrolmentDocument, { input })).deferEnrolment.userErrors,
})

export const leavePages = [withdrawPage, deferPage]
