import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000003'
const run = { programme: z.string(), runId: z.uuid() }
const runExample = { programme: 'Leading digital change, spring', runId: '01980000-0000-7000-8000-000000000001' }
const work = { programme: z.string(), assignment: z.string(), enrolmentId: z.uuid(), itemId: z.uuid() }
const workExample = { programme: runExample.programme, assignment: 'A service you would change', enrolmentId: id, itemId: id }
const workLink = ({ enrolmentId, itemId }: { enrolmentId: string; itemId: string }) => ({ work_link: `/learning/${enrolmentId}/assignments/${itemId}` })

export const assignmentDueMessage = defineTemplate({
  name: 'cohorts.assignment-due', purpose: 'reminder', channels: ['email', 'page'],
  data: z.object({ ...work, dueOn: z.iso.date() }), example: { ...workExample, dueOn: '2026-06-12' }, links: workLink,
  fields: (data, format) => ({ ...data, due: format.date(data.dueOn) }),
  texts: { en: {
    subject: '((assignment)) is due on ((due))',
    body: `Hello ((name))

((assignment)), an assignment of ((programme)), is due on ((due)). You have not handed it in yet.

[Hand in your work]((work_link))`,
  } },
})

const VERDICTS = {
  return: 'It has feedback for you, and you can hand it in again.',
  pass: 'It is a pass.',
  fail: 'It is not a pass this time. Read the feedback, and speak to your facilitator about what to do next.',
}

export const assignmentMarkedMessage = defineTemplate({
  name: 'cohorts.assignment-marked', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...work, verdict: z.enum(['return', 'pass', 'fail']) }), example: { ...workExample, verdict: 'return' as const }, links: workLink,
  fields: ({ verdict, ...data }) => ({ ...data, outcome: VERDICTS[verdict] }),
  texts: { en: {
    subject: '((assignment)) has been marked',
    body: `Hello ((name))

Your work on ((assignment)), an assignment of ((programme)), has been marked. ((outcome))

[Read the feedback]((work_link))`,
  } },
})

export const announcementMessage = defineTemplate({
  name: 'cohorts.announcement', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...run, title: z.string(), text: z.string(), author: z.string() }),
  example: { ...runExample, title: 'Room change on Monday', text: 'We meet on the second floor.\nBring your badge.', author: 'Jo Bell' },
  longText: ['text'],
  links: ({ runId }) => ({ space_link: `/spaces/${runId}` }),
  texts: { en: {
    subject: '((programme)): ((title))',
    body: `Hello ((name))

((author)) writes to everybody on ((programme)):

((text))

[Open the space of your programme]((space_link))`,
  } },
})

export const postReportedMessage = defineTemplate({
  name: 'cohorts.post-reported', purpose: 'service', channels: ['email', 'page'],
  data: z.object(run), example: runExample,
  links: ({ runId }) => ({ moderation_link: `/runs/${runId}/space/reports` }),
  texts: { en: {
    subject: 'A post on ((programme)) has been reported',
    body: `Hello ((name))

Somebody on ((programme)) has reported a post in the discussion. Decide whether it can stay.

[Look at the post]((moderation_link))`,
  } },
})

export const runBelowMinimumMessage = defineTemplate({
  name: 'cohorts.run-below-minimum', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...run, accepted: z.int(), minimum: z.int() }), example: { ...runExample, accepted: 7, minimum: 12 },
  fields: (data) => ({ programme: data.programme, accepted: String(data.accepted), minimum: String(data.minimum) }),
  links: ({ runId }) => ({ manage_link: `/manage/runs/${runId}` }),
  texts: { en: {
    subject: 'Too few people on ((programme))',
    body: `Hello ((name))

Enrolment for ((programme)) is closed. ((accepted)) people have accepted a place; it needs ((minimum)) to run.

[Decide whether it goes ahead]((manage_link))`,
  } },
})
