import { z } from 'zod'
import { dateField } from '../../forms/date-field.js'
import { dateValues, type Field, fieldsPage } from '../../forms/fields-page.js'
import { AddPlanActionDocument, ChangePlanActionDocument, FindOrganisationsDocument, PlanReviewDocument, SettlePlanActionDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { meant } from '../admin/organisation-references.js'
import { textField } from '../runs/form-fields.js'
import { withDates } from './form-fields.js'
import { param, pathTo, planPaths } from './paths.js'

type Request = Parameters<typeof execute>[0]
const reviewHref = (reviewId: string): string => pathTo(planPaths.review, { reviewId })
const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'title', label: 'What will be done?' }, { kind: 'text', name: 'organisationId', label: 'Which organisation does it?', hint: 'Its code or full name. Its analysts and administrators are reminded.' }, { kind: 'date', name: 'dueOn', label: 'By when?' },
]
const BODY = withDates(['dueOn'], z.object({ title: textField, organisationId: textField, dueOn: dateField('Due date') }))

async function organisationOf(req: Request, typed: string) {
  const { organisations } = await execute(req, FindOrganisationsDocument, { search: typed })
  return (typed === '' ? undefined : meant(typed, organisations.edges.map(({ node }) => node))) ?? { field: 'organisationId', message: typed === '' ? 'Enter an organisation' : `No organisation has exactly the code or name “${typed}”` }
}

export const addActionPage = fieldsPage({
  path: planPaths.addAction,
  load: async (req) => {
    const { pipelineReview: review } = await execute(req, PlanReviewDocument, { id: param(req, 'reviewId') })
    if (!review.viewerKeeps) throw new PageError('notFound')
    return { title: 'Add an action', caption: review.areaName, fields: FIELDS, button: 'Add the action', back: reviewHref(review.id), id: review.id }
  },
  body: BODY,
  submit: async (req, { organisationId, ...typed }, { id }) => {
    const found = await organisationOf(req, organisationId)
    if ('message' in found) return { userErrors: [found] }
    const { review, userErrors } = (await execute(req, AddPlanActionDocument, { input: { ...typed, reviewId: id, organisationId: found.id } })).addPipelineAction
    return review === null ? { userErrors } : { next: reviewHref(id), notice: 'The action is added.' }
  },
})

async function loadAction(req: Request) {
  const { pipelineReview: review } = await execute(req, PlanReviewDocument, { id: param(req, 'reviewId') })
  const action = review.actions.find(({ id }) => id === param(req, 'actionId'))
  if (action === undefined) throw new PageError('notFound')
  return { review, action }
}

export const changeActionPage = fieldsPage({
  path: planPaths.changeAction,
  load: async (req) => {
    const { review, action } = await loadAction(req)
    if (!review.viewerKeeps || action.state !== 'open') throw new PageError('notFound')
    return { title: 'Change an action', caption: review.areaName, fields: FIELDS, button: 'Save', back: reviewHref(review.id), review, action, values: { title: action.title, organisationId: action.organisation ?? '', ...dateValues('dueOn', action.dueOn) } }
  },
  body: BODY,
  submit: async (req, { organisationId, ...typed }, { review: { id }, action }) => {
    const found = organisationId === action.organisation ? { id: action.organisationId } : await organisationOf(req, organisationId)
    if ('message' in found) return { userErrors: [found] }
    const { review, userErrors } = (await execute(req, ChangePlanActionDocument, { input: { ...typed, id: action.id, organisationId: found.id } })).changePipelineAction
    return review === null ? { userErrors } : { next: reviewHref(id), notice: 'The action is saved.' }
  },
})

const STEPS = {
  finish: { title: 'Is it done?', label: 'What came of it? (optional)', button: 'It is done', notice: 'The action is done.' },
  drop: { title: 'Drop this action', label: 'Why will nobody do this?', button: 'Drop it', notice: 'The action is dropped.' },
  reopen: { title: 'Open this action again', label: 'Why is it open again?', button: 'Open it again', notice: 'The action is open again.' },
} as const

export const settleActionPage = fieldsPage({
  path: planPaths.settleAction,
  load: async (req) => {
    const { review, action } = await loadAction(req)
    const step = param(req, 'step')
    if (step !== 'finish' && step !== 'drop' && step !== 'reopen') throw new PageError('notFound')
    if (!(step === 'finish' ? action.viewerMayFinish : review.viewerKeeps)) throw new PageError('notFound')
    const { title, label, button } = STEPS[step]
    const fields: Field[] = [{ kind: 'textarea', name: 'reason', label }]
    return { title, caption: action.title, fields, button, back: reviewHref(review.id), review, action, step: step as keyof typeof STEPS }
  },
  body: z.object({ reason: textField }),
  submit: async (req, { reason }, { review: { id }, action, step }) => {
    const { review, userErrors } = (await execute(req, SettlePlanActionDocument, { input: { id: action.id, step, reason: reason || null } })).settlePipelineAction
    return review === null ? { userErrors } : { next: reviewHref(id), notice: STEPS[step].notice }
  },
})
