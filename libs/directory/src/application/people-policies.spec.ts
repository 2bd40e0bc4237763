import { asId, plainDate, type OrganisationId, type PersonId } from '#kernel'
import type { Actor, Role } from '#platform/access'
import * as policies from './people-policies.js'

const [kent, essex] = [asId<OrganisationId>('kent'), asId<OrganisationId>('essex')]
const [ann, meg, eve] = [asId<PersonId>('ann'), asId<PersonId>('meg'), asId<PersonId>('eve')]
const actor = (personId: PersonId, role?: Role, organisationId = kent): Actor => ({ kind: 'person', personId, roles: role === undefined ? [] : [{ organisationId, role }] })

const anonymous: Actor = { kind: 'anonymous' }
const unlinked: Actor = { kind: 'unlinked', issuer: 'i', subject: 's', emailVerified: true }
const machine: Actor = { kind: 'machine', clientId: 'm', scopes: [] }
const person = {
  personId: ann,
  lineManagerId: meg,
  today: plainDate('2026-05-01'),
  memberships: [
    { organisationId: essex, from: plainDate('2020-01-01'), to: plainDate('2025-01-01') },
    { organisationId: kent, from: plainDate('2025-01-01') },
  ],
}
const kentAdmin = actor(eve, 'organisation_admin', kent)
const essexAdmin = actor(eve, 'organisation_admin', essex)
const platformAdmin = actor(eve, 'platform_admin')

describe('a person’s record', () => {
  it.each<[string, Actor, boolean, boolean]>([
    ['themselves', actor(ann), true, true],
    ['their line manager', actor(meg), true, false],
    ['an administrator of their organisation', kentAdmin, true, true],
    ['an administrator of their former organisation', essexAdmin, false, false],
    ['a colleague with another role', actor(eve, 'programme_manager'), false, false],
    ['the platform’s administrator', platformAdmin, true, true],
    ['a machine', machine, false, false],
    ['somebody not linked', unlinked, false, false],
    ['nobody', anonymous, false, false],
  ])('for %s', (_, who, sees, edits) => {
    expect(policies.seePerson.allows(who, person)).toBe(sees)
    expect(policies.editPerson.allows(who, person)).toBe(edits)
  })

  it.each<[string, Actor, string, string, boolean]>([
    ['the former organisation, of its own time', essexAdmin, '2024-01-01', '2024-02-01', true],
    ['the former organisation, of what came later', essexAdmin, '2025-01-01', '2025-02-01', false],
    ['the present organisation, of what came before', kentAdmin, '2024-01-01', '2024-02-01', false],
    ['the line manager, of the present employment', actor(meg), '2026-01-01', '2026-02-01', true],
    ['the line manager, of a former one', actor(meg), '2024-01-01', '2024-02-01', false],
    ['themselves, always', actor(ann), '2001-01-01', '2001-02-01', true],
    ['a stranger', actor(eve), '2026-01-01', '2026-02-01', false],
  ])('history: %s', (_, who, from, to, sees) => {
    expect(policies.seePersonHistory.allows(who, { ...person, during: { from: plainDate(from), to: plainDate(to) } })).toBe(sees)
  })
})

describe('organisations', () => {
  it('are merged and split, and duplicate people united, by the platform only', () => {
    for (const policy of [policies.reorganise, policies.mergePeople])
      expect([platformAdmin, kentAdmin, actor(ann), machine, anonymous].map((who) => policy.allows(who, undefined))).toEqual([true, false, false, false, false])
  })

  it('have their people managed by their own administrators', () => {
    const allowed = [kentAdmin, essexAdmin, platformAdmin, actor(ann, 'line_manager')].map((who) => policies.managePeopleOf.allows(who, { organisationId: kent }))
    expect(allowed).toEqual([true, false, true, false])
  })

  it.each<[string, Actor, PersonId, Role, boolean]>([
    ['an administrator, to somebody', kentAdmin, ann, 'organisation_admin', true],
    ['an administrator, to themselves', kentAdmin, eve, 'facilitator', false],
    ['an administrator, the platform’s role', kentAdmin, ann, 'platform_admin', false],
    ['another organisation’s administrator', essexAdmin, ann, 'learner', false],
    ['the platform’s administrator', platformAdmin, ann, 'platform_admin', true],
  ])('give roles: %s', (_, who, personId, role, allowed) => expect(policies.grantRole.allows(who, { organisationId: kent, personId, role })).toBe(allowed))
})
