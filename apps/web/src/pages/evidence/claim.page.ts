import { formatDateTime, summaryRows } from '#govuk'
import { MilestoneClaimDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { page } from '../page.js'
import { targetTitle } from './lists.pages.js'
import { evidencePaths, param, pathTo } from './paths.js'
import { aboutWords, answerWords, dateWords, ENGAGEMENTS, stateTag, STEPS, wordOf } from './words.js'

type Step = 'addEvidence' | 'withdraw' | 'agree' | 'object' | 'verify' | 'reject' | 'revoke'

/** One claim: what it says, what it rests on, and what may be done now. */
export const claimPage = page({
  path: evidencePaths.claim,
  get: async (req, res) => {
    const { milestoneTargets: targets, milestoneClaim: claim } = await execute(req, MilestoneClaimDocument, { id: param(req, 'claimId') })
    const to = (step: Step) => pathTo(evidencePaths[step], { claimId: claim.id })
    const waits = claim.state === 'claimed' || claim.state === 'evidenced'
    const row = (key: string, value: string | null) => (value === null || value === '' ? [] : [{ key, value }])
    res.render('evidence/claim', {
      title: aboutWords(claim), caption: targetTitle(targets, claim.targetId), previous: evidencePaths.home, tag: stateTag(claim.state), account: claim.account,
      rows: summaryRows([
        ...row('Person', claim.person), ...row('Organisation', claim.organisation), ...row(claim.subject === 'person' ? 'Post' : 'What was reached', claim.title), ...row('Grade', claim.grade), ...row('Held', wordOf(ENGAGEMENTS, claim.engagement)),
        { key: 'Since', value: dateWords(claim.from) }, { key: 'Claimed', value: `${claim.claimedBy ?? 'By somebody'}${claim.claimantOrganisation === null ? '' : `, ${claim.claimantOrganisation}`}, ${dateWords(claim.claimedAt)}` },
        ...(claim.person === null ? [] : [{ key: 'The person concerned', value: answerWords(claim.answer, claim.verifiableFrom) }]), ...row('Why they object', claim.answer === 'objected' ? claim.objection : null), ...row(claim.state === 'rejected' ? 'Why it was rejected' : 'The verifier says', claim.decisionReason),
        ...row('Revoked', claim.revokedAt === null ? null : `${dateWords(claim.revokedAt)}: ${claim.revocationReason ?? ''}`),
      ]),
      evidence: claim.evidence.map(({ fileId, fileName, fileSize, link, note }) => ({
        text: fileId === null ? (link ?? '') : `${fileName ?? 'A file'}${fileSize === null ? '' : ` (${Math.ceil(fileSize / 1024)} KB)`}`, href: fileId === null ? (link ?? '') : `/files/${encodeURIComponent(fileId)}`, isFile: fileId !== null, note,
      })),
      history: claim.history.map(({ action, reason, at, by }) => ({ what: wordOf(STEPS, action), reason, by: by ?? 'Waymark', at: formatDateTime(new Date(at)) })),
      ...(claim.viewerMayDecide && { ...(claim.state === 'evidenced' && { verifyHref: to('verify') }), rejectHref: to('reject') }), ...(claim.viewerMayChange && { addHref: to('addEvidence'), withdrawHref: to('withdraw') }),
      ...(claim.viewerMayRevoke && { revokeHref: to('revoke') }),
      ...(claim.viewerIsConcerned && waits && { concerned: true, agreeHref: claim.answer === 'agreed' ? undefined : to('agree'), objectHref: claim.answer === 'objected' ? undefined : to('object') }),
    })
  },
})
