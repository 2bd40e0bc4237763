import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000004'
const runs = { programme: z.string(), wished: z.string() }
const example = { programme: 'Leading digital change, spring', wished: 'Leading digital change, autumn' }

export const transferRequestedMessage = defineTemplate({
  name: 'cohorts.transfer-requested', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...runs, learner: z.string(), runId: z.uuid(), requestId: z.uuid() }), example: { ...example, learner: 'Aisha Khan', runId: id, requestId: id },
  links: ({ runId, requestId }) => ({ request_link: `/runs/${runId}/transfer-requests/${requestId}` }),
  texts: { en: {
    subject: '((learner)) asks to move to ((wished))',
    body: `Hello ((name))

((learner)), who is on ((programme)), asks to go on in ((wished)) instead. Accept the request, or decline it with a reason.

[Read the request and answer]((request_link))`,
  } },
})

export const transferAcceptedMessage = defineTemplate({
  name: 'cohorts.transfer-accepted', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...runs, enrolmentId: z.uuid() }), example: { ...example, enrolmentId: id },
  links: ({ enrolmentId }) => ({ place_link: `/learning/${enrolmentId}` }),
  texts: { en: {
    subject: 'You go on in ((wished))',
    body: `Hello ((name))

You asked to move from ((programme)) to ((wished)). The request has been accepted. What you have done so far goes with you.

[See how you stand]((place_link))`,
  } },
})

export const transferDeclinedMessage = defineTemplate({
  name: 'cohorts.transfer-declined', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...runs, enrolmentId: z.uuid(), reason: z.string() }), example: { ...example, enrolmentId: id, reason: 'The autumn run is for elected members only.' },
  longText: ['reason'],
  links: ({ enrolmentId }) => ({ place_link: `/learning/${enrolmentId}` }),
  texts: { en: {
    subject: 'Your request to move to ((wished)) was declined',
    body: `Hello ((name))

You asked to move from ((programme)) to ((wished)). This is not possible. The reason given:

((reason))

Nothing changes about your place.

[See how you stand]((place_link))`,
  } },
})
