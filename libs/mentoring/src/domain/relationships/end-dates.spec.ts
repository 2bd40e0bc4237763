import fc from 'fast-check'
import { addDays, plainDate, unwrap } from '#kernel'
import { MATCH_STATES, type MatchState } from '../matches/match-states.js'
import { closesOn, decideEndPassed, decideExtend, isPastEnd } from './decide-end-date.js'

const now = new Date('2026-06-01T09:00:00Z')
const today = plainDate('2026-06-01')
const codes = (result: { ok: boolean; error?: readonly { code: string }[] }) => (result.ok ? ['OK'] : result.error?.map(({ code }) => code))

describe('the planned end of a relationship', () => {
  const to = (day: string, endsOn: string | null = '2026-07-01', state: MatchState = 'active') => codes(decideExtend({ state, endsOn: endsOn === null ? null : plainDate(endsOn) }, plainDate(day), now))

  it('is moved to a later day only, a year on at most, while it runs', () => {
    expect([to('2026-07-02'), to('2027-07-01'), to('2027-07-02'), to('2026-07-01'), to('2026-06-15')]).toEqual([['OK'], ['OK'], ['TOO_LATE'], ['NOT_LATER'], ['NOT_LATER']])
    // After it has passed, from today on.
    expect([to('2026-06-01', '2026-05-20'), to('2026-06-02', '2026-05-20'), to('2027-06-01', '2026-05-20'), to('2027-06-02', '2026-05-20')]).toEqual([['NOT_LATER'], ['OK'], ['OK'], ['TOO_LATE']])
    expect(MATCH_STATES.filter((state) => to('2026-08-01', '2026-07-01', state)?.[0] === 'OK')).toEqual(['agreed', 'active', 'on_hold'])
    expect(unwrap(decideExtend({ state: 'active', endsOn: null }, plainDate('2026-06-02'), now))).toBe('2026-06-02')
  })

  it('closes what nobody closed, once the days of grace are over and not before', () => {
    expect([28, 1, 0].map((graceDays) => closesOn(plainDate('2026-05-04'), graceDays))).toEqual(['2026-06-01', '2026-05-05', '2026-05-05'])
    const passed = (state: MatchState, endsOn: string, graceDays = 28) => decideEndPassed({ state, endsOn: plainDate(endsOn) }, graceDays, today)
    expect([passed('active', '2026-05-04')?.to, passed('on_hold', '2026-05-04')?.to, passed('agreed', '2026-05-04')?.to]).toEqual(['completed', 'completed', 'ended_early'])
    expect(passed('active', '2026-05-04')).toEqual({ to: 'completed', action: 'complete', frees: true, first: [] })
    expect([passed('active', '2026-05-05'), passed('completed', '2026-05-04'), passed('proposed', '2026-05-04'), passed('active', '2026-06-01', 0)]).toEqual([undefined, undefined, undefined, undefined])
    expect(passed('active', '2026-05-31', 0)?.to).toBe('completed')
  })

  it('has passed for whatever is closed by it', () =>
    fc.assert(fc.property(fc.constantFrom(...MATCH_STATES), fc.integer({ min: -60, max: 60 }), fc.nat(90), (state, offset, graceDays) => {
      const facts = { state, endsOn: addDays(today, offset) }
      if (decideEndPassed(facts, graceDays, today) !== undefined) expect(isPastEnd(facts, today)).toBe(true)
      if (isPastEnd(facts, today)) expect(decideExtend(facts, addDays(today, 1), now).ok).toBe(true)
    })))
})
