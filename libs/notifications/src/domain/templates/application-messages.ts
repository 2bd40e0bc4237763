import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const run = { programme: z.string(), runId: z.uuid() }
const example = { programme: 'Leading digital change, spring', runId: '01980000-0000-7000-8000-000000000001' }
const runLink = ({ runId }: { runId: string }) => ({ run_link: `/runs/${runId}` })

export const invitedMessage = defineTemplate({
  name: 'cohorts.invited', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...run, nominatedBy: z.string() }),
  example: { ...example, nominatedBy: 'Borchester council' },
  links: runLink,
  texts: { en: {
    subject: '((nominatedBy)) has put you forward for ((programme))',
    body: `Hello ((name))

((nominatedBy)) has put you forward for ((programme)). Read what it involves, then tell us whether you would like to take part.

[Read about the programme and answer]((run_link))`,
  } },
})

export const appliedMessage = defineTemplate({
  name: 'cohorts.applied', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...run, approver: z.string().optional() }),
  example: { ...example, approver: 'Tom Archer' },
  fields: (data) => ({
    programme: data.programme,
    next: data.approver === undefined ? 'You do not need to do anything now. We will tell you as soon as there is news.' : `We have asked ${data.approver} to approve it. We will tell you what they decide.`,
  }),
  links: runLink,
  texts: { en: {
    subject: 'We have your application for ((programme))',
    body: `Hello ((name))

We have your application for ((programme)). ((next))

[See your application]((run_link))`,
  } },
})

export const approvalNeededMessage = defineTemplate({
  name: 'cohorts.approval-needed', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ applicant: z.string(), programme: z.string(), enrolmentId: z.uuid() }),
  example: { applicant: 'Aisha Khan', programme: example.programme, enrolmentId: example.runId },
  links: ({ enrolmentId }) => ({ approval_link: `/approvals/${enrolmentId}` }),
  texts: { en: {
    subject: '((applicant)) asks you to approve ((programme))',
    body: `Hello ((name))

((applicant)) has applied for ((programme)) and needs your approval as their line manager.

[Approve or turn down the application]((approval_link))`,
  } },
})

export const approvedMessage = defineTemplate({
  name: 'cohorts.approved', purpose: 'service', channels: ['email', 'page'],
  data: z.object(run), example, links: runLink,
  texts: { en: {
    subject: 'Your application for ((programme)) is approved',
    body: `Hello ((name))

Your line manager has approved your application for ((programme)). We will write again about a place.

[See your application]((run_link))`,
  } },
})

export const rejectedMessage = defineTemplate({
  name: 'cohorts.rejected', purpose: 'service', channels: ['email', 'page'],
  data: z.object({ ...run, reason: z.string() }), example: { ...example, reason: 'The programme clashes with year-end work.' },
  links: runLink, longText: ['reason'],
  texts: { en: {
    subject: 'Your application for ((programme)) was not successful',
    body: `Hello ((name))

Your application for ((programme)) was not successful. The reason given is:

((reason))

[See your application]((run_link))`,
  } },
})
