import { asId, plainDate, type MembershipId, type OrganisationId, type PersonId } from '#kernel'
import { checkCareerEntry, type CareerEntry } from './career-history.js'
import { checkMembership, lastDay, planTransfer, type MembershipFacts } from './memberships.js'

const [kent, essex] = [asId<OrganisationId>('kent'), asId<OrganisationId>('essex')]
const ann = asId<PersonId>('ann')
const held = (id: string, from: string, to?: string): MembershipFacts => ({
  id: asId<MembershipId>(id), personId: ann, organisationId: kent, role: 'learner', from: plainDate(from), to: to === undefined ? undefined : plainDate(to),
})
const wanted = { personId: ann, organisationId: kent, role: 'learner', from: plainDate('2026-04-01') }
const council = { id: kent, name: 'Kent' }

describe('checkMembership', () => {
  it('refuses the same role there twice at a time', () =>
    expect(checkMembership(wanted, [held('m', '2026-01-01')], council)).toEqual({ ok: false, error: { code: 'OVERLAPS', membershipId: 'm' } }))

  it.each<[string, object, MembershipFacts[]]>([
    ['the day after the last', {}, [held('m', '2026-01-01', '2026-04-01')]],
    ['another role', { role: 'mentor' }, [held('m', '2026-01-01')]],
    ['another organisation', {}, [{ ...held('m', '2026-01-01'), organisationId: essex }]],
    ['another person', {}, [{ ...held('m', '2026-01-01'), personId: asId<PersonId>('bob') }]],
  ])('allows %s', (_, change, others) => expect(checkMembership({ ...wanted, ...change }, others, council).ok).toBe(true))

  it.each([
    ['ends on its first day', { to: plainDate('2026-04-01') }, {}, 'ENDS_BEFORE_IT_STARTS'],
    ['begins before the organisation', {}, { validFrom: plainDate('2026-04-02') }, 'OUTSIDE_ORGANISATION'],
    ['outlasts the organisation', { to: plainDate('2027-01-02') }, { validTo: plainDate('2027-01-01') }, 'OUTSIDE_ORGANISATION'],
    ['runs on past its end', {}, { validTo: plainDate('2027-01-01') }, 'OUTSIDE_ORGANISATION'],
  ])('refuses one that %s', (_, change, life, code) =>
    expect(checkMembership({ ...wanted, ...change }, [], { ...council, ...life })).toMatchObject({ ok: false, error: { code } }))

  it('writes the last day as people do', () => expect(lastDay(held('m', '2026-01-01', '2026-04-01'))).toBe('2026-03-31'))
})

describe('planTransfer', () => {
  const move = { from: kent, to: { id: essex, name: 'Essex' }, date: plainDate('2026-04-01'), roles: ['learner', 'learner', 'mentor'] }

  it('ends what runs, cancels what had not begun and opens each named role once', () => {
    expect(planTransfer(ann, move, [held('run', '2025-01-01'), held('later', '2026-09-01'), held('past', '2020-01-01', '2021-01-01')])).toEqual({
      ok: true,
      value: {
        ended: [{ membershipId: 'run', to: '2026-04-01' }],
        cancelled: ['later'],
        opened: [{ ...wanted, organisationId: essex }, { ...wanted, organisationId: essex, role: 'mentor' }],
      },
    })
  })

  it.each([
    ['a stranger', move, [], 'NOT_A_MEMBER'],
    ['a move to where they are', { ...move, to: council }, [held('run', '2025-01-01')], 'SAME_ORGANISATION'],
    ['a role already held there', move, [held('run', '2025-01-01'), { ...held('there', '2025-01-01'), organisationId: essex }], 'NEW_MEMBERSHIP_REFUSED'],
  ])('refuses %s', (_, change, others, code) => expect(planTransfer(ann, change, others)).toMatchObject({ ok: false, error: { code } }))
})

describe('checkCareerEntry', () => {
  const entry: CareerEntry = { post: 'Head of Digital', organisationId: kent, background: 'digital_practitioner', from: plainDate('2020-01-01'), to: plainDate('2024-01-01') }
  const today = plainDate('2026-01-01')

  it('accepts a sound entry, also beside another post', () => {
    expect(checkCareerEntry(ann, entry, [], today)).toEqual([])
    expect(checkCareerEntry(ann, entry, [{ ...entry, post: 'Governor' }], today)).toEqual([])
    expect(checkCareerEntry(ann, entry, [{ ...entry, from: plainDate('2024-01-01'), to: undefined }], today)).toEqual([])
  })

  it.each<[Partial<CareerEntry>, string, string]>([
    [{ post: ' ' }, 'post', 'MISSING'],
    [{ post: 'x'.repeat(201) }, 'post', 'TOO_LONG'],
    [{ organisationId: undefined, organisationName: ' ' }, 'organisation', 'MISSING'],
    [{ organisationName: 'Kent' }, 'organisation', 'BOTH_GIVEN'],
    [{ organisationId: undefined, organisationName: 'x'.repeat(201) }, 'organisation', 'TOO_LONG'],
    [{ grade: 'x'.repeat(201) }, 'grade', 'TOO_LONG'],
    [{ from: plainDate('2026-01-02'), to: undefined }, 'from', 'IN_THE_FUTURE'],
    [{ to: plainDate('2020-01-01') }, 'to', 'ENDS_BEFORE_IT_STARTS'],
    [{ verifiedBy: ann }, 'verifiedBy', 'OWN_VERIFIER'],
  ])('refuses %j', (change, field, code) => expect(checkCareerEntry(ann, { ...entry, ...change }, [], today)).toEqual([{ field, code }]))

  it('refuses the same post twice at a time, however it is written', () =>
    expect(checkCareerEntry(ann, entry, [{ ...entry, post: ' head of digital' }], today)).toEqual([{ field: 'post', code: 'SAME_POST_TWICE' }]))
})
