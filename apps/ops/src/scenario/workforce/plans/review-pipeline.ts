import { addDays, type PlainDate } from '#kernel'
import { count } from '../../stage.js'
import * as documents from './plan-documents.js'
import type { PlanStoryOptions, PlanTarget } from './plan-story.js'

interface Reviewed { readonly review: { readonly id: string; readonly actions: readonly { readonly id: string }[] } }

const ACTIONS = [
  { title: 'Open two posts a year to people from other teams', days: 60 },
  { title: 'Agree one job description for delivery managers across the region', days: 90 },
] as const

/** A region reviews its talent pipeline for the last quarter of a year: findings in colours and words, and who does what by when. @returns ids of its actions */
export async function reviewPipeline({ stage, organisations, council }: PlanStoryOptions, planId: string, targets: readonly PlanTarget[], today: PlainDate): Promise<readonly string[]> {
  const as = council.administrator.email
  const first = targets.find(({ disposition }) => disposition !== 'left_out')
  const begun = await stage.act<Reviewed>(as, documents.BEGIN_REVIEW, {
    planId, periodFrom: addDays(today, -91), periodTo: addDays(today, -1), heldOn: today, nextDueOn: addDays(today, 91),
    summary: 'We lose delivery managers faster than we find them. There are people in other services who could do the work.',
    findings: [
      { targetId: first!.targetId, rag: 'amber', words: 'Two people of the region are ready for the step; nobody has taken it yet.' },
      { role: 'Delivery manager', rag: 'red', words: 'Every second post is vacant, and agencies ask for twice the pay.' },
      { role: 'Data analyst', rag: 'green', words: 'All posts are filled, and three people are learning with us.' },
    ],
  })
  const reviewId = begun!.review.id
  let actions: Reviewed['review']['actions'] = []
  for (const { title, days } of ACTIONS) {
    actions = (await stage.act<Reviewed>(as, documents.ADD_ACTION, { reviewId, title, organisationId: organisations.get(council.organisationCode), dueOn: addDays(today, days) }))!.review.actions
  }
  await stage.does(as, documents.PUBLISH_REVIEW, { id: reviewId })
  count(stage.tally, 'workforce: regional reviews published')
  return actions.map(({ id }) => id)
}
