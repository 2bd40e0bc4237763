import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000006'
const service = { purpose: 'service', channels: ['email', 'page'] } as const
const reminder = { purpose: 'reminder', channels: ['email', 'page'] } as const

const version = z.object({ plan: z.string(), versionId: z.uuid() })
const ofVersion = { data: version, example: { plan: 'Workforce plan 2030', versionId: id }, links: ({ versionId }: { versionId: string }) => ({ plan_link: `/plan/versions/${versionId}` }) }

export const planProposedMessage = defineTemplate({
  name: 'workforce.plan-proposed', ...service, ...ofVersion,
  texts: { en: {
    subject: 'A version of ((plan)) waits for your approval',
    body: `Hello ((name))

A new version of ((plan)) has been proposed. Your organisation owns the plan: read the version, then approve it or send it back with comments. Each owner approves through somebody else.

[Read the version]((plan_link))`,
  } },
})

export const planReturnedMessage = defineTemplate({
  name: 'workforce.plan-returned', ...service, ...ofVersion,
  texts: { en: {
    subject: 'A version of ((plan)) was sent back',
    body: `Hello ((name))

An owner of ((plan)) has sent the proposed version back with comments. Read them, change the version and propose it again.

[Read the comments]((plan_link))`,
  } },
})

export const planApprovedMessage = defineTemplate({
  name: 'workforce.plan-approved', ...service, ...ofVersion,
  texts: { en: {
    subject: '((plan)): all owners have approved the new version',
    body: `Hello ((name))

Every owner of ((plan)) has approved the new version. It can be published now.

[Publish the version]((plan_link))`,
  } },
})

export const parentPlanPublishedMessage = defineTemplate({
  name: 'workforce.parent-plan-published', ...service,
  data: z.object({ plan: z.string(), parent: z.string(), planId: z.uuid() }), example: { plan: 'Workforce plan for Wales', parent: 'Workforce plan 2030', planId: id },
  links: ({ planId }) => ({ changes_link: `/plan/${planId}/national-changes` }),
  texts: { en: {
    subject: '((parent)) has a new version: look at the changes',
    body: `Hello ((name))

((plan)) takes targets over from ((parent)), which has a new version. Your plan still says what it said. Look at the changes, then take them over or keep what you have.

[Look at the changes]((changes_link))`,
  } },
})

const action = z.object({ action: z.string(), dueOn: z.iso.date(), reviewId: z.uuid() })
const ofAction = { data: action, example: { action: 'Open a second scheme for data engineers', dueOn: '2026-11-30', reviewId: id }, links: ({ reviewId }: { reviewId: string }) => ({ review_link: `/plan/reviews/${reviewId}` }) }

export const reviewActionDueMessage = defineTemplate({
  name: 'workforce.review-action-due', ...reminder, ...ofAction,
  fields: (data, format) => ({ ...data, due: format.date(data.dueOn) }),
  texts: { en: {
    subject: 'Due on ((due)): ((action))',
    body: `Hello ((name))

An action of your region's talent-pipeline review is due on ((due)):

- ((action))

Say that it is done when it is.

[Open the review]((review_link))`,
  } },
})

export const reviewActionOverdueMessage = defineTemplate({
  name: 'workforce.review-action-overdue', ...reminder, ...ofAction,
  fields: (data, format) => ({ ...data, due: format.date(data.dueOn) }),
  texts: { en: {
    subject: 'Overdue since ((due)): ((action))',
    body: `Hello ((name))

An action of your region's talent-pipeline review was due on ((due)) and is still open:

- ((action))

Say that it is done, or ask those who keep the review for another date.

[Open the review]((review_link))`,
  } },
})

export const pipelineReviewDueMessage = defineTemplate({
  name: 'workforce.pipeline-review-due', ...reminder,
  data: z.object({ plan: z.string(), dueOn: z.iso.date(), planId: z.uuid() }), example: { plan: 'Workforce plan for Wales', dueOn: '2027-01-15', planId: id },
  links: ({ planId }) => ({ reviews_link: `/plan/${planId}/reviews` }), fields: (data, format) => ({ ...data, due: format.date(data.dueOn) }),
  texts: { en: {
    subject: 'The next talent-pipeline review is due on ((due))',
    body: `Hello ((name))

By ((plan)) the next review of your region's talent pipeline is due on ((due)). Look at what became of the actions of the last one, then begin the next.

[Open the reviews]((reviews_link))`,
  } },
})
