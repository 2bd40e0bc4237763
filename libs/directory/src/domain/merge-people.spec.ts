import fc from 'fast-check'
import { asId, plainDate, unwrap, type MembershipId, type OrganisationId, type PersonId } from '#kernel'
import { compareRecords, DUPLICATE_THRESHOLD, type PersonSummary } from './find-duplicates.js'
import type { Email } from './normalise-person.js'
import { findConflicts, planMerge, type PersonRecord } from './plan-merge.js'

const summary = (name: string, emails: string[], organisations: string[] = [], previous: string[] = []): PersonSummary => ({
  id: asId<PersonId>(name), name, emails: emails as Email[], previousEmails: previous as Email[], organisationIds: organisations.map((id) => asId<OrganisationId>(id)),
})

describe('compareRecords', () => {
  it.each<[string, PersonSummary, PersonSummary, string[], boolean]>([
    ['the same address', summary('A B', ['x@y.uk']), summary('C D', ['x@y.uk']), ['SAME_EMAIL'], true],
    ['an address that the other had', summary('A B', ['x@y.uk']), summary('C D', ['n@y.uk'], [], ['x@y.uk']), ['PREVIOUS_EMAIL'], true],
    ['one name in one council, turned round', summary('Okafor, Ada', ['1@y.uk'], ['k']), summary('Ada Okafor', ['2@y.uk'], ['k']), ['SAME_NAME_SAME_ORGANISATION'], true],
    ['a slip in the name in one council', summary('Ada Okafor', ['1@y.uk'], ['k']), summary('Ada Okafar', ['2@y.uk'], ['k']), ['SIMILAR_NAME_SAME_ORGANISATION'], true],
    ['the same name elsewhere', summary('Ada Okafor', ['1@y.uk'], ['k']), summary('Ada Okafor', ['2@y.uk'], ['q']), ['SAME_NAME'], false],
    ['a like name elsewhere', summary('Ada Okafor', ['1@y.uk'], ['k']), summary('Ada Okafar', ['2@y.uk'], ['q']), [], false],
  ])('judges %s', (_, a, b, reasons, worthALook) => {
    const finding = compareRecords(a, b)
    expect(finding.reasons).toEqual(reasons)
    expect(finding.score >= DUPLICATE_THRESHOLD).toBe(worthALook)
    expect(compareRecords(b, a)).toEqual(finding)
  })

  it('is surer the more reasons there are, and never over 100', () => {
    const both = compareRecords(summary('A B', ['x@y.uk'], ['k']), summary('A B', ['x@y.uk'], ['k']))
    expect(both.reasons).toHaveLength(2)
    expect(both.score).toBe(98)
  })
})

const record = (id: string, rest: Partial<PersonRecord> = {}): PersonRecord => ({ id: asId<PersonId>(id), single: {}, emails: [], identities: [], memberships: [], ...rest })
const held = (id: string, organisation: string, role: string, from: string, to?: string): PersonRecord['memberships'][number] => ({
  id: asId<MembershipId>(id), organisationId: asId<OrganisationId>(organisation), role, from: plainDate(from), to: to === undefined ? undefined : plainDate(to),
})

describe('planMerge', () => {
  it('unites addresses, identities and memberships', () => {
    const plan = unwrap(
      planMerge(
        record('p1', { emails: ['a@x.uk', 'b@x.uk'], identities: [{ issuer: 'i', subject: '1' }], memberships: [held('m1', 'k', 'learner', '2025-01-01', '2026-01-01')] }),
        record('p2', {
          emails: ['b@x.uk', 'c@x.uk'],
          identities: [{ issuer: 'i', subject: '1' }, { issuer: 'i', subject: '2' }],
          memberships: [held('m2', 'k', 'learner', '2025-06-01'), held('m3', 'k', 'mentor', '2025-06-01')],
        }),
      ),
    )
    expect(plan.emails).toEqual(['a@x.uk', 'b@x.uk', 'c@x.uk'])
    expect(plan.identities).toHaveLength(2)
    expect(plan.moved).toEqual(['m3'])
    expect(plan.joined).toEqual([{ absorbed: 'm2', into: 'm1', period: { from: '2025-01-01', to: undefined } }])
  })

  it('asks about every difference, takes only one of the two answers and keeps the other', () => {
    const [keep, absorb] = [record('p1', { single: { givenName: 'Ada', background: 'other' } }), record('p2', { single: { givenName: 'Adaeze', locale: 'cy' } })]
    expect(planMerge(keep, absorb)).toEqual({ ok: false, error: { code: 'UNDECIDED', conflicts: [{ field: 'givenName', keep: 'Ada', absorb: 'Adaeze' }] } })
    expect(planMerge(keep, absorb, { givenName: 'Eve' })).toMatchObject({ ok: false, error: { code: 'DECISION_NOT_OFFERED' } })
    const plan = unwrap(planMerge(keep, absorb, { givenName: 'Adaeze' }))
    expect(plan.single).toEqual({ givenName: 'Adaeze', background: 'other', locale: 'cy' })
    expect(plan.setAside).toEqual([{ field: 'givenName', value: 'Ada' }])
  })

  it('does not make anybody their own line manager, and does not merge a record with itself', () => {
    const [keep, absorb] = [record('p1', { single: { lineManagerId: 'p2' } }), record('p2', { single: { lineManagerId: 'p9' } })]
    expect(findConflicts(keep, absorb)).toEqual([])
    expect(unwrap(planMerge(keep, absorb)).single.lineManagerId).toBe('p9')
    expect(planMerge(keep, keep)).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
  })

  it('loses no membership and no day of one', () => {
    const day = (month: number): string => `2026-${String(month).padStart(2, '0')}-01`
    const side = (name: string) =>
      fc.uniqueArray(fc.record({ role: fc.constantFrom('a', 'b'), from: fc.integer({ min: 1, max: 10 }), length: fc.integer({ min: 1, max: 2 }) }), { maxLength: 5, selector: ({ role, from }) => `${role}${Math.ceil(from / 2)}` })
        .map((list) => list.map(({ role, from }, index) => held(`${name}${index}`, 'k', role, day(from), day(from + 1))))
    fc.assert(
      fc.property(side('x'), side('y'), (ours, theirs) => {
        const plan = unwrap(planMerge(record('p1', { memberships: ours }), record('p2', { memberships: theirs })))
        const periods = new Map<string, { role: string; from: string; to?: string | undefined }>([...ours, ...theirs].map((membership) => [membership.id, membership]))
        for (const { absorbed, into, period } of plan.joined) {
          periods.delete(absorbed)
          periods.set(into, { role: periods.get(into)?.role ?? '', ...period })
        }
        for (const membership of [...ours, ...theirs]) {
          const covering = [...periods.values()].filter(({ role, from, to }) => role === membership.role && from <= membership.from && (to ?? '9') >= (membership.to ?? '9'))
          expect(covering).not.toEqual([])
        }
      }),
    )
  })
})
