import { z } from 'zod'
import { dateField } from '../../forms/date-field.js'
import { dateValues, type Field, fieldsPage, nothing } from '../../forms/fields-page.js'
import { BeginPlanReviewDocument, ChangePlanReviewDocument, PlanForReviewDocument, PlanReviewDocument, PublishPlanReviewDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { textField } from '../runs/form-fields.js'
import { withDates } from './form-fields.js'
import { findingLines, readFindings, type TargetName } from './findings.js'
import { param, pathTo, planPaths } from './paths.js'

type Request = Parameters<typeof execute>[0]
const DATES = ['periodFrom', 'periodTo', 'heldOn', 'nextDueOn'] as const
const reviewHref = (reviewId: string): string => pathTo(planPaths.review, { reviewId })

const FIELDS = (targets: readonly TargetName[]): readonly Field[] => [
  { kind: 'date', name: 'periodFrom', label: 'First day of the period' }, { kind: 'date', name: 'periodTo', label: 'Last day of the period' }, { kind: 'date', name: 'heldOn', label: 'When was the review held?' },
  { kind: 'textarea', name: 'summary', label: 'What did you find, in sum?', rows: 6 },
  { kind: 'textarea', name: 'findings', label: 'Findings', rows: 10, hint: `One on each line: target or role | red, amber or green | words. Targets: ${targets.map(({ title }) => title).join('; ') || 'none yet'}. Anything else is a role.` },
  { kind: 'date', name: 'nextDueOn', label: 'When is the next review due?' },
]
const BODY = withDates(DATES, z.object({ periodFrom: dateField('First day'), periodTo: dateField('Last day'), heldOn: dateField('Day of the review'), nextDueOn: dateField('Next review'), summary: textField, findings: textField }))

async function planOf(req: Request, id: string) {
  const { workforcePlan: plan } = await execute(req, PlanForReviewDocument, { id })
  const targets = (plan.published ?? plan.open)?.targets.filter(({ disposition }) => disposition !== 'left_out') ?? []
  return { plan, targets }
}

/** Errors of the API about one finding stand at the one question that has them all. */
const atFindings = (userErrors: readonly { readonly field: string; readonly message: string }[]) => ({
  userErrors: userErrors.map(({ field, message }) => {
    const n = /^findings\.(\d+)\./.exec(field)?.[1]
    return n === undefined ? { field, message } : { field: 'findings', message: `Finding ${Number(n) + 1}: ${message}` }
  }),
})

export const newReviewPage = fieldsPage({
  path: planPaths.newReview,
  load: async (req) => {
    const { plan, targets } = await planOf(req, param(req, 'planId'))
    if (!plan.viewerMayWork || plan.scope !== 'regional') throw new PageError('notFound')
    return { title: 'Begin a review', caption: plan.title, fields: FIELDS(targets), button: 'Save as a draft', back: pathTo(planPaths.reviews, { planId: plan.id }), planId: plan.id, targets }
  },
  body: BODY,
  submit: async (req, { findings, ...typed }, { planId, targets }) => {
    const read = readFindings(findings, targets)
    if ('userErrors' in read) return read
    const { review, userErrors } = (await execute(req, BeginPlanReviewDocument, { input: { ...typed, planId, findings: read.findings } })).beginPipelineReview
    return review === null ? atFindings(userErrors) : { next: reviewHref(review.id), notice: 'The review is saved as a draft. Add actions to it, then publish it.' }
  },
})

async function keptDraft(req: Request) {
  const { pipelineReview: review } = await execute(req, PlanReviewDocument, { id: param(req, 'reviewId') })
  if (!review.viewerKeeps || review.state !== 'draft') throw new PageError('notFound')
  return review
}

export const changeReviewPage = fieldsPage({
  path: planPaths.changeReview,
  load: async (req) => {
    const review = await keptDraft(req)
    const { plan, targets } = await planOf(req, review.planId)
    const dates = Object.assign({}, ...DATES.map((name) => dateValues(name, review[name]))) as Record<string, string>
    return { title: 'Change the review', caption: plan.title, fields: FIELDS(targets), button: 'Save', back: reviewHref(review.id), review, targets, values: { ...dates, summary: review.summary, findings: findingLines(review.findings, targets) } }
  },
  body: BODY,
  submit: async (req, { findings, ...typed }, { review: { id, revision }, targets }) => {
    const read = readFindings(findings, targets)
    if ('userErrors' in read) return read
    const { review, userErrors } = (await execute(req, ChangePlanReviewDocument, { input: { ...typed, id, revision, findings: read.findings } })).changePipelineReview
    return review === null ? atFindings(userErrors) : { next: reviewHref(id), notice: 'The review is saved.' }
  },
})

export const publishReviewPage = fieldsPage({
  path: planPaths.publishReview,
  load: async (req) => {
    const review = await keptDraft(req)
    return { title: 'Publish the review', caption: review.areaName, effects: ['Everybody who signs in can read it.', 'Its findings can no longer be changed; its actions go on.', 'Whoever has an action is reminded of it.'], fields: [], button: 'Publish', back: reviewHref(review.id), id: review.id }
  },
  body: nothing,
  submit: async (req, _body, { id }) => {
    const { review, userErrors } = (await execute(req, PublishPlanReviewDocument, { id })).publishPipelineReview
    return review === null ? { userErrors } : { next: reviewHref(id), notice: 'The review is published.' }
  },
})
