import { err, ok, type PersonId, type Result } from '#kernel'
import { emailDomain, normaliseEmail, type Email } from './normalise-person.js'

/** What a verified token says about who signed in. */
export interface IdentityClaims {
  readonly issuer: string
  readonly subject: string
  readonly email?: string | undefined
  readonly emailVerified: boolean
}

export interface InvitationFacts {
  readonly id: string
  readonly personId: PersonId
  readonly email: Email
  readonly expiresAt: Date
  readonly usedAt?: Date | undefined
  readonly revokedAt?: Date | undefined
  /** The inviter allowed the person to sign in under another address than the invited one. */
  readonly anyEmail: boolean
}

export interface LinkingFacts {
  /** The person already linked to exactly this issuer and subject. */
  readonly linkedPersonId?: PersonId | undefined
  /** Found by the hash of the secret in the invitation's address; absent when no secret was presented. */
  readonly presented?: { readonly invitation: InvitationFacts | undefined } | undefined
  /** All invitations to the token's normalised address. */
  readonly invitationsByEmail: readonly InvitationFacts[]
  /** Issuers at which each of the people above is linked already. */
  readonly issuersOf: (person: PersonId) => readonly string[]
  /** Email domains for which this issuer is the organisation's own: only then does its word about an address count. */
  readonly trustedDomains: readonly string[]
}

export type Linking =
  | { readonly kind: 'known'; readonly personId: PersonId }
  | { readonly kind: 'link'; readonly personId: PersonId; readonly invitationId: string; readonly by: 'secret' | 'email' }

/** For the log and the inviter. The person at the door is told only that no invitation fits, whatever the reason. */
export type LinkingRefusal =
  | 'LINKED_TO_SOMEBODY_ELSE'
  | 'PERSON_HAS_ANOTHER_IDENTITY'
  | 'INVITATION_UNKNOWN'
  | 'INVITATION_USED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_EXPIRED'
  | 'EMAIL_MISSING'
  | 'EMAIL_UNUSABLE'
  | 'EMAIL_NOT_VERIFIED'
  | 'EMAIL_DIFFERS'
  | 'ISSUER_NOT_TRUSTED_FOR_DOMAIN'
  | 'NOT_INVITED'
  | 'SEVERAL_CANDIDATES'

/**
 * Whether a first sign-in becomes a person, and which. Two ways in: the secret of a live invitation, or a
 * verified address that was invited, at an issuer trusted for exactly that address's domain. An address alone,
 * however spelt, never links anybody, and an identity never moves from one person to another.
 */
export function decideLinking(claims: IdentityClaims, facts: LinkingFacts, now: Date): Result<Linking, LinkingRefusal> {
  const { linkedPersonId, presented } = facts
  if (linkedPersonId !== undefined) {
    const meant = presented?.invitation?.personId
    return meant === undefined || meant === linkedPersonId ? ok({ kind: 'known', personId: linkedPersonId }) : err('LINKED_TO_SOMEBODY_ELSE')
  }
  return presented === undefined ? linkByEmail(claims, facts, now) : linkBySecret(claims, facts, presented.invitation, now)
}

function linkBySecret(claims: IdentityClaims, facts: LinkingFacts, invitation: InvitationFacts | undefined, now: Date): Result<Linking, LinkingRefusal> {
  if (invitation === undefined) return err('INVITATION_UNKNOWN')
  const spent = whySpent(invitation, now)
  if (spent !== undefined) return err(spent)
  if (!invitation.anyEmail) {
    const email = readEmail(claims)
    if (!email.ok) return email
    if (email.value !== invitation.email) return err('EMAIL_DIFFERS')
  }
  if (facts.issuersOf(invitation.personId).includes(claims.issuer)) return err('PERSON_HAS_ANOTHER_IDENTITY')
  return ok({ kind: 'link', personId: invitation.personId, invitationId: invitation.id, by: 'secret' })
}

function linkByEmail(claims: IdentityClaims, facts: LinkingFacts, now: Date): Result<Linking, LinkingRefusal> {
  const email = readEmail(claims)
  if (!email.ok) return email
  if (!claims.emailVerified) return err('EMAIL_NOT_VERIFIED')
  if (!facts.trustedDomains.some((domain) => domain.toLowerCase() === emailDomain(email.value))) return err('ISSUER_NOT_TRUSTED_FOR_DOMAIN')
  const invited = facts.invitationsByEmail.filter((invitation) => invitation.email === email.value)
  const live = invited.filter((invitation) => whySpent(invitation, now) === undefined)
  const [invitation] = live
  if (invitation === undefined) return err((invited[0] && whySpent(invited[0], now)) ?? 'NOT_INVITED')
  if (live.some(({ personId }) => personId !== invitation.personId)) return err('SEVERAL_CANDIDATES')
  if (facts.issuersOf(invitation.personId).length > 0) return err('PERSON_HAS_ANOTHER_IDENTITY')
  return ok({ kind: 'link', personId: invitation.personId, invitationId: invitation.id, by: 'email' })
}

function readEmail(claims: IdentityClaims): Result<Email, LinkingRefusal> {
  if (claims.email === undefined || claims.email === '') return err('EMAIL_MISSING')
  const email = normaliseEmail(claims.email)
  return email.ok ? email : err('EMAIL_UNUSABLE')
}

function whySpent({ usedAt, revokedAt, expiresAt }: InvitationFacts, now: Date): LinkingRefusal | undefined {
  if (usedAt !== undefined) return 'INVITATION_USED'
  if (revokedAt !== undefined) return 'INVITATION_REVOKED'
  return expiresAt <= now ? 'INVITATION_EXPIRED' : undefined
}
