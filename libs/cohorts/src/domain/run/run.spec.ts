import { plainDate, type OrganisationId } from '#kernel'
import type { HeldBackPlacesId } from '../ids.js'
import type { HeldBackFor, HeldBackPlaces } from '../places/place-types.js'
import { checkRunPlan, type RunPlan } from './check-run-plan.js'
import { decideCancelRun, decideComplete, decideOpen, decideReopen, decideReplan, decideStart } from './decide-run-change.js'
import { dueRunAction } from './due-run-action.js'
import { isOver, placesMayBeOffered, RUN_STATES } from './run-states.js'

const d = plainDate
const lot = (places: number, over: Partial<HeldBackPlaces> = {}, heldFor: HeldBackFor = { type: 'region', region: 'North' }): HeldBackPlaces => ({
  id: 'h' as HeldBackPlacesId, heldFor, places, releasedOn: d('2026-09-25'), ...over,
})
const plan = (over: Partial<RunPlan> = {}): RunPlan => ({
  capacity: 20, minimum: 8, opensOn: d('2026-09-01'), closesOn: d('2026-09-30'), startsOn: d('2026-10-01'), endsOn: d('2027-03-31'),
  offerDays: 5, policy: 'first_come', quotas: {}, heldBack: [], ...over,
})

describe('checkRunPlan', () => {
  it.each<[string, Partial<RunPlan>, string[]]>([
    ['a sound plan', { heldBack: [lot(5)], quotas: { maxPerRegion: 5, maxPerOrganisation: 2 } }, []],
    ['a start on the closing day', { startsOn: d('2026-09-30') }, []],
    ['a run of one day', { endsOn: d('2026-10-01') }, []],
    ['the largest capacity', { capacity: 10_000 }, []],
    ['capacity 0', { capacity: 0, minimum: 0 }, ['CAPACITY_TOO_SMALL capacity']],
    ['half a place', { capacity: 2.5, minimum: 0 }, ['CAPACITY_TOO_SMALL capacity']],
    ['a vast capacity', { capacity: 10_001 }, ['CAPACITY_TOO_LARGE capacity']],
    ['minimum over capacity', { minimum: 21 }, ['MINIMUM_OUT_OF_RANGE minimum']],
    ['a negative minimum', { minimum: -1 }, ['MINIMUM_OUT_OF_RANGE minimum']],
    ['closing on the opening day', { closesOn: d('2026-09-01') }, ['CLOSES_BEFORE_OPENING closesOn']],
    ['a start before closing', { startsOn: d('2026-09-29') }, ['STARTS_BEFORE_CLOSING startsOn']],
    ['an end before the start', { endsOn: d('2026-09-30') }, ['ENDS_BEFORE_START endsOn']],
    ['offers of no days', { offerDays: 0 }, ['OFFER_DAYS_OUT_OF_RANGE offerDays']],
    ['offers of 61 days', { offerDays: 61 }, ['OFFER_DAYS_OUT_OF_RANGE offerDays']],
    ['an empty lot', { heldBack: [lot(0)] }, ['HELD_BACK_TOO_FEW heldBack.0.places']],
    ['too much held back', { heldBack: [lot(12), lot(9, {}, { type: 'organisation_kind', organisationKind: 'council' })] }, ['HELD_BACK_TOO_MANY heldBack']],
    ['a release on the day before the start', { heldBack: [lot(1, { releasedOn: d('2026-09-30') })] }, []],
    ['a release on the start', { heldBack: [lot(1, { releasedOn: d('2026-10-01') })] }, ['RELEASE_TOO_LATE heldBack.0.releasedOn']],
    ['the same lot twice', { heldBack: [lot(1), lot(2)] }, ['HELD_BACK_REPEATED heldBack.1.heldFor']],
    ['a quota of 0', { quotas: { maxPerOrganisation: 0 } }, ['QUOTA_TOO_SMALL quotas.maxPerOrganisation']],
    ['a quota below what is held for one region', { heldBack: [lot(3)], quotas: { maxPerRegion: 2 } }, ['QUOTA_BELOW_HELD_BACK quotas.maxPerRegion']],
    ['a quota below what is held for one organisation', { heldBack: [lot(3, {}, { type: 'organisation', organisationId: 'o' as OrganisationId })], quotas: { maxPerOrganisation: 2 } }, ['QUOTA_BELOW_HELD_BACK quotas.maxPerOrganisation']],
  ])('judges %s', (_, over, expected) => {
    expect(checkRunPlan(plan(over)).map(({ code, field }) => `${code} ${field}`)).toEqual(expected)
  })
})

describe('changing a run', () => {
  it('opens a sound plan on a published version, up to the closing day', () => {
    expect(decideOpen('draft', plan(), 'published', d('2026-09-30'))).toEqual({ ok: true, value: 'open' })
    expect(decideOpen('draft', plan(), 'published', d('2026-10-01'))).toMatchObject({ error: { code: 'CLOSING_DATE_PASSED' } })
    expect(decideOpen('draft', plan(), 'draft', d('2026-08-01'))).toMatchObject({ error: { code: 'VERSION_NOT_PUBLISHED' } })
    expect(decideOpen('draft', plan({ capacity: 0 }), 'published', d('2026-08-01'))).toMatchObject({ error: { code: 'RUN_NOT_READY', problems: [{ field: 'capacity' }, { field: 'minimum' }] } })
    expect(decideOpen('open', plan(), 'published', d('2026-08-01'))).toMatchObject({ error: { code: 'TRANSITION_NOT_ALLOWED' } })
  })

  it('reopens with a closing date to come', () => {
    expect(decideReopen('closed', plan(), d('2026-09-30'))).toEqual({ ok: true, value: 'open' })
    expect(decideReopen('closed', plan(), d('2026-10-01'))).toMatchObject({ error: { code: 'CLOSING_DATE_PASSED' } })
    expect(decideReopen('closed', plan({ startsOn: d('2026-09-02') }), d('2026-09-01'))).toMatchObject({ error: { code: 'RUN_NOT_READY' } })
    expect(decideReopen('in_progress', plan(), d('2026-09-01')).ok).toBe(false)
  })

  it('starts on the day, with enough people or a reason', () => {
    const facts = { startsOn: d('2026-10-01'), minimum: 8, accepted: 8, today: d('2026-10-01'), reasonBelowMinimum: '' }
    expect(decideStart('closed', facts)).toEqual({ ok: true, value: 'in_progress' })
    expect(decideStart('closed', { ...facts, today: d('2026-09-30') })).toMatchObject({ error: { code: 'STARTS_LATER' } })
    expect(decideStart('closed', { ...facts, accepted: 7 })).toEqual({ ok: false, error: { code: 'MINIMUM_NOT_REACHED', accepted: 7, minimum: 8 } })
    expect(decideStart('closed', { ...facts, accepted: 7, reasonBelowMinimum: 'Two more join in week 2' }).ok).toBe(true)
    expect(decideStart('open', facts).ok).toBe(false)
  })

  it('completes at the end, with nothing outstanding', () => {
    const facts = { endsOn: d('2027-03-31'), sessionsUpcoming: 0, today: d('2027-03-31') }
    expect(decideComplete('in_progress', facts)).toEqual({ ok: true, value: 'completed' })
    expect(decideComplete('in_progress', { ...facts, today: d('2027-03-30') })).toMatchObject({ error: { code: 'ENDS_LATER' } })
    expect(decideComplete('in_progress', { ...facts, sessionsUpcoming: 1 })).toMatchObject({ error: { code: 'SESSIONS_OUTSTANDING', sessions: 1 } })
    expect(decideComplete('closed', facts).ok).toBe(false)
  })

  it('cancels with a reason', () => {
    expect(decideCancelRun('open', 'Too few')).toEqual({ ok: true, value: 'cancelled' })
    expect(decideCancelRun('open', ' ')).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideCancelRun('completed', 'x').ok).toBe(false)
  })

  it('never replans below the seats taken, nor a run that is over', () => {
    expect(decideReplan('open', plan(), 20)).toEqual({ ok: true, value: 'open' })
    expect(decideReplan('open', plan(), 21)).toMatchObject({ error: { code: 'CAPACITY_BELOW_SEATS', seats: 21, capacity: 20 } })
    expect(decideReplan('open', plan({ offerDays: 0 }), 0)).toMatchObject({ error: { code: 'RUN_NOT_READY' } })
    expect(decideReplan('cancelled', plan(), 0)).toMatchObject({ error: { code: 'RUN_IS_OVER' } })
  })
})

describe('the nightly look at a run', () => {
  const run = { state: 'closed', closesOn: d('2026-09-30'), startsOn: d('2026-10-05'), minimum: 8, accepted: 8 } as const
  it('closes the day after the closing day, warns, and starts', () => {
    expect(dueRunAction({ ...run, state: 'open' }, d('2026-09-30'))).toBeUndefined()
    expect(dueRunAction({ ...run, state: 'open' }, d('2026-10-01'))).toBe('close')
    expect(dueRunAction({ ...run, accepted: 7 }, d('2026-10-05'))).toBe('warn_minimum')
    expect(dueRunAction(run, d('2026-10-04'))).toBeUndefined()
    expect(dueRunAction(run, d('2026-10-05'))).toBe('start')
    expect(dueRunAction({ ...run, state: 'in_progress' }, d('2026-10-05'))).toBeUndefined()
  })

  it('knows which runs still hand out places, and which are over', () => {
    expect(RUN_STATES.filter(placesMayBeOffered)).toEqual(['open', 'closed'])
    expect(RUN_STATES.filter(isOver)).toEqual(['completed', 'cancelled'])
  })
})
