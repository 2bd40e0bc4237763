import { z } from 'zod'
import { done, type Field, type FieldsForm, fieldsPage, nothing } from '../../forms/fields-page.js'
import { AnswerMilestoneClaimDocument, DecideMilestoneClaimDocument, MilestoneClaimDocument, RevokeMilestoneClaimDocument, WithdrawMilestoneClaimDocument, type MilestoneClaimData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { textField } from '../runs/form-fields.js'
import { evidencePaths, param, pathTo } from './paths.js'
import { aboutWords } from './words.js'

type Claim = MilestoneClaimData['milestoneClaim']
type Request = Parameters<typeof execute>[0]
const REASON = z.object({ reason: textField })
const reasonField = (label: string): Field => ({ kind: 'textarea', name: 'reason', label })

/** The claim, for those who may do this to it as it is now; a page that is not there for all others. */
async function load(req: Request, may: (claim: Claim) => boolean, form: Omit<FieldsForm, 'caption' | 'back'>) {
  const { milestoneClaim: claim } = await execute(req, MilestoneClaimDocument, { id: param(req, 'claimId') })
  if (!may(claim)) throw new PageError('notFound')
  return { ...form, caption: aboutWords(claim), back: pathTo(evidencePaths.claim, { claimId: claim.id }), claimId: claim.id }
}
const open = ({ state }: Claim): boolean => state === 'claimed' || state === 'evidenced'

export const verifyPage = fieldsPage({
  path: evidencePaths.verify, body: REASON,
  load: (req) => load(req, (claim) => claim.viewerMayDecide && claim.state === 'evidenced', {
    title: 'Verify this claim?', effects: ['It counts towards the target from now on.', 'Whoever made it and the person concerned are told.'], fields: [reasonField('A word with it (optional)')], button: 'Verify it',
  }),
  submit: async (req, { reason }, { claimId }) => done((await execute(req, DecideMilestoneClaimDocument, { input: { claimId, verdict: 'verify', reason: reason || null } })).decideMilestoneClaim.userErrors, evidencePaths.queue, 'The claim is verified.'),
})

export const rejectPage = fieldsPage({
  path: evidencePaths.reject, body: REASON,
  load: (req) => load(req, (claim) => claim.viewerMayDecide, { title: 'Reject this claim?', effects: ['It does not count. It can be claimed again, with new evidence.', 'Whoever made it and the person concerned can read why.'], fields: [reasonField('Why is it rejected?')], button: 'Reject it', dangerous: true }),
  submit: async (req, { reason }, { claimId }) => done((await execute(req, DecideMilestoneClaimDocument, { input: { claimId, verdict: 'reject', reason } })).decideMilestoneClaim.userErrors, evidencePaths.queue, 'The claim is rejected.'),
})

/** What was verified turns out to be wrong. */
export const revokePage = fieldsPage({
  path: evidencePaths.revoke, body: REASON,
  load: (req) => load(req, (claim) => claim.viewerMayRevoke, {
    title: 'Revoke this verification?', button: 'Revoke it', dangerous: true, stay: 'Keep it', fields: [reasonField('What was found to be wrong?')],
    effects: ['It counts for no day any more: figures that are computed from now on leave it out.', 'Reports that were published stay as they were published. A later snapshot says what changed.', 'Whoever made the claim and whom it is about are told, and read your reason.', 'It can be claimed again with new evidence.'],
  }),
  submit: async (req, { reason }, { claimId, back }) => done((await execute(req, RevokeMilestoneClaimDocument, { input: { claimId, reason } })).revokeMilestoneClaim.userErrors, back, 'The verification is revoked.'),
})

export const withdrawPage = fieldsPage({
  path: evidencePaths.withdraw, body: nothing,
  load: (req) => load(req, (claim) => claim.viewerMayChange, { title: 'Take this claim back?', lead: ['Nobody decides about it then. It can be claimed again.'], fields: [], button: 'Take it back', dangerous: true }),
  submit: async (req, _body, { claimId, back }) => done((await execute(req, WithdrawMilestoneClaimDocument, { id: claimId })).withdrawMilestoneClaim.userErrors, back, 'The claim is taken back.'),
})

export const agreePage = fieldsPage({
  path: evidencePaths.agree, body: nothing,
  load: (req) => load(req, (claim) => claim.viewerIsConcerned && open(claim), { title: 'Is this claim right?', lead: ['It can be verified then without waiting. Only the number of appointments is published, never your name.'], fields: [], button: 'Yes, it is right' }),
  submit: async (req, _body, { claimId, back }) => done((await execute(req, AnswerMilestoneClaimDocument, { input: { claimId, answer: 'agreed' } })).answerMilestoneClaim.userErrors, back, 'Thank you. Your answer is saved.'),
})

export const objectPage = fieldsPage({
  path: evidencePaths.object, body: REASON,
  load: (req) => load(req, (claim) => claim.viewerIsConcerned && open(claim), { title: 'Object to this claim', lead: ['Nobody can verify it while you object. You can take the objection back.'], fields: [reasonField('Why do you object?')], button: 'Object' }),
  submit: async (req, { reason }, { claimId, back }) => done((await execute(req, AnswerMilestoneClaimDocument, { input: { claimId, answer: 'objected', reason } })).answerMilestoneClaim.userErrors, back, 'Your objection is saved.'),
})
