import { asId, plainDate, unwrap, type MembershipId, type OrganisationId, type PersonId } from '#kernel'
import { currentSuccessors, existsOn, type OrganisationFacts } from './organisations.js'
import { planReorganisation, type Reorganisation, type ReorganisationFacts } from './plan-reorganisation.js'

const organisation = (name: string): OrganisationId => asId<OrganisationId>(name)
const person = (name: string): PersonId => asId<PersonId>(name)
const [a, b, n, m] = ['a', 'b', 'n', 'm'].map(organisation) as [OrganisationId, OrganisationId, OrganisationId, OrganisationId]
const date = plainDate('2027-04-01')
const old = (id: OrganisationId): OrganisationFacts => ({ id, name: id })
const fresh = (id: OrganisationId): OrganisationFacts => ({ id, name: id, validFrom: date })

const facts: ReorganisationFacts = {
  organisations: [old(a), old(b), fresh(n), fresh(m)],
  memberships: [
    { id: asId<MembershipId>('past'), personId: person('ann'), organisationId: a, from: plainDate('2020-01-01'), to: date },
    { id: asId<MembershipId>('now'), personId: person('ann'), organisationId: a, from: plainDate('2026-01-01') },
    { id: asId<MembershipId>('later'), personId: person('bob'), organisationId: b, from: plainDate('2027-05-01') },
    { id: asId<MembershipId>('elsewhere'), personId: person('cy'), organisationId: organisation('z'), from: plainDate('2026-01-01') },
  ],
  openEnrolments: [{ id: 'e1', personId: person('ann'), organisationId: a }, { id: 'e2', personId: person('cy'), organisationId: organisation('z') }],
}
const merge: Reorganisation = { kind: 'merge', date, predecessorIds: [a, b], successors: [{ id: n }] }
const split: Reorganisation = { kind: 'split', date, predecessorIds: [a], successors: [{ id: n, share: 6000 }, { id: m, share: 4000 }], defaultSuccessorId: m }

describe('planReorganisation', () => {
  it('moves running and future memberships and open enrolments of a merge, and leaves history alone', () => {
    expect(unwrap(planReorganisation(merge, facts))).toEqual({
      closures: [{ organisationId: a, validTo: date, successorIds: [n] }, { organisationId: b, validTo: date, successorIds: [n] }],
      continued: [{ membershipId: 'now', successorId: n }],
      redirected: [{ membershipId: 'later', successorId: n }],
      enrolments: [{ enrolmentId: 'e1', successorId: n }],
    })
  })

  it('sends people of a split where they are assigned, and the others to the default', () => {
    const plan = unwrap(planReorganisation({ ...split, assignments: new Map([[person('ann'), n]]) }, facts))
    expect(plan.continued).toEqual([{ membershipId: 'now', successorId: n }])
    expect(unwrap(planReorganisation(split, facts)).enrolments).toEqual([{ enrolmentId: 'e1', successorId: m }])
  })

  it('lets a continuing authority take another over without moving its own people', () => {
    const plan = unwrap(planReorganisation({ ...merge, successors: [{ id: a }] }, facts))
    expect(plan.closures).toEqual([{ organisationId: b, validTo: date, successorIds: [a] }])
    expect(plan).toMatchObject({ continued: [], enrolments: [], redirected: [{ membershipId: 'later', successorId: a }] })
  })

  it.each<[string, Reorganisation, Partial<ReorganisationFacts>, object]>([
    ['a merge of one', { ...merge, predecessorIds: [a] }, {}, { code: 'WRONG_SHAPE' }],
    ['a split into one', { ...split, successors: [{ id: n, share: 10_000 }], defaultSuccessorId: n }, {}, { code: 'WRONG_SHAPE' }],
    ['one named twice', { ...merge, predecessorIds: [a, b, a] }, {}, { code: 'WRONG_SHAPE' }],
    ['an unknown council', { ...merge, predecessorIds: [a, organisation('q')] }, {}, { code: 'UNKNOWN_ORGANISATION', organisationId: 'q' }],
    ['a successor not yet there', merge, { organisations: [old(a), old(b), { ...fresh(n), validFrom: plainDate('2027-04-02') }] }, { code: 'NOT_VALID_ON_DATE', organisationId: n }],
    ['a predecessor gone already', merge, { organisations: [{ ...old(a), validTo: plainDate('2026-04-01') }, old(b), fresh(n)] }, { code: 'NOT_VALID_ON_DATE', organisationId: a }],
    ['a predecessor born that day', merge, { organisations: [fresh(a), old(b), fresh(n)] }, { code: 'NOT_VALID_ON_DATE', organisationId: a }],
    ['a circle of successors', merge, { organisations: [old(a), old(b), { ...fresh(n), successorIds: [m] }, { ...fresh(m), successorIds: [a] }] }, { code: 'CYCLE', organisationId: n }],
    ['shares that are not the whole', { ...split, successors: [{ id: n, share: 5000 }, { id: m, share: 4000 }] }, {}, { code: 'SHARES_NOT_WHOLE', sum: 9000 }],
    ['a negative share', { ...split, successors: [{ id: n, share: 11_000 }, { id: m, share: -1000 }] }, {}, { code: 'SHARES_NOT_WHOLE' }],
    ['a target that is no successor', { ...split, defaultSuccessorId: b }, {}, { code: 'UNKNOWN_TARGET', organisationId: b }],
  ])('refuses %s', (_, change, other, problem) => {
    expect(planReorganisation(change, { ...facts, ...other })).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining(problem)]) as unknown })
  })

  it('names the people of a split for whom nothing was decided', () => {
    const { defaultSuccessorId: _, ...undecided } = split
    expect(planReorganisation(undecided, facts)).toEqual({ ok: false, error: [{ code: 'PEOPLE_UNASSIGNED', personIds: ['ann'] }] })
  })
})

describe('organisations over time', () => {
  it('exist from their first day until the day before their end', () => {
    const council = { validFrom: plainDate('2023-04-01'), validTo: plainDate('2027-04-01') }
    expect(['2023-03-31', '2023-04-01', '2027-03-31', '2027-04-01'].map((day) => existsOn(council, plainDate(day)))).toEqual([false, true, true, false])
    expect(existsOn({}, plainDate('1900-01-01'))).toBe(true)
  })

  it('lead to those that stand today, through circles too', () => {
    const links: Record<string, OrganisationId[]> = { a: [n, m], n: [b], m: [m] }
    expect(currentSuccessors(a, (id) => links[id] ?? [])).toEqual([b])
    expect(currentSuccessors(b, () => [])).toEqual([b])
  })
})
