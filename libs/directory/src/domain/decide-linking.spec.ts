import { asId, type PersonId } from '#kernel'
import { decideLinking, type IdentityClaims, type InvitationFacts, type LinkingFacts } from './decide-linking.js'
import type { Email } from './normalise-person.js'

const now = new Date('2026-05-01T12:00:00Z')
const ada = asId<PersonId>('ada')
const claims: IdentityClaims = { issuer: 'https://login.kent.gov.uk', subject: 's1', email: 'ada@kent.gov.uk', emailVerified: true }
const invitation: InvitationFacts = { id: 'i1', personId: ada, email: 'ada@kent.gov.uk' as Email, expiresAt: new Date('2026-05-02T00:00:00Z'), anyEmail: false }
const facts: LinkingFacts = { invitationsByEmail: [invitation], issuersOf: () => [], trustedDomains: ['kent.gov.uk'] }
const bySecret = (change: Partial<InvitationFacts> = {}): LinkingFacts => ({ ...facts, invitationsByEmail: [], trustedDomains: [], presented: { invitation: { ...invitation, ...change } } })

describe('an identity that is linked already', () => {
  it('is the person it is, invited or not', () =>
    expect(decideLinking({ ...claims, emailVerified: false }, { ...facts, linkedPersonId: ada, invitationsByEmail: [] }, now)).toEqual({ ok: true, value: { kind: 'known', personId: ada } }))

  it('does not become somebody else by opening their invitation', () =>
    expect(decideLinking(claims, { ...bySecret(), linkedPersonId: asId<PersonId>('eve') }, now)).toEqual({ ok: false, error: 'LINKED_TO_SOMEBODY_ELSE' }))

  it('stays itself when it opens its own or an unknown invitation', () => {
    expect(decideLinking(claims, { ...bySecret(), linkedPersonId: ada }, now).ok).toBe(true)
    expect(decideLinking(claims, { ...facts, linkedPersonId: ada, presented: { invitation: undefined } }, now).ok).toBe(true)
  })
})

describe('linking by address', () => {
  const linked = { ok: true, value: { kind: 'link', personId: ada, invitationId: 'i1', by: 'email' } }

  it.each([
    ['the invited address', 'ada@kent.gov.uk'],
    ['other capitals', 'ADA@Kent.GOV.UK'],
  ])('links %s', (_, email) => expect(decideLinking({ ...claims, email }, facts, now)).toEqual(linked))

  it.each<[string, Partial<IdentityClaims>, Partial<LinkingFacts>, string]>([
    ['no address', { email: undefined }, {}, 'EMAIL_MISSING'],
    ['an empty address', { email: '' }, {}, 'EMAIL_MISSING'],
    ['an unverified address', { emailVerified: false }, {}, 'EMAIL_NOT_VERIFIED'],
    ['a plus address of the invited one', { email: 'ada+x@kent.gov.uk' }, {}, 'NOT_INVITED'],
    ['a Cyrillic letter in the name', { email: 'аda@kent.gov.uk' }, {}, 'EMAIL_UNUSABLE'],
    ['a Kelvin sign in the domain', { email: 'ada@\u212Aent.gov.uk' }, {}, 'EMAIL_UNUSABLE'],
    ['a Cyrillic letter in the domain', { email: 'ada@kеnt.gov.uk' }, {}, 'ISSUER_NOT_TRUSTED_FOR_DOMAIN'],
    ['an issuer that is not the council’s', {}, { trustedDomains: ['essex.gov.uk'] }, 'ISSUER_NOT_TRUSTED_FOR_DOMAIN'],
    ['an issuer trusted for a part of the domain', {}, { trustedDomains: ['gov.uk'] }, 'ISSUER_NOT_TRUSTED_FOR_DOMAIN'],
    ['a subdomain of the trusted domain', { email: 'ada@evil.kent.gov.uk' }, {}, 'ISSUER_NOT_TRUSTED_FOR_DOMAIN'],
    ['nobody invited', {}, { invitationsByEmail: [] }, 'NOT_INVITED'],
    ['an invitation to another address handed in by mistake', {}, { invitationsByEmail: [{ ...invitation, email: 'bob@kent.gov.uk' as Email }] }, 'NOT_INVITED'],
    ['two people invited under it', {}, { invitationsByEmail: [invitation, { ...invitation, id: 'i2', personId: asId<PersonId>('bob') }] }, 'SEVERAL_CANDIDATES'],
    ['an expired invitation', {}, { invitationsByEmail: [{ ...invitation, expiresAt: now }] }, 'INVITATION_EXPIRED'],
    ['a used invitation', {}, { invitationsByEmail: [{ ...invitation, usedAt: now }] }, 'INVITATION_USED'],
    ['a revoked invitation', {}, { invitationsByEmail: [{ ...invitation, revokedAt: now }] }, 'INVITATION_REVOKED'],
    ['a person who signs in already, anywhere', {}, { issuersOf: () => ['https://other'] }, 'PERSON_HAS_ANOTHER_IDENTITY'],
  ])('refuses %s', (_, claim, fact, code) => expect(decideLinking({ ...claims, ...claim }, { ...facts, ...fact }, now)).toEqual({ ok: false, error: code }))

  it('passes over spent invitations when a live one is there', () => {
    const spent = { ...invitation, id: 'i0', expiresAt: now }
    expect(decideLinking(claims, { ...facts, invitationsByEmail: [spent, invitation] }, now)).toEqual(linked)
  })
})

describe('linking by the secret of an invitation', () => {
  const linked = { ok: true, value: { kind: 'link', personId: ada, invitationId: 'i1', by: 'secret' } }

  it('needs no trusted issuer and no verified address', () => expect(decideLinking({ ...claims, emailVerified: false }, bySecret(), now)).toEqual(linked))
  it('takes another address, or none, when the inviter allowed it', () => {
    expect(decideLinking({ ...claims, email: 'ada@home.example' }, bySecret({ anyEmail: true }), now)).toEqual(linked)
    expect(decideLinking({ ...claims, email: undefined }, bySecret({ anyEmail: true }), now)).toEqual(linked)
  })
  it('adds a second issuer to a person, as when they move council', () =>
    expect(decideLinking(claims, { ...bySecret(), issuersOf: () => ['https://login.essex.gov.uk'] }, now)).toEqual(linked))

  it.each<[string, Partial<IdentityClaims>, LinkingFacts, string]>([
    ['a secret that is none', {}, { ...facts, presented: { invitation: undefined } }, 'INVITATION_UNKNOWN'],
    ['a forwarded invitation', { email: 'eve@kent.gov.uk' }, bySecret(), 'EMAIL_DIFFERS'],
    ['a plus address', { email: 'ada+eve@kent.gov.uk' }, bySecret(), 'EMAIL_DIFFERS'],
    ['no address', { email: undefined }, bySecret(), 'EMAIL_MISSING'],
    ['an expired invitation', {}, bySecret({ expiresAt: now }), 'INVITATION_EXPIRED'],
    ['a used invitation', {}, bySecret({ usedAt: now }), 'INVITATION_USED'],
    ['a revoked invitation, whatever address is allowed', {}, bySecret({ revokedAt: now, anyEmail: true }), 'INVITATION_REVOKED'],
    ['a second identity at the same issuer', {}, { ...bySecret(), issuersOf: () => [claims.issuer] }, 'PERSON_HAS_ANOTHER_IDENTITY'],
  ])('refuses %s', (_, claim, given, code) => expect(decideLinking({ ...claims, ...claim }, given, now)).toEqual({ ok: false, error: code }))
})
