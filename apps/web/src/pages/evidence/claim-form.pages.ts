import type { Request } from 'express'
import { z } from 'zod'
import type { UserError } from '#govuk'
import { dateField } from '../../forms/date-field.js'
import { type Field, fieldsPage } from '../../forms/fields-page.js'
import { AddMilestoneEvidenceDocument, ClaimMilestoneDocument, FindOrganisationsDocument, MilestoneClaimDocument, MilestoneTargetsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { sendUpload } from '../../http/api-files.js'
import { PageError } from '../../http/page-error.js'
import { meant } from '../admin/organisation-references.js'
import { withDates } from '../plan/form-fields.js'
import { textField } from '../runs/form-fields.js'
import { evidencePaths, param, pathTo } from './paths.js'
import { aboutWords, dateWords, ENGAGEMENTS, wordOf } from './words.js'

const SPEAKS = ['workforce_analyst', 'organisation_admin']
export const EVIDENCE_FIELDS: readonly Field[] = [
  { kind: 'url', name: 'link', label: 'Address of an announcement', hint: 'Send a file below instead, if there is no page.' }, { kind: 'text', name: 'note', label: 'What does it show?' },
  { kind: 'file', name: 'file', label: 'A document', hint: 'PDF, Word, OpenDocument or a picture, at most 20 MB.' },
]
export const evidenceBody = { link: textField, note: textField }
/** The API speaks of ids; on the page it is a file. */
export const onPage = (userErrors: readonly { readonly field: string; readonly message: string }[]) => userErrors.map(({ field, message }) => ({ message, field: field === 'fileId' ? 'file' : field }))

interface GivenEvidence {
  readonly link: string | null
  readonly fileId: string | null
  readonly note: string | null
}
type Given = { readonly userErrors: readonly UserError[] } | { readonly evidence: GivenEvidence | null }

/** Sends the file of a form on, where there is one. What is given with the claim, or what is wrong with it. */
export async function evidenceOf(req: Request, { link, note }: { readonly link: string; readonly note: string }, needed: boolean): Promise<Given> {
  if (link !== '' && req.upload) return { userErrors: [{ field: 'link', message: 'Enter an address or choose a file, one of the two: you can add the other afterwards' }] }
  if (needed && link === '' && !req.upload) return { userErrors: [{ field: 'link', message: 'Enter an address or choose a file' }] }
  const sent = req.upload ? await sendUpload(req, req.upload) : undefined
  if (sent && !sent.ok) return { userErrors: sent.error }
  return { evidence: link === '' && sent === undefined ? null : { link: link || null, fileId: sent?.value ?? null, note: note || null } }
}

/** Organisations for which the viewer may claim. */
function behalfItems(req: Request) {
  const held = req.session.viewer?.roles.filter(({ role }) => SPEAKS.includes(role)) ?? []
  return [...new Map(held.map(({ organisation: { id, name } }) => [id, { value: id, text: name }])).values()]
}

/** A claim, with its first evidence. */
export const makeClaimPage = fieldsPage({
  path: evidencePaths.makeClaim,
  load: async (req) => {
    const { milestoneTargets } = await execute(req, MilestoneTargetsDocument, {})
    const target = milestoneTargets.find(({ targetId }) => targetId === param(req, 'targetId'))
    if (target === undefined) throw new PageError('notFound')
    const isPerson = target.subject === 'person'
    const behalf = [...(isPerson ? [{ value: 'me', text: 'Myself: the claim is about me' }] : []), ...behalfItems(req)]
    if (behalf.length === 0) throw new PageError('forbidden')
    const fields: Field[] = [
      { kind: 'radios', name: 'behalf', label: 'For whom do you claim?', items: behalf },
      ...(isPerson ? [{ kind: 'email', name: 'personEmail', label: 'Email address of the person', hint: 'Not needed for yourself. They are told, and may object.' } as const] : []),
      { kind: 'text', name: 'organisationId', label: isPerson ? 'Where is the post?' : 'Which organisation has reached it?', hint: 'The code or full name of the organisation.' },
      { kind: 'text', name: 'title', label: isPerson ? 'The post, as announced' : 'What has it reached?' },
      ...(isPerson ? [{ kind: 'text', name: 'grade', label: 'Grade', ...(target.grades.length > 0 && { hint: `Counted: ${target.grades.join(', ')}` }), width: 20 } as const] : []),
      { kind: 'date', name: 'from', label: isPerson ? 'First day in the post' : 'Since when?', hint: `After ${dateWords(target.baselineOn)}` },
      ...(isPerson ? [{ kind: 'radios', name: 'engagement', label: 'How is the post held?', items: target.engagements.map((value) => ({ value, text: wordOf(ENGAGEMENTS, value) })) } as const] : []),
      { kind: 'textarea', name: 'account', label: 'Anything else? (optional)', rows: 3 }, ...EVIDENCE_FIELDS,
    ]
    return { title: 'Make a claim', caption: target.title, lead: ['A verifier of the plan’s owners decides about it. You can add evidence later.'], fields, sendsFile: true, button: 'Claim it', back: evidencePaths.chooseTarget, target, isPerson, behalf, values: { behalf: behalf.length === 1 ? behalf[0]?.value : undefined } }
  },
  body: withDates(['from'], z.object({ behalf: z.string({ error: 'Choose for whom you claim' }), personEmail: textField, organisationId: textField, title: textField, grade: textField, from: dateField('First day'), engagement: z.string().optional(), account: textField, ...evidenceBody })),
  submit: async (req, { behalf, personEmail, organisationId, title, grade, from, engagement, account, ...typed }, { target, isPerson }) => {
    const { organisations } = await execute(req, FindOrganisationsDocument, { search: organisationId })
    const place = organisationId === '' ? undefined : meant(organisationId, organisations.edges.map(({ node }) => node))
    if (place === undefined) return { userErrors: [{ field: 'organisationId', message: organisationId === '' ? 'Enter an organisation' : `No organisation has exactly the code or name “${organisationId}”` }] }
    const given = await evidenceOf(req, typed, false)
    if ('userErrors' in given) return given
    const { claim, userErrors } = (await execute(req, ClaimMilestoneDocument, { input: {
      targetId: target.targetId, claimantOrganisationId: behalf === 'me' ? null : behalf, personEmail: behalf === 'me' ? null : personEmail, organisationId: place.id, title, grade: grade || null, from, engagement: isPerson ? (engagement ?? null) : null, account, evidence: given.evidence,
    } })).claimMilestone
    return claim === null ? { userErrors: onPage(userErrors) } : { next: pathTo(evidencePaths.claim, { claimId: claim.id }), notice: claim.state === 'claimed' ? 'The claim is made. Add evidence, so that it can be verified.' : 'The claim is made and waits for a verifier.' }
  },
})

export const addEvidencePage = fieldsPage({
  path: evidencePaths.addEvidence,
  load: async (req) => {
    const { milestoneClaim: claim } = await execute(req, MilestoneClaimDocument, { id: param(req, 'claimId') })
    if (!claim.viewerMayChange) throw new PageError('notFound')
    return { title: 'Add evidence', caption: aboutWords(claim), fields: EVIDENCE_FIELDS, sendsFile: true, button: 'Add it', back: pathTo(evidencePaths.claim, { claimId: claim.id }), claim }
  },
  body: z.object(evidenceBody),
  submit: async (req, typed, { claim: { id }, back }) => {
    const given = await evidenceOf(req, typed, true)
    if ('userErrors' in given) return given
    const { claim, userErrors } = (await execute(req, AddMilestoneEvidenceDocument, { input: { claimId: id, ...given.evidence } })).addMilestoneEvidence
    return claim === null ? { userErrors: onPage(userErrors) } : { next: back, notice: 'The evidence is added.' }
  },
})
