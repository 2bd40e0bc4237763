import { cursorPagination, formatDateTime, summaryRows } from '#govuk'
import { londonDate } from '#kernel'
import { MyPlanActionsDocument, PlanForReviewDocument, PlanReviewDocument, PlanReviewsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { nowOf } from '../organisation/frame.js'
import { page } from '../page.js'
import { afterOf, param, pathTo, planPaths } from './paths.js'
import { actionTag, dateWords, ragTag, STEPS, wordOf } from './words.js'

const period = (from: string, to: string): string => `${dateWords(from)} to ${dateWords(to)}`
const today = (req: Parameters<typeof nowOf>[0]): string => londonDate(nowOf(req))

/** A region's reviews, newest first, and when the next one is due. */
export const reviewsPage = page({
  path: planPaths.reviews,
  get: async (req, res) => {
    const planId = param(req, 'planId')
    const { workforcePlan: plan, pipelineReviews: found } = await execute(req, PlanReviewsDocument, { planId, first: 20, after: afterOf(req) })
    const here = pathTo(planPaths.reviews, { planId })
    const last = found.edges.find(({ node }) => node.state === 'published')?.node
    res.render('plan/reviews', {
      title: 'Reviews of the talent pipeline', caption: plan.title, previous: pathTo(planPaths.plan, { planId }), newHref: plan.viewerMayWork && plan.closedAt === null ? pathTo(planPaths.newReview, { planId }) : undefined, total: found.totalCount,
      nextDue: last && { text: dateWords(last.nextDueOn), overdue: last.nextDueOn < today(req) },
      reviews: found.edges.map(({ node }) => ({
        title: period(node.periodFrom, node.periodTo), href: pathTo(planPaths.review, { reviewId: node.id }), draft: node.state === 'draft', held: dateWords(node.heldOn),
        detail: `${node.findings.filter(({ rag }) => rag === 'red').length} of ${node.findings.length} findings behind, ${node.actions.filter(({ state }) => state === 'open').length} actions open`,
      })),
      pagination: cursorPagination(found.pageInfo, here, req.query, req.web.locale),
    })
  },
})

/** One review with its findings, actions and history. */
export const reviewPage = page({
  path: planPaths.review,
  get: async (req, res) => {
    const { pipelineReview: review } = await execute(req, PlanReviewDocument, { id: param(req, 'reviewId') })
    const { workforcePlan: plan } = await execute(req, PlanForReviewDocument, { id: review.planId })
    const names = new Map([...(plan.open?.targets ?? []), ...(plan.published?.targets ?? [])].map(({ targetId, title }) => [targetId, title]))
    const keeps = review.viewerKeeps
    const to = (path: 'changeReview' | 'publishReview' | 'addAction') => pathTo(planPaths[path], { reviewId: review.id })
    const settle = (actionId: string, step: string) => pathTo(planPaths.settleAction, { reviewId: review.id, actionId, step })
    res.render('plan/review', {
      title: `Review of the talent pipeline: ${review.areaName}`, caption: period(review.periodFrom, review.periodTo), previous: pathTo(planPaths.reviews, { planId: review.planId }), draft: review.state === 'draft', summary: review.summary,
      rows: summaryRows([{ key: 'Held on', value: dateWords(review.heldOn) }, { key: 'Next review due', value: dateWords(review.nextDueOn) }]),
      findings: review.findings.map(({ targetId, role, rag, words }) => ({ about: role ?? names.get(targetId ?? '') ?? 'A target that the plan no longer has', tag: ragTag(rag), words })),
      actions: review.actions.map((action) => ({
        title: action.title, detail: `${action.organisation ?? 'An organisation'}${action.person === null ? '' : `, ${action.person}`}, by ${dateWords(action.dueOn)}`, tag: actionTag(action.state, action.dueOn, today(req)), outcome: action.settledReason,
        links: [
          ...(action.viewerMayFinish ? [{ text: 'Done', href: settle(action.id, 'finish') }] : []),
          ...(keeps && action.state === 'open' ? [{ text: 'Change', href: pathTo(planPaths.changeAction, { reviewId: review.id, actionId: action.id }) }, { text: 'Drop', href: settle(action.id, 'drop') }] : []), ...(keeps && action.state !== 'open' ? [{ text: 'Open again', href: settle(action.id, 'reopen') }] : []),
        ],
      })),
      history: review.history.map(({ action, reason, at, by }) => ({ what: wordOf(STEPS, action), reason, by: by ?? 'Waymark', at: formatDateTime(new Date(at)) })),
      addHref: keeps ? to('addAction') : undefined, ...(keeps && review.state === 'draft' && { changeHref: to('changeReview'), publishHref: to('publishReview') }),
    })
  },
})

/** What the viewer is to do, from all reviews. */
export const actionsPage = page({
  path: planPaths.actions,
  get: async (req, res) => {
    const { myPipelineActions } = await execute(req, MyPlanActionsDocument, {})
    res.render('plan/actions', {
      title: 'Your actions from talent-pipeline reviews', previous: planPaths.home,
      actions: myPipelineActions.map(({ title, reviewId, organisation, dueOn, state }) => ({ title, href: pathTo(planPaths.review, { reviewId }), detail: `${organisation ?? ''}, by ${dateWords(dueOn)}`, tag: actionTag(state, dueOn, today(req)) })),
    })
  },
})
