import fc from 'fast-check'
import { plainDate, type OrganisationId, type PersonId } from '#kernel'
import type { ProgrammeId } from '../ids.js'
import { AUDIENCES, ENTRY_ROUTES } from '../programme/programme-types.js'
import { RUN_STATES } from '../run/run-states.js'
import { decideEntry, listEntryRefusals, type EntryFacts } from './decide-entry.js'
import { blocksAnother, ENROLMENT_STATES } from './enrolment-states.js'
import { matchesAudience } from './match-audience.js'

const boss = 'boss' as PersonId
const council = 'council' as OrganisationId
const before = 'before' as ProgrammeId
const base: EntryFacts = {
  route: 'application', today: plainDate('2026-09-15'), organisationId: council,
  run: { state: 'open', opensOn: plainDate('2026-09-01'), closesOn: plainDate('2026-09-30') },
  programme: { audience: 'non_digital_leaders', routes: ENTRY_ROUTES, needsApproval: true, prerequisiteProgrammes: [] },
  person: { background: 'non_digital_leader', isElectedMember: false, approverId: boss, organisationIds: [council], completedProgrammes: [], enrolment: undefined },
}
type Over = { [K in keyof EntryFacts]?: EntryFacts[K] extends object ? Partial<EntryFacts[K]> : EntryFacts[K] }
const facts = (over: Over): EntryFacts => ({
  ...base, ...over, run: { ...base.run, ...over.run }, programme: { ...base.programme, ...over.programme }, person: { ...base.person, ...over.person },
} as EntryFacts)
const councillor = { isElectedMember: true, approverId: undefined }

describe('decideEntry', () => {
  it.each<[string, Over, object]>([
    ['an application waits for the line manager', {}, { enters: 'applied', approverId: boss }],
    ['an application without an approval step goes to a place', { programme: { needsApproval: false } }, { enters: 'place', approval: 'not_needed' }],
    ['so does self-enrolment', { route: 'self', programme: { needsApproval: false } }, { enters: 'place', approval: 'not_needed' }],
    ['an elected member needs no approval', { programme: { audience: 'elected_members' }, person: councillor }, { enters: 'place', approval: 'elected_member' }],
    ['nor for self-enrolment', { route: 'self', programme: { audience: 'elected_members' }, person: councillor }, { enters: 'place', approval: 'elected_member' }],
    ['a nomination carries its approval', { route: 'nomination', person: { approverId: undefined } }, { enters: 'place', approval: 'given_by_organisation' }],
    ['a CSV row too', { route: 'csv' }, { enters: 'place', approval: 'given_by_organisation' }],
    ['and an API call', { route: 'api' }, { enters: 'place', approval: 'given_by_organisation' }],
    ['the closing day is open', { today: plainDate('2026-09-30') }, { enters: 'applied' }],
    ['the opening day is open', { today: plainDate('2026-09-01') }, { enters: 'applied' }],
    ['who left may come back', { person: { enrolment: 'withdrawn' } }, { enters: 'applied' }],
    ['who has completed what is asked', { programme: { prerequisiteProgrammes: [before] }, person: { completedProgrammes: [before] } }, { enters: 'applied' }],
  ])('%s', (_, over, entry) => {
    expect(decideEntry(facts(over))).toMatchObject({ ok: true, value: entry })
  })

  it.each<[string, Over, object]>([
    ['before opening', { today: plainDate('2026-08-31') }, { code: 'ENROLMENT_NOT_OPEN', opensOn: '2026-09-01' }],
    ['to a draft', { run: { state: 'draft' } }, { code: 'ENROLMENT_NOT_OPEN' }],
    ['the day after closing', { today: plainDate('2026-10-01') }, { code: 'ENROLMENT_CLOSED', closedOn: '2026-09-30' }],
    ['closed early', { run: { state: 'closed', closedEarlyOn: plainDate('2026-09-10') } }, { code: 'ENROLMENT_CLOSED', closedOn: '2026-09-10' }],
    ['to a running run', { run: { state: 'in_progress' } }, { code: 'ENROLMENT_CLOSED' }],
    ['to a cancelled run', { run: { state: 'cancelled' } }, { code: 'RUN_CANCELLED' }],
    ['twice', { person: { enrolment: 'waitlisted' } }, { code: 'ALREADY_ENROLLED', state: 'waitlisted' }],
    ['after completing it', { person: { enrolment: 'completed' } }, { code: 'ALREADY_ENROLLED' }],
    ['by a route that is not offered', { programme: { routes: ['nomination'] } }, { code: 'ROUTE_NOT_OFFERED', routes: ['nomination'] }],
    ['for another audience', { person: { background: 'digital_practitioner' } }, { code: 'AUDIENCE_MISMATCH', audience: 'non_digital_leaders' }],
    ['for a body that is not theirs', { organisationId: 'other' as OrganisationId }, { code: 'NOT_A_MEMBER_OF_ORGANISATION' }],
    ['without the programme before', { programme: { prerequisiteProgrammes: [before] } }, { code: 'PREREQUISITE_PROGRAMME_MISSING', programmes: [before] }],
    ['by themselves where approval is needed', { route: 'self' }, { code: 'APPROVAL_REQUIRED' }],
    ['without a line manager', { person: { approverId: undefined } }, { code: 'NO_LINE_MANAGER' }],
  ])('refuses an entry %s', (_, over, refusal) => {
    const decision = decideEntry(facts(over))
    expect(decision).toMatchObject({ ok: false, error: refusal })
    expect(listEntryRefusals(facts(over))).toHaveLength(1)
  })

  it('lists every reason for the page that explains', () => {
    expect(listEntryRefusals(facts({ run: { state: 'cancelled' }, person: { enrolment: 'offered', background: undefined } })).map((r) => r.code))
      .toEqual(['RUN_CANCELLED', 'ALREADY_ENROLLED', 'AUDIENCE_MISMATCH'])
  })

  it('never lets anybody in beside a live enrolment or outside the window, and never skips a due approval', () => {
    const any = fc.record({
      route: fc.constantFrom(...ENTRY_ROUTES), state: fc.constantFrom(...RUN_STATES), day: fc.integer({ min: 1, max: 30 }),
      needsApproval: fc.boolean(), audience: fc.constantFrom(...AUDIENCES), isElectedMember: fc.boolean(), approver: fc.boolean(),
      enrolment: fc.option(fc.constantFrom(...ENROLMENT_STATES), { nil: undefined }),
    })
    fc.assert(fc.property(any, (a) => {
      const today = plainDate(`2026-09-${String(a.day).padStart(2, '0')}`)
      const f = facts({
        route: a.route, today, run: { state: a.state, opensOn: plainDate('2026-09-10'), closesOn: plainDate('2026-09-20') },
        programme: { needsApproval: a.needsApproval, audience: a.audience },
        person: { isElectedMember: a.isElectedMember, approverId: a.approver ? boss : undefined, enrolment: a.enrolment },
      })
      const decision = decideEntry(f)
      if (!decision.ok) return
      expect(a.state).toBe('open')
      expect(a.day >= 10 && a.day <= 20).toBe(true)
      expect(a.enrolment !== undefined && blocksAnother(a.enrolment)).toBe(false)
      const ownWish = a.route === 'self' || a.route === 'application'
      expect(decision.value.enters).toBe(ownWish && a.needsApproval && !a.isElectedMember ? 'applied' : 'place')
    }), { numRuns: 1_000 })
  })
})

describe('matchesAudience', () => {
  const officer = (background: string | undefined) => ({ background, isElectedMember: false })
  it('welcomes each to their own', () => {
    expect(matchesAudience('open', officer(undefined))).toBe(true)
    expect(matchesAudience('non_digital_leaders', officer('service_delivery'))).toBe(true)
    expect(matchesAudience('digital_practitioners', officer('digital_practitioner'))).toBe(true)
    expect(matchesAudience('digital_practitioners', officer('non_digital_leader'))).toBe(false)
    expect(matchesAudience('elected_members', officer('non_digital_leader'))).toBe(false)
    expect(matchesAudience('non_digital_leaders', { background: undefined, isElectedMember: true })).toBe(false)
    expect(matchesAudience('non_digital_leaders', { background: 'non_digital_leader', isElectedMember: true })).toBe(true)
  })
})
