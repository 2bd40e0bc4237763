import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000005'
const match = { scheme: z.string(), matchId: z.uuid(), partner: z.string() }
const example = { scheme: 'Two-way mentoring', matchId: id, partner: 'Aled Price' }
/** The day that a reminder is about, so that the next one of its kind does not read like the last. */
const dated = { ...match, day: z.iso.date() }
const datedExample = { ...example, day: '2026-05-18' }
const reminder = { purpose: 'reminder', channels: ['email', 'page'] } as const
const links = ({ matchId }: { matchId: string }) => ({ match_link: `/mentoring/matches/${matchId}` })
const meeting = { ...match, startsAt: z.iso.datetime(), where: z.string() }
const meetingExample = { ...example, startsAt: '2026-06-15T13:00:00.000Z', where: 'By video' }
const service = { purpose: 'service', channels: ['email', 'page'] } as const

export const mentoringMeetingPlannedMessage = defineTemplate({
  name: 'mentoring.meeting-planned', ...service, links, data: z.object(meeting), example: meetingExample,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: 'You meet ((partner)): ((starts))',
    body: `Hello ((name))

A meeting with ((partner)) in ((scheme)):

- ((starts))
- ((where))

[Open your mentoring]((match_link))`,
  } },
})

export const mentoringMeetingMovedMessage = defineTemplate({
  name: 'mentoring.meeting-moved', ...service, links, data: z.object(meeting), example: meetingExample,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: 'Changed: you meet ((partner)), now ((starts))',
    body: `Hello ((name))

Your meeting with ((partner)) in ((scheme)) has changed. It is now:

- ((starts))
- ((where))

[Open your mentoring]((match_link))`,
  } },
})

export const mentoringMeetingCancelledMessage = defineTemplate({
  name: 'mentoring.meeting-cancelled', ...service, links, data: z.object(meeting), example: meetingExample,
  fields: (data, format) => ({ ...data, starts: format.dateTime(data.startsAt) }),
  texts: { en: {
    subject: 'Called off: your meeting with ((partner)), ((starts))',
    body: `Hello ((name))

Your meeting with ((partner)) in ((scheme)) on ((starts)) is called off.

[Open your mentoring]((match_link))`,
  } },
})

export const mentoringFirstMeetingMessage = defineTemplate({
  name: 'mentoring.first-meeting-due', ...reminder, links, data: z.object(match), example,
  texts: { en: {
    subject: 'Plan your first meeting with ((partner))',
    body: `Hello ((name))

You and ((partner)) are matched in ((scheme)) and have no meeting yet. Pairs that meet early stay together: plan half an hour to get to know each other. If you have met, write it down.

[Plan a meeting, or write one down]((match_link))`,
  } },
})

export const mentoringSilentMessage = defineTemplate({
  name: 'mentoring.silent', ...reminder, links, data: z.object(dated), example: datedExample,
  fields: (data, format) => ({ ...data, day: format.date(data.day) }),
  texts: { en: {
    subject: 'When do you meet ((partner)) next?',
    body: `Hello ((name))

You and ((partner)) have had no meeting in ((scheme)) since ((day)), and none is planned. Plan the next one, write down one that you have had, or pause your mentoring if this is not a good time.

[Plan a meeting, or write one down]((match_link))`,
  } },
})

export const mentoringCheckInMessage = defineTemplate({
  name: 'mentoring.check-in-due', ...reminder, links, data: z.object(dated), example: datedExample,
  fields: (data, format) => ({ ...data, day: format.date(data.day) }),
  texts: { en: {
    subject: 'How is your mentoring with ((partner)) going?',
    body: `Hello ((name))

It is time for your check-in of ((day)). Tell those who run ((scheme)) how your mentoring with ((partner)) is going, and whether you need help. It takes a minute. ((partner)) does not see your answer.

[Answer the check-in]((match_link))`,
  } },
})

export const mentoringLogMeetingMessage = defineTemplate({
  name: 'mentoring.log-meeting', ...reminder, links, data: z.object(dated), example: datedExample,
  fields: (data, format) => ({ ...data, day: format.date(data.day) }),
  texts: { en: {
    subject: 'Did you meet ((partner))?',
    body: `Hello ((name))

A meeting with ((partner)) in ((scheme)) was planned for ((day)) and has not been written down. Say that you met and for how long, or call it off.

[Write the meeting down]((match_link))`,
  } },
})

export const mentoringEndsSoonMessage = defineTemplate({
  name: 'mentoring.ends-soon', ...reminder, links, data: z.object({ ...match, endsOn: z.iso.date() }), example: { ...example, endsOn: '2027-03-01' },
  fields: (data, format) => ({ ...data, ends: format.date(data.endsOn) }),
  texts: { en: {
    subject: 'Your mentoring with ((partner)) ends soon',
    body: `Hello ((name))

Your mentoring with ((partner)) in ((scheme)) is meant to end on ((ends)). Use your last meetings to look at your goals and at what comes next.

If you have finished, mark it as completed. If you would like to go on, choose a later day. If that day is right, you need do nothing now.

[Open your mentoring]((match_link))`,
  } },
})

export const mentoringEndPassedMessage = defineTemplate({
  name: 'mentoring.end-passed', ...reminder, links, data: z.object({ ...match, endsOn: z.iso.date(), closesOn: z.iso.date() }), example: { ...example, endsOn: '2027-03-01', closesOn: '2027-03-29' },
  fields: (data, format) => ({ ...data, ended: format.date(data.endsOn), closes: format.date(data.closesOn) }),
  texts: { en: {
    subject: 'Your mentoring with ((partner)) was meant to end on ((ended))',
    body: `Hello ((name))

Your mentoring with ((partner)) in ((scheme)) was meant to end on ((ended)). Mark it as completed, or choose a later day if you go on. If you do neither, we will close it on ((closes)).

[Complete or extend it]((match_link))`,
  } },
})

export const mentoringExtendedMessage = defineTemplate({
  name: 'mentoring.extended', ...service, links, data: z.object({ ...match, endsOn: z.iso.date() }), example: { ...example, endsOn: '2027-06-01' },
  fields: (data, format) => ({ ...data, ends: format.date(data.endsOn) }),
  texts: { en: {
    subject: 'Your mentoring with ((partner)) goes on until ((ends))',
    body: `Hello ((name))

((partner)) has extended your mentoring in ((scheme)): it is now meant to end on ((ends)). You can mark it as completed at any time.

[Open your mentoring]((match_link))`,
  } },
})

export const mentoringSurveyMessage = defineTemplate({
  name: 'mentoring.survey-due', ...reminder, links, data: z.object(match), example,
  texts: { en: {
    subject: 'How was your mentoring with ((partner))?',
    body: `Hello ((name))

Your mentoring with ((partner)) in ((scheme)) is over. Tell us in a few questions how it was and what came of it. Your answers are only ever shown together with those of others.

[Answer the closing survey]((match_link))`,
  } },
})
