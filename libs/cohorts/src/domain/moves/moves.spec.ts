import fc from 'fast-check'
import { basisPoints, minutes, plainDate, type OrganisationId, type PersonId } from '#kernel'
import type { CompletionEvent, LearnerCurriculum } from '../completion/completion-types.js'
import { deriveCompletion } from '../completion/derive-completion.js'
import type { CohortRunId, CurriculumItemId, EnrolmentId, ProgrammeId, SessionId } from '../ids.js'
import { ENROLMENT_STATES, holdsSeat, isLive } from '../enrolment/enrolment-states.js'
import type { PlaceFacts } from '../places/place-types.js'
import type { CompletionRule, CurriculumItem } from '../programme/programme-types.js'
import { carryCredit } from './carry-credit.js'
import { decideLeaving } from './decide-leaving.js'
import { decideTransfer, type TransferFacts } from './decide-transfer.js'
import { planCancellation, type Alternative, type Displaced } from './plan-cancellation.js'

describe('decideLeaving', () => {
  it('frees a place exactly when one was held, from every live state', () => {
    for (const state of ENROLMENT_STATES) {
      const left = decideLeaving({ state, action: 'withdraw', reason: 'workload', note: '' })
      if (isLive(state)) expect(left).toEqual({ ok: true, value: { state: 'withdrawn', freesPlace: holdsSeat(state) } })
      else expect(left).toMatchObject({ ok: false, error: { code: 'TRANSITION_NOT_ALLOWED' } })
    }
  })

  it('asks for words where the reason says nothing, and for every rejection', () => {
    expect(decideLeaving({ state: 'active', action: 'defer', reason: 'other', note: ' ' })).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideLeaving({ state: 'waitlisted', action: 'reject', reason: 'not_the_right_programme', note: '' })).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideLeaving({ state: 'active', action: 'defer', reason: 'other', note: 'Sabbatical' })).toMatchObject({ value: { state: 'deferred' } })
  })
})

describe('decideTransfer', () => {
  const facts: TransferFacts = {
    from: { runId: 'r1' as CohortRunId, programmeId: 'p' as ProgrammeId, versionNumber: 1, enrolment: 'active', wentOn: false },
    to: { runId: 'r2' as CohortRunId, programmeId: 'p' as ProgrammeId, versionNumber: 2, state: 'closed', enrolment: undefined, newcomer: { state: 'offered', dueOffers: [] } },
    mayWait: false,
  }
  const full = { state: 'waitlisted', blockedBy: 'run_full', dueOffers: [] } as const
  const from = (enrolment: TransferFacts['from']['enrolment']) => ({ ...facts, from: { ...facts.from, enrolment } })
  const to = (over: Partial<TransferFacts['to']>) => ({ ...facts, to: { ...facts.to, ...over } })

  it('keeps an acceptance, and starts at once in a running run', () => {
    expect(decideTransfer(facts)).toEqual({ ok: true, value: { leaves: 'deferred', freesPlace: true, enters: 'accepted' } })
    expect(decideTransfer(to({ state: 'in_progress' }))).toMatchObject({ value: { enters: 'active' } })
    expect(decideTransfer(from('offered'))).toMatchObject({ value: { enters: 'offered' } })
    expect(decideTransfer(from('waitlisted'))).toMatchObject({ value: { enters: 'offered', freesPlace: false } })
    expect(decideTransfer(from('applied'))).toMatchObject({ value: { enters: 'applied' } })
    expect(decideTransfer(from('deferred'))).toEqual({ ok: true, value: { leaves: undefined, freesPlace: false, enters: 'offered' } })
  })

  it('allows the same version, and a run left before', () => {
    expect(decideTransfer(to({ versionNumber: 1 })).ok).toBe(true)
    expect(decideTransfer(to({ enrolment: 'withdrawn' })).ok).toBe(true)
  })

  it('waits only for somebody who would rather wait', () => {
    expect(decideTransfer(to({ newcomer: full }))).toEqual({ ok: false, error: { code: 'NO_PLACE_FOR_PERSON', blockedBy: 'run_full' } })
    expect(decideTransfer({ ...to({ newcomer: full }), mayWait: true })).toMatchObject({ value: { enters: 'waitlisted', leaves: 'deferred' } })
  })

  it.each<[string, TransferFacts]>([
    ['SAME_RUN', to({ runId: facts.from.runId })],
    ['OTHER_PROGRAMME', to({ programmeId: 'q' as ProgrammeId })],
    ['EARLIER_VERSION', to({ versionNumber: 0 })],
    ['NOT_TRANSFERABLE', from('completed')],
    ['NOT_TRANSFERABLE', from('draft')],
    ['NOT_TRANSFERABLE', from('withdrawn')],
    ['RUN_TAKES_NOBODY', to({ state: 'cancelled' })],
    ['RUN_TAKES_NOBODY', to({ state: 'draft' })],
    ['RUN_TAKES_NOBODY', { ...from('applied'), to: { ...facts.to, state: 'in_progress' } }],
    ['RUN_TAKES_NOBODY', { ...from('waitlisted'), to: { ...facts.to, state: 'in_progress', newcomer: full }, mayWait: true }],
    ['WENT_ON_ALREADY', { ...facts, from: { ...facts.from, enrolment: 'deferred', wentOn: true } }],
    ['ALREADY_ENROLLED', to({ enrolment: 'waitlisted' })],
  ])('refuses with %s', (code, refused) => {
    expect(decideTransfer(refused)).toMatchObject({ ok: false, error: { code } })
  })
})

describe('carryCredit', () => {
  const item = (id: string, code: string, kind: CurriculumItem['kind'], over: Partial<CurriculumItem> = {}): CurriculumItem =>
    ({ id: id as CurriculumItemId, code, title: code, kind, requirement: { type: 'required' }, prerequisites: [], ...over })
  const session = (sessionId: string, itemId: string) => ({ sessionId: sessionId as SessionId, itemId: itemId as CurriculumItemId, minutes: minutes(60) })
  const old: LearnerCurriculum = {
    items: [item('1', 'A', 'session'), item('2', 'B', 'session'), item('3', 'M', 'module'), item('4', 'W', 'assignment')],
    optionGroups: [], sessions: [session('S1', '1'), session('S1b', '1'), session('S2', '2')],
  }
  const next: LearnerCurriculum = {
    items: [item('11', 'A', 'session'), item('12', 'B', 'session'), item('13', 'M', 'module'), item('14', 'W', 'assignment', { passRequired: true }), item('15', 'N', 'module')],
    optionGroups: [], sessions: [session('T1', '11'), session('T2', '12')],
  }
  const rule: CompletionRule = { minAttendance: basisPoints(5_000), minSessionShare: basisPoints(5_000), excused: 'left_out', minPasses: 0 }
  const attended = (id: string): CompletionEvent => ({ type: 'attendance_marked', sessionId: id as SessionId, mark: { status: 'attended' } })
  const submitted = (id: string, state: 'submitted' | 'passed'): CompletionEvent => ({ type: 'submission_changed', itemId: id as CurriculumItemId, state })

  it('takes done items along with their minutes, and work as it stands', () => {
    expect(carryCredit(old, rule, [attended('S1'), { type: 'module_completed', itemId: '3' as CurriculumItemId }, submitted('4', 'submitted')], next)).toEqual([
      { type: 'credit_carried', itemId: '11', attended: 60, countable: 120 },
      { type: 'credit_carried', itemId: '13' },
      { type: 'submission_changed', itemId: '14', state: 'submitted' },
    ])
  })

  it('lets the new run ask for the pass that the old one did not', () => {
    const done = (state: 'submitted' | 'passed') => deriveCompletion(rule, next, carryCredit(old, rule, [submitted('4', state)], next)).done
    expect(done('submitted')).toEqual([])
    expect(done('passed')).toEqual(['14'])
  })

  it('does not carry what was not done, nor what is another thing now', () => {
    expect(carryCredit(old, rule, [], next)).toEqual([])
    expect(carryCredit(old, rule, [attended('S2')], { items: [item('9', 'B', 'module')], optionGroups: [] })).toEqual([])
  })

  it('loses nothing that was done on the way through the same version, however often', () => {
    const events = fc.subarray<CompletionEvent>([attended('S1'), attended('S1b'), attended('S2'), { type: 'module_completed', itemId: '3' as CurriculumItemId }, submitted('4', 'passed'), { type: 'item_waived', itemId: '2' as CurriculumItemId }])
    const elsewhere = { ...old, sessions: old.sessions.map((s) => ({ ...s, sessionId: `other-${s.sessionId}` as SessionId })) }
    fc.assert(fc.property(events, (list) => {
      const before = deriveCompletion(rule, old, list)
      const once = carryCredit(old, rule, list, elsewhere)
      expect(deriveCompletion(rule, elsewhere, once).done).toEqual(before.done)
      expect(carryCredit(elsewhere, rule, once, old)).toEqual(once)
    }))
  })
})

describe('planCancellation', () => {
  const today = plainDate('2026-09-01')
  const person = (id: string, state: Displaced['state'], minute = 0): Displaced => ({
    enrolmentId: id as EnrolmentId, personId: `p-${id}` as PersonId, organisationId: `o-${id}` as OrganisationId, organisationKind: 'council', state, enteredAt: new Date(minute * 60_000),
  })
  const run = (id: string, startsOn: string, capacity: number, over: Partial<Alternative> = {}, waiting: PlaceFacts['waiting'] = []): Alternative => ({
    runId: id as CohortRunId, state: 'open', startsOn: plainDate(startsOn),
    places: { today, run: { capacity, heldBack: [], quotas: {}, policy: 'first_come' }, seated: [], waiting }, alreadyIn: new Map(), ...over,
  })

  it('serves place-holders first, the longest in it first, and never over-fills another run', () => {
    const people = [person('w', 'waitlisted'), person('b', 'accepted', 2), person('a', 'offered', 1)]
    const plan = planCancellation(people, [run('late', '2026-12-01', 1), run('soon', '2026-11-01', 1)], today)
    expect(plan.map((step) => [step.enrolmentId, step.becomes, step.placeIn])).toEqual([['a', 'deferred', 'soon'], ['b', 'deferred', 'late'], ['w', 'deferred', undefined]])
    expect(plan[0]?.runs).toEqual(['soon', 'late'])
  })

  it('overtakes nobody who waits in the other run', () => {
    const waiting = [{ ...person('x', 'waitlisted'), queueNumber: 1 }]
    const plan = planCancellation([person('a', 'active'), person('b', 'active', 1)], [run('r', '2026-11-01', 2, {}, waiting)], today)
    expect(plan.map((step) => step.placeIn)).toEqual(['r', undefined])
  })

  it('keeps no place for somebody who is in the other run already', () => {
    const inIt = (state: Displaced['state']) => ({ alreadyIn: new Map([['p-a' as PersonId, state]]) })
    const people = [person('a', 'active'), person('b', 'active', 1)]
    const places = (runs: Alternative[]) => planCancellation(people, runs, today).map((step) => step.placeIn)
    expect(places([run('r', '2026-11-01', 1, inIt('applied'))])).toEqual([undefined, 'r'])
    // Whoever only waits there may have a place elsewhere; whoever has one needs no second.
    expect(places([run('r', '2026-11-01', 1, inIt('waitlisted')), run('s', '2026-12-01', 1)])).toEqual(['s', 'r'])
    expect(places([run('r', '2026-11-01', 0, inIt('accepted')), run('s', '2026-12-01', 1)])).toEqual([undefined, 's'])
  })

  it('tells an unapproved applicant, ends a draft, and leaves the rest alone', () => {
    const plan = planCancellation([person('d', 'draft'), person('p', 'applied', 1), person('c', 'completed'), person('o', 'withdrawn')], [run('r', '2026-11-01', 9)], today)
    expect(plan).toEqual([
      { enrolmentId: 'd', becomes: 'expired', placeIn: undefined, runs: ['r'] },
      { enrolmentId: 'p', becomes: 'deferred', placeIn: undefined, runs: ['r'] },
    ])
  })

  it('does not depend on the order in which people and runs are given', () => {
    const people = [person('a', 'active', 1), person('b', 'active', 1), person('c', 'offered', 0), person('d', 'waitlisted', 0)]
    const runs = [run('x', '2026-11-01', 1), run('y', '2026-11-01', 1), run('z', '2026-10-01', 1)]
    const plan = planCancellation(people, runs, today)
    expect(plan.map((step) => step.placeIn)).toEqual(['z', 'x', 'y', undefined])
    expect(planCancellation([...people].reverse(), [...runs].reverse(), today)).toEqual(plan)
  })

  it('offers no run that is over, running, or starting today', () => {
    const plan = planCancellation([person('a', 'active')], [run('x', '2026-11-01', 9, { state: 'cancelled' }), run('y', '2026-09-01', 9), run('z', '2026-11-01', 9, { state: 'in_progress' })], today)
    expect(plan).toMatchObject([{ placeIn: undefined, runs: [] }])
  })
})
