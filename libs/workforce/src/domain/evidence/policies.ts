import { planPolicy } from '../plans/policies.js'

/** How the actor stands to a claim; the service looks it up, and anything unknown is false. */
export interface ClaimStanding {
  readonly isPlatformAdmin: boolean
  /** Made it. */
  readonly isClaimant: boolean
  /** Analyst or administrator of the organisation for which it was made. */
  readonly speaksForClaimant: boolean
  /** Analyst or administrator of an owner of the target's plan. */
  readonly ownsPlan: boolean
  /** Verifier of an owner of the target's plan or of the national plan. */
  readonly looksAtClaims: boolean
  /** Such a verifier whose organisation is not judged by this claim. */
  readonly decides: boolean
  /** The claim is about them. */
  readonly isConcerned: boolean
}

export const see = planPolicy<ClaimStanding>('milestone-claim:see', 'hidden', (who) => Object.values(who).includes(true))
/** Adds evidence or withdraws. */
export const change = planPolicy<ClaimStanding>('milestone-claim:change', 'forbidden', ({ isClaimant, speaksForClaimant }) => isClaimant || speaksForClaimant)
/** Verifying is a verifier's word, never an administrator's. */
export const decide = planPolicy<ClaimStanding>('milestone-claim:decide', 'forbidden', ({ decides }) => decides)
export const answer = planPolicy<ClaimStanding>('milestone-claim:answer', 'forbidden', ({ isConcerned }) => isConcerned)
/** Claims for an organisation. */
export const claim = planPolicy<{ readonly speaksForClaimant: boolean }>('milestone-claim:make', 'forbidden', ({ speaksForClaimant }) => speaksForClaimant)
/** Whom career histories suggest: for those who speak for an owner of the plan, and for whom it is. */
export const seeCandidates = planPolicy<{ readonly ownsPlan: boolean; readonly isConcerned: boolean }>('milestone-candidate:see', 'hidden', ({ ownsPlan, isConcerned }) => ownsPlan || isConcerned)
/** Turns a suggestion into a claim or dismisses it. */
export const settleCandidates = planPolicy<{ readonly ownsPlan: boolean; readonly isConcerned: boolean }>('milestone-candidate:settle', 'hidden', ({ ownsPlan }) => ownsPlan)
export const answerCandidates = planPolicy<{ readonly isConcerned: boolean }>('milestone-candidate:answer', 'hidden', ({ isConcerned }) => isConcerned)
