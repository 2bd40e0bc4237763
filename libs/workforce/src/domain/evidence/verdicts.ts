import { addDays, londonDate, type OrganisationId, type PersonId, type PlainDate, type Problem, problem, when } from '#kernel'

/** Days in which whom a claim concerns may object before it can be verified. */
export const OBJECTION_DAYS = 7
export const LONGEST_REASON = 2_000

/** An owner of the target's plan, or of the national plan. */
export interface VerifyingOwner {
  readonly organisationId: OrganisationId
  /** Owns the plan of the target. */
  readonly ofPlan: boolean
  readonly national: boolean
  /** Owns the target's plan with nobody beside it: its own figure alone would be judged by its own verifier. */
  readonly ownsAlone: boolean
}

/** Organisations whose verifiers may decide about a claim: never the one where it happened, and never one that is judged by it alone. */
export const verifyingOrganisations = (owners: readonly VerifyingOwner[], concerned: OrganisationId): readonly OrganisationId[] =>
  [...new Set(owners.filter(({ organisationId, national, ownsAlone }) => organisationId !== concerned && (national || !ownsAlone)).map(({ organisationId }) => organisationId))]

export interface VerdictFacts {
  readonly verdict: 'verify' | 'reject'
  readonly reason: string | null
  readonly verifierId: PersonId
  readonly claimantId: PersonId | null
  /** Whom the claim is about; null for an organisation. */
  readonly personId: PersonId | null
  readonly answer: 'agreed' | 'objected' | null
  readonly claimedAt: Date
  readonly now: Date
}

/** First day on which a claim about somebody who has not answered can be verified. */
export const verifiableFrom = (claimedAt: Date): PlainDate => addDays(londonDate(claimedAt), OBJECTION_DAYS)

/** What stands in the way of revoking what was verified, apart from the claim's state: whoever verified it may say themselves that it was wrong. */
export function problemsOfRevocation({ reason, verifierId, claimantId, personId }: Pick<VerdictFacts, 'reason' | 'verifierId' | 'claimantId' | 'personId'>): readonly Problem[] {
  return [
    ...notConcerned({ verifierId, claimantId, personId }),
    ...when((reason ?? '').trim() === '', problem('REASON_REQUIRED', 'reason', 'Say what was found to be wrong: the claimant and whom it is about will read it.')),
    ...when((reason ?? '').length > LONGEST_REASON, problem('REASON_LENGTH', 'reason', 'Shorten this to 2,000 characters.')),
  ]
}

const notConcerned = ({ verifierId, claimantId, personId }: Pick<VerdictFacts, 'verifierId' | 'claimantId' | 'personId'>): readonly Problem[] => [
  ...when(verifierId === claimantId, problem('OWN_CLAIM', '', 'You made this claim. Somebody else has to decide about it.')),
  ...when(verifierId === personId, problem('ABOUT_YOU', '', 'This claim is about you. Somebody else has to decide about it.')),
]

/** What stands in the way of a verdict, apart from the claim's state. */
export function problemsOfVerdict({ verdict, reason, verifierId, claimantId, personId, answer, claimedAt, now }: VerdictFacts): readonly Problem[] {
  const waits = personId !== null && personId !== claimantId && answer === null && londonDate(now) < verifiableFrom(claimedAt)
  return [
    ...notConcerned({ verifierId, claimantId, personId }),
    ...when(verdict === 'verify' && answer === 'objected', problem('OBJECTED', '', 'The person concerned objects, so it cannot be verified. Reject it, or wait until they take the objection back.')),
    ...when(verdict === 'verify' && waits, problem('OBJECTION_PERIOD', '', `The person concerned has not answered yet and may object. You can verify this from ${verifiableFrom(claimedAt)}, or as soon as they agree.`)),
    ...when(verdict === 'reject' && (reason ?? '').trim() === '', problem('REASON_REQUIRED', 'reason', 'Say why it is rejected, so that whoever made the claim knows what is missing.')),
    ...when((reason ?? '').length > LONGEST_REASON, problem('REASON_LENGTH', 'reason', 'Shorten this to 2,000 characters.')),
  ]
}
