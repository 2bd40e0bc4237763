import { z } from 'zod'
import { summaryRows } from '#govuk'
import { done, fieldsPage, nothing } from '../../forms/fields-page.js'
import { AllowMilestoneCandidateDocument, MilestoneCandidateDocument, ObjectToMilestoneCandidateDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { textField } from '../runs/form-fields.js'
import { targetTitle } from './lists.pages.js'
import { evidencePaths, param, pathTo } from './paths.js'
import { CANDIDATE_STATES, candidateTag, dateWords, postWords, wordOf } from './words.js'

type Request = Parameters<typeof execute>[0]
const hereOf = (candidateId: string): string => pathTo(evidencePaths.candidate, { candidateId })

/** One suggestion: for whom it is about, and for the owners of the plan. */
export const candidatePage = page({
  path: evidencePaths.candidate,
  get: async (req, res) => {
    const { milestoneTargets: targets, milestoneCandidate: found } = await execute(req, MilestoneCandidateDocument, { id: param(req, 'candidateId') })
    const mine = found.viewerIsConcerned
    const step = (path: 'objectCandidate' | 'allowCandidate' | 'claimCandidate' | 'dismissCandidate', text: string) => ({ text, href: pathTo(evidencePaths[path], { candidateId: found.id }) })
    const steps = mine
      ? [...(found.state === 'open' ? [step('objectCandidate', 'Object')] : []), ...(found.state === 'objected' ? [step('allowCandidate', 'Take the objection back')] : [])]
      : found.state === 'open' ? [step('claimCandidate', 'Claim'), step('dismissCandidate', 'Dismiss')] : []
    res.render('evidence/candidate', {
      title: mine ? 'Your career history may count' : (found.person ?? 'Somebody'), caption: targetTitle(targets, found.targetId), previous: mine ? evidencePaths.aboutMe : evidencePaths.candidates, steps,
      tag: mine ? candidateTag(found.state) : { text: wordOf(CANDIDATE_STATES, found.state), classes: candidateTag(found.state).classes },
      lead: mine ? ['These two posts, which others have confirmed, suggest that your appointment counts for this target. Only the owners of the plan see it. They may claim it, and you are told then and may answer. Nothing is published of it but a number, once a claim is verified.'] : [],
      rows: summaryRows([
        ...(found.earlier === null && found.later === null && !mine ? [] : [{ key: 'Before', value: postWords(found.earlier) }, { key: 'Then', value: postWords(found.later) }]),
        { key: 'Suggested on', value: dateWords(found.suggestedAt) }, ...(found.objection === null ? [] : [{ key: mine ? 'Why you object' : 'Why they object', value: found.objection }]),
      ]),
    })
  },
})

async function mine(req: Request, state: string) {
  const { milestoneTargets: targets, milestoneCandidate: found } = await execute(req, MilestoneCandidateDocument, { id: param(req, 'candidateId') })
  if (!found.viewerIsConcerned || found.state !== state) throw new PageError('notFound')
  return { caption: targetTitle(targets, found.targetId), back: hereOf(found.id), id: found.id }
}

export const objectCandidatePage = fieldsPage({
  path: evidencePaths.objectCandidate,
  load: async (req) => ({
    ...(await mine(req, 'open')), title: 'Object to being suggested', button: 'Object', fields: [{ kind: 'textarea', name: 'reason', label: 'Why do you object?', hint: 'The owners of the plan read this.' } as const],
    effects: ['Nobody can make a claim of this suggestion.', 'The owners of the plan no longer see your posts here, only that you object and why.', 'You are not suggested for this target again until you take the objection back.'],
  }),
  body: z.object({ reason: textField }),
  submit: async (req, { reason }, { id, back }) => done((await execute(req, ObjectToMilestoneCandidateDocument, { input: { candidateId: id, reason } })).objectToMilestoneCandidate.userErrors, back, 'Your objection is saved.'),
})

export const allowCandidatePage = fieldsPage({
  path: evidencePaths.allowCandidate,
  load: async (req) => ({ ...(await mine(req, 'objected')), title: 'Take your objection back?', effects: ['The owners of the plan see your two posts again and may make a claim of them.', 'Your words are deleted from the suggestion.'], fields: [], button: 'Take it back', stay: 'Keep it' }),
  body: nothing,
  submit: async (req, _body, { id, back }) => done((await execute(req, AllowMilestoneCandidateDocument, { id })).allowMilestoneCandidate.userErrors, back, 'Your objection is taken back.'),
})
