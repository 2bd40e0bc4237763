import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000005'
const match = { scheme: z.string(), matchId: z.uuid() }
const example = { scheme: 'Two-way mentoring', matchId: id }
const withPartner = { ...match, partner: z.string() }
const partnerExample = { ...example, partner: 'Aled Price' }
const service = { purpose: 'service', channels: ['email', 'page'] } as const
const reminder = { purpose: 'reminder', channels: ['email', 'page'] } as const
const links = ({ matchId }: { matchId: string }) => ({ match_link: `/mentoring/matches/${matchId}` })

export const mentoringProposedMessage = defineTemplate({
  name: 'mentoring.proposed', ...service, links,
  data: z.object({ ...withPartner, answerBy: z.iso.datetime() }), example: { ...partnerExample, answerBy: '2026-06-12T22:59:00.000Z' },
  fields: (data, format) => ({ ...data, due: format.date(data.answerBy) }),
  texts: { en: {
    subject: '((scheme)): meet ((partner))',
    body: `Hello ((name))

We suggest ((partner)) for you in ((scheme)). Read why, and say by ((due)) whether you would like to go ahead.

[See who it is and answer]((match_link))`,
  } },
})

/** Says nothing of who it is. */
export const mentoringProposedBlindMessage = defineTemplate({
  name: 'mentoring.proposed-blind', ...service, links,
  data: z.object({ ...match, answerBy: z.iso.datetime() }), example: { ...example, answerBy: '2026-06-12T22:59:00.000Z' },
  fields: (data, format) => ({ ...data, due: format.date(data.answerBy) }),
  texts: { en: {
    subject: '((scheme)): we have found somebody for you',
    body: `Hello ((name))

We have found somebody for you in ((scheme)). Read what you have in common, and say by ((due)) whether you would like to go ahead. You are told each other’s names when you have both accepted.

[Read why and answer]((match_link))`,
  } },
})

export const mentoringAnswerDueMessage = defineTemplate({
  name: 'mentoring.answer-due', ...reminder, links,
  data: z.object({ ...match, answerBy: z.iso.datetime() }), example: { ...example, answerBy: '2026-06-12T22:59:00.000Z' },
  fields: (data, format) => ({ ...data, due: format.date(data.answerBy) }),
  texts: { en: {
    subject: '((scheme)): answer by ((due))',
    body: `Hello ((name))

Your match in ((scheme)) waits for your answer until ((due)). After that you are both free for somebody else.

[Read why and answer]((match_link))`,
  } },
})

export const mentoringOtherAcceptedMessage = defineTemplate({
  name: 'mentoring.other-accepted', ...service, links, data: z.object(match), example,
  texts: { en: {
    subject: '((scheme)): the other person would like to go ahead',
    body: `Hello ((name))

The person whom we suggested for you in ((scheme)) would like to go ahead. Now it is up to you.

[Read why and answer]((match_link))`,
  } },
})

export const mentoringAgreedMessage = defineTemplate({
  name: 'mentoring.agreed', ...service, links,
  data: z.object({ ...withPartner, organisation: z.string(), partnerEmail: z.string() }), example: { ...partnerExample, organisation: 'Felpersham Council', partnerEmail: 'aled.price@example.org' },
  fields: ({ partnerEmail, ...data }) => ({ ...data, reach: partnerEmail === '' ? 'You reach them through your match’s page.' : `You reach them at ${partnerEmail}.` }),
  texts: { en: {
    subject: '((scheme)): you and ((partner)) are matched',
    body: `Hello ((name))

You have both accepted. You are matched with ((partner)) of ((organisation)) in ((scheme)). ((reach))

Meet within the next ten days, and write down what you agree on: how often you meet, what for, and what stays between you.

[Plan your first meeting]((match_link))`,
  } },
})

export const mentoringNotGoingAheadMessage = defineTemplate({
  name: 'mentoring.not-going-ahead', ...service, links, data: z.object(match), example,
  texts: { en: {
    subject: '((scheme)): this match will not go ahead',
    body: `Hello ((name))

The match that we suggested for you in ((scheme)) will not go ahead. This happens for many reasons, and says nothing about you. You are back in the pool, and come first when people are next matched.

[See how things stand]((match_link))`,
  } },
})

export const mentoringLapsedMessage = defineTemplate({
  name: 'mentoring.lapsed', ...service, links, data: z.object(match), example,
  texts: { en: {
    subject: '((scheme)): the time for an answer has run out',
    body: `Hello ((name))

Your match in ((scheme)) was not accepted by both of you in time, so it will not go ahead. You can be matched again while your profile is active. If this is not a good time, pause your profile.

[See how things stand]((match_link))`,
  } },
})

export const mentoringPausedMessage = defineTemplate({
  name: 'mentoring.paused', ...service, links, data: z.object(withPartner), example: partnerExample,
  texts: { en: {
    subject: 'Your mentoring with ((partner)) is paused',
    body: `Hello ((name))

Your mentoring with ((partner)) in ((scheme)) is paused. We will not remind either of you of anything until one of you resumes it.

[Open your mentoring]((match_link))`,
  } },
})

export const mentoringResumedMessage = defineTemplate({
  name: 'mentoring.resumed', ...service, links, data: z.object(withPartner), example: partnerExample,
  texts: { en: {
    subject: 'Your mentoring with ((partner)) goes on',
    body: `Hello ((name))

Your mentoring with ((partner)) in ((scheme)) is no longer paused. Plan when you meet next.

[Plan a meeting]((match_link))`,
  } },
})

export const mentoringEndedMessage = defineTemplate({
  name: 'mentoring.ended', ...service, links, data: z.object(withPartner), example: partnerExample,
  texts: { en: {
    subject: 'Your mentoring with ((partner)) has come to its end',
    body: `Hello ((name))

Your mentoring with ((partner)) in ((scheme)) has come to its end. Meetings that were planned are called off.

Tell us how it was. Your answers are only ever shown together with those of others.

[Answer a few questions]((match_link))`,
  } },
})

export const mentoringHelpWantedMessage = defineTemplate({
  name: 'mentoring.help-wanted', ...service, links, data: z.object({ ...match, learner: z.string() }), example: { ...example, learner: 'Aisha Khan' },
  texts: { en: {
    subject: '((scheme)): ((learner)) asks for help',
    body: `Hello ((name))

((learner)) has said in a check-in that their mentoring in ((scheme)) needs help. Read what they say, get in touch, and mark it as settled.

[Read the check-in]((match_link))`,
  } },
})
