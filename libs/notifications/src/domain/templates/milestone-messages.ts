import { z } from 'zod'
import { defineTemplate } from '../message-template.js'

const id = '01980000-0000-7000-8000-000000000009'
const service = { purpose: 'service', channels: ['email', 'page'] } as const
const claim = {
  data: z.object({ target: z.string(), claimId: z.uuid() }), example: { target: 'Ten chief executives from digital backgrounds', claimId: id },
  links: ({ claimId }: { claimId: string }) => ({ claim_link: `/evidence/claims/${claimId}` }),
}

export const milestoneAboutYouMessage = defineTemplate({
  name: 'workforce.milestone-about-you', ...service, ...claim,
  texts: { en: {
    subject: 'Your appointment was claimed for the workforce plan',
    body: `Hello ((name))

Somebody says that your appointment counts towards a target of the workforce plan: ((target)). Look at what they say. You can agree or object within 7 days; while you object, it cannot be verified.

Only the number of appointments is published. Your name is not.

[Look at the claim]((claim_link))`,
  } },
})

export const milestoneToVerifyMessage = defineTemplate({
  name: 'workforce.milestone-to-verify', ...service, ...claim,
  texts: { en: {
    subject: 'A milestone waits for verification: ((target))',
    body: `Hello ((name))

A claim for this target has evidence now and waits for a verifier: ((target)). Check the evidence, then verify or reject the claim.

[Open the claim]((claim_link))`,
  } },
})

export const milestoneVerifiedMessage = defineTemplate({
  name: 'workforce.milestone-verified', ...service, ...claim,
  texts: { en: {
    subject: 'A milestone was verified: ((target))',
    body: `Hello ((name))

A claim that you made or that is about you was verified. It counts towards this target: ((target)).

[Open the claim]((claim_link))`,
  } },
})

export const milestoneRejectedMessage = defineTemplate({
  name: 'workforce.milestone-rejected', ...service, ...claim,
  texts: { en: {
    subject: 'A claim was rejected: ((target))',
    body: `Hello ((name))

A claim that you made or that is about you was rejected, so it does not count towards this target: ((target)). The page says why. It can be claimed again with new evidence.

[Read why]((claim_link))`,
  } },
})

export const milestoneRevokedMessage = defineTemplate({
  name: 'workforce.milestone-revoked', ...service, ...claim,
  texts: { en: {
    subject: 'A verification was taken back: ((target))',
    body: `Hello ((name))

A claim that you made or that is about you had been verified. That was found to be wrong and taken back, so it no longer counts towards this target: ((target)). The page says why. It can be claimed again with new evidence.

[Read why]((claim_link))`,
  } },
})

export const milestoneSuggestedMessage = defineTemplate({
  name: 'workforce.milestone-suggested', ...service,
  data: z.object({ target: z.string(), candidateId: z.uuid() }), example: { target: 'Ten chief executives from digital backgrounds', candidateId: id },
  links: ({ candidateId }: { candidateId: string }) => ({ suggestion_link: `/evidence/candidates/${candidateId}` }),
  texts: { en: {
    subject: 'Your career history may count for the workforce plan',
    body: `Hello ((name))

Two posts in your career history that others have confirmed suggest that your appointment counts towards a target of the workforce plan: ((target)). The owners of the plan can see this suggestion and those two posts, and may make a claim of it. Nothing is published of it.

You need not do anything. If you do not want to be suggested, say so and why: the owners then see your words and no longer your posts, and you are not suggested for this target again unless you allow it.

[Look at the suggestion]((suggestion_link))`,
  } },
})

export const milestoneObjectedMessage = defineTemplate({
  name: 'workforce.milestone-objected', ...service, ...claim,
  texts: { en: {
    subject: 'The person concerned objects to your claim: ((target))',
    body: `Hello ((name))

The person whom your claim is about objects to it. It cannot be verified while they do. The page says why: correct it by a claim of its own, or take it back.

[Open the claim]((claim_link))`,
  } },
})

export const milestoneWaitingMessage = defineTemplate({
  name: 'workforce.milestones-waiting', purpose: 'reminder', channels: ['email', 'page'],
  data: z.object({ claims: z.number(), days: z.number() }), example: { claims: 2, days: 14 }, links: () => ({ queue_link: '/evidence/queue' }),
  texts: { en: {
    subject: 'Milestones wait for verification: ((claims))',
    body: `Hello ((name))

Claims that have waited for a verifier for more than ((days)) days: ((claims)). Decide about the oldest first.

[Open the queue]((queue_link))`,
  } },
})
