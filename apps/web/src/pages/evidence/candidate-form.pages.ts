import { z } from 'zod'
import { done, fieldsPage } from '../../forms/fields-page.js'
import { ClaimMilestoneCandidateDocument, DismissMilestoneCandidateDocument, MilestoneCandidateDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { textField } from '../runs/form-fields.js'
import { EVIDENCE_FIELDS, evidenceBody, evidenceOf, onPage } from './claim-form.pages.js'
import { targetTitle } from './lists.pages.js'
import { evidencePaths, param, pathTo } from './paths.js'
import { ENGAGEMENTS, postWords, wordOf } from './words.js'

async function load(req: Parameters<typeof execute>[0]) {
  const { milestoneTargets, milestoneCandidate: found } = await execute(req, MilestoneCandidateDocument, { id: param(req, 'candidateId') })
  if (found.state !== 'open' || found.viewerIsConcerned) throw new PageError('notFound')
  const target = milestoneTargets.find(({ targetId }) => targetId === found.targetId)
  return { found, engagements: target?.engagements ?? [], caption: targetTitle(milestoneTargets, found.targetId), lead: [`Before: ${postWords(found.earlier)}.`, `Then: ${postWords(found.later)}.`], back: evidencePaths.candidates }
}

export const claimCandidatePage = fieldsPage({
  path: evidencePaths.claimCandidate,
  load: async (req) => {
    const loaded = await load(req)
    const items = loaded.engagements.map((value) => ({ value, text: wordOf(ENGAGEMENTS, value) }))
    return { ...loaded, title: `Claim for ${loaded.found.person ?? 'this person'}`, effects: ['They are told, and may object within 7 days.', 'A verifier who is not you decides about it.'], sendsFile: true, fields: [{ kind: 'radios', name: 'engagement', label: 'How is the post held?', items } as const, ...EVIDENCE_FIELDS], button: 'Claim it' }
  },
  body: z.object({ engagement: z.enum(['permanent', 'secondment'], { error: 'Choose how the post is held' }), ...evidenceBody }),
  submit: async (req, { engagement, ...typed }, { found: { id } }) => {
    const given = await evidenceOf(req, typed, false)
    if ('userErrors' in given) return given
    const { claim, userErrors } = (await execute(req, ClaimMilestoneCandidateDocument, { input: { candidateId: id, engagement, evidence: given.evidence } })).claimMilestoneCandidate
    return claim === null ? { userErrors: onPage(userErrors) } : { next: pathTo(evidencePaths.claim, { claimId: claim.id }), notice: 'The claim is made.' }
  },
})

export const dismissCandidatePage = fieldsPage({
  path: evidencePaths.dismissCandidate,
  load: async (req) => ({ ...(await load(req)), title: 'Does this not count?', fields: [{ kind: 'textarea', name: 'reason', label: 'Why does it not count?', hint: 'It is suggested again only when the career history says something else.' } as const], button: 'Dismiss it' }),
  body: z.object({ reason: textField }),
  submit: async (req, { reason }, { found: { id } }) => done((await execute(req, DismissMilestoneCandidateDocument, { input: { candidateId: id, reason } })).dismissMilestoneCandidate.userErrors, evidencePaths.candidates, 'The suggestion is dismissed.'),
})
