import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const session = { programme: z.string(), session: z.string(), sessionId: z.uuid(), startsAt: z.iso.datetime(), where: z.string() }
const example = {
  programme: 'Leading digital change, spring', session: 'Working in the open',
  sessionId: '01980000-0000-7000-8000-000000000002', startsAt: '2026-05-11T09:00:00.000Z', where: 'Felpersham Town Hall, and online',
}
const sessionLink = ({ sessionId }: { sessionId: string }) => ({ session_link: `/sessions/${sessionId}` })

export const sessionInvitationMessage = defineTemplate({
  name: 'cohorts.session-invitation', purpose: 'service', channels: ['email', 'page'],
  data: z.object(session), example, links: sessionLink,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: '((session)): ((starts))',
    body: `Hello ((name))

A session of ((programme)):

- ((session))
- ((starts))
- ((where))

[See the session]((session_link))`,
  } },
})

export const sessionChangedMessage = defineTemplate({
  name: 'cohorts.session-changed', purpose: 'service', channels: ['email', 'page'],
  data: z.object(session), example, links: sessionLink,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: 'Changed: ((session)), now ((starts))',
    body: `Hello ((name))

A session of ((programme)) has changed. It is now:

- ((session))
- ((starts))
- ((where))

[See the session]((session_link))`,
  } },
})

export const sessionCancelledMessage = defineTemplate({
  name: 'cohorts.session-cancelled', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...session, reason: z.string() }), example: { ...example, reason: 'The facilitator is ill.' },
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  links: sessionLink, longText: ['reason'],
  texts: { en: {
    subject: 'Cancelled: ((session)), ((starts))',
    body: `Hello ((name))

This session of ((programme)) is cancelled:

- ((session))
- ((starts))

((reason))

[See your programme]((session_link))`,
  } },
})

export const sessionRemovedMessage = defineTemplate({
  name: 'cohorts.session-removed', purpose: 'service', channels: ['email', 'page'],
  data: z.object(session), example, links: sessionLink,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: 'No longer in your calendar: ((session)), ((starts))',
    body: `Hello ((name))

You are no longer expected at this session of ((programme)):

- ((session))
- ((starts))

It leaves your calendar with this message.

[See the session]((session_link))`,
  } },
})

export const sessionReminderMessage = defineTemplate({
  name: 'cohorts.session-reminder', purpose: 'reminder', channels: ['email', 'page'],
  data: z.object(session), example, links: sessionLink,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: 'Reminder: ((session)), ((starts))',
    body: `Hello ((name))

Your next session of ((programme)) is soon:

- ((session))
- ((starts))
- ((where))

[See the session]((session_link))`,
  } },
})

export const runCancelledMessage = defineTemplate({
  name: 'cohorts.run-cancelled', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ programme: z.string(), reason: z.string() }),
  example: { programme: example.programme, reason: 'Too few people applied.' },
  longText: ['reason'],
  links: () => ({ catalogue_link: '/programmes' }),
  texts: { en: {
    subject: '((programme)) is cancelled',
    body: `Hello ((name))

((programme)) will not run. The reason given is:

((reason))

You keep your place in line: we will offer you a place on another run when there is one.

[See what else is on offer]((catalogue_link))`,
  } },
})
