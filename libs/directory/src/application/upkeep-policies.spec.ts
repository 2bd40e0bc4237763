import { asId, type OrganisationId, type PersonId } from '#kernel'
import type { Actor, Role } from '#platform/access'
import * as policies from './upkeep-policies.js'

const [kent, essex] = [asId<OrganisationId>('kent'), asId<OrganisationId>('essex')]
const [ann, eve] = [asId<PersonId>('ann'), asId<PersonId>('eve')]
const actor = (personId: PersonId, ...roles: [Role, OrganisationId][]): Actor => ({ kind: 'person', personId, roles: roles.map(([role, organisationId]) => ({ role, organisationId })) })
const nobodies: Actor[] = [{ kind: 'anonymous' }, { kind: 'unlinked', issuer: 'i', subject: 's', emailVerified: true }, { kind: 'machine', clientId: 'm', scopes: [] }]

describe('upkeep', () => {
  it.each<[string, Actor, boolean]>([
    ['of both organisations', actor(eve, ['organisation_admin', kent], ['organisation_admin', essex]), true],
    ['of the old one only', actor(eve, ['organisation_admin', kent]), false],
    ['of the new one only', actor(eve, ['organisation_admin', essex]), false],
    ['of the platform', actor(eve, ['platform_admin', kent]), true],
  ])('a move by the administrator %s', (_, who, allowed) => expect(policies.transferPerson.allows(who, { from: kent, to: essex })).toBe(allowed))

  it.each<[string, Actor, boolean]>([
    ['of the organisation', actor(eve, ['verifier', kent]), true],
    ['of another', actor(eve, ['verifier', essex]), false],
    ['of their own post', actor(ann, ['verifier', kent]), false],
    ['who is the platform’s administrator, of their own post', actor(ann, ['platform_admin', kent]), false],
  ])('a post confirmed by a verifier %s', (_, who, allowed) => expect(policies.verifyCareer.allows(who, { personId: ann, organisationId: kent })).toBe(allowed))

  it('leaves a career and a copy of everything to the person themselves', () => {
    for (const policy of [policies.editCareer, policies.exportPersonalData])
      expect([actor(ann), actor(eve, ['organisation_admin', kent]), actor(eve, ['platform_admin', kent]), ...nobodies].map((who) => policy.allows(who, { personId: ann }))).toEqual([true, false, true, false, false, false])
  })

  it('lists people to people only, and programs to the platform’s administrators only', () => {
    expect([actor(ann), ...nobodies].map((who) => policies.listPeople.allows(who, undefined))).toEqual([true, false, false, false])
    expect([actor(eve, ['platform_admin', kent]), actor(eve, ['organisation_admin', kent]), ...nobodies].map((who) => policies.manageMachineClients.allows(who, undefined))).toEqual([true, false, false, false, false])
  })
})
