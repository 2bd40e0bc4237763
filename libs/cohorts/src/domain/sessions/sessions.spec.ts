import fc from 'fast-check'
import { addDays, londonDate, londonTime, minutes, plainDate, type PersonId } from '#kernel'
import type { SessionId } from '../ids.js'
import { checkSeries } from './check-series.js'
import { decideCancelSession, decideHold, decideReschedule, decideSessionTime } from './decide-session-change.js'
import { findSessionOverlaps, slotsOverlap, type SessionSlot } from './find-session-overlaps.js'
import { isUpcoming, SESSION_STATES } from './session-states.js'
import { planSeries, SERIES_RHYTHMS, seriesDate, type SeriesPlan } from './plan-series.js'

const plan = (over: Partial<SeriesPlan> = {}): SeriesPlan => ({
  date: plainDate('2026-10-13'), time: '09:30', duration: minutes(180), rhythm: 'weekly', count: 4, skip: [], moved: [], ...over,
})
const starts = (over: Partial<SeriesPlan>) => planSeries(plan(over)).map((s) => s.startsAt.toISOString())
const run = { startsOn: plainDate('2026-10-01'), endsOn: plainDate('2027-03-31') }

describe('planSeries', () => {
  it('keeps the London clock time when the clocks change', () => {
    expect(starts({})).toEqual(['2026-10-13T08:30:00.000Z', '2026-10-20T08:30:00.000Z', '2026-10-27T09:30:00.000Z', '2026-11-03T09:30:00.000Z'])
  })

  it('goes by fortnights', () => {
    expect(starts({ rhythm: 'fortnightly', count: 2 })).toEqual(['2026-10-13T08:30:00.000Z', '2026-10-27T09:30:00.000Z'])
  })

  it('goes by the same weekday of the month, the fifth being the last', () => {
    const dates = (first: string) => [0, 1, 2, 3].map((n) => seriesDate({ date: plainDate(first), rhythm: 'monthly_by_weekday' }, n))
    expect(dates('2026-10-13')).toEqual(['2026-10-13', '2026-11-10', '2026-12-08', '2027-01-12'])
    expect(dates('2026-09-30')).toEqual(['2026-09-30', '2026-10-28', '2026-11-25', '2026-12-30'])
  })

  it('leaves out skipped dates and moves moved ones', () => {
    expect(starts({ skip: [plainDate('2026-10-20')], moved: [{ from: plainDate('2026-10-13'), to: { date: plainDate('2026-11-05'), time: '14:00' } }] }))
      .toEqual(['2026-10-27T09:30:00.000Z', '2026-11-03T09:30:00.000Z', '2026-11-05T14:00:00.000Z'])
  })

  it('always keeps weekday, clock time and length', () => {
    fc.assert(fc.property(fc.nat(3_000), fc.constantFrom(...SERIES_RHYTHMS), fc.integer({ min: 1, max: 30 }), (offset, rhythm, count) => {
      const date = addDays(plainDate('2024-01-01'), offset)
      const sessions = planSeries(plan({ date, rhythm, count }))
      expect(sessions).toHaveLength(count)
      for (const { startsAt, endsAt } of sessions) {
        expect(londonTime(startsAt)).toBe('09:30')
        expect((new Date(`${londonDate(startsAt)}T00:00Z`).getUTCDay())).toBe(new Date(`${date}T00:00Z`).getUTCDay())
        expect(endsAt.getTime() - startsAt.getTime()).toBe(180 * 60_000)
      }
    }))
  })
})

describe('checkSeries', () => {
  it.each<[string, Partial<SeriesPlan>, string[]]>([
    ['a sound one', {}, []],
    ['the longest series', { rhythm: 'weekly', count: 104, date: plainDate('2026-10-01') }, ['OUTSIDE_RUN date']],
    ['five minutes', { duration: minutes(5) }, []],
    ['a whole day', { duration: minutes(1_440) }, []],
    ['four minutes', { duration: minutes(4) }, ['DURATION_OUT_OF_RANGE duration']],
    ['more than a day', { duration: minutes(1_441) }, ['DURATION_OUT_OF_RANGE duration']],
    ['the first and last day of the run', { date: plainDate('2026-10-01'), count: 2, moved: [{ from: plainDate('2026-10-08'), to: { date: plainDate('2027-03-31'), time: '09:00' } }] }, []],
    ['a date moved out of the run', { moved: [{ from: plainDate('2026-10-13'), to: { date: plainDate('2027-04-01'), time: '09:00' } }] }, ['OUTSIDE_RUN date']],
    ['a wrong time', { time: '25:00' }, ['TIME_INVALID time']],
    ['a wrong moved time', { moved: [{ from: plainDate('2026-10-13'), to: { date: plainDate('2026-10-14'), time: '9' } }] }, ['TIME_INVALID moved.0.to.time']],
    ['no minutes', { duration: minutes(0) }, ['DURATION_OUT_OF_RANGE duration']],
    ['no sessions', { count: 0 }, ['COUNT_OUT_OF_RANGE count']],
    ['a million sessions', { count: 1_000_000 }, ['COUNT_OUT_OF_RANGE count']],
    ['an exception on no date', { skip: [plainDate('2026-10-14')] }, ['EXCEPTION_NOT_IN_SERIES skip.0']],
    ['a move of no date', { moved: [{ from: plainDate('2026-10-14'), to: { date: plainDate('2026-10-15'), time: '09:00' } }] }, ['EXCEPTION_NOT_IN_SERIES moved.0.from']],
    ['skipped and moved', { skip: [plainDate('2026-10-13')], moved: [{ from: plainDate('2026-10-13'), to: { date: plainDate('2026-10-15'), time: '09:00' } }] }, ['EXCEPTION_REPEATED moved']],
    ['all skipped', { count: 1, skip: [plainDate('2026-10-13')] }, ['SERIES_EMPTY skip']],
    ['past the end of the run', { count: 30 }, ['OUTSIDE_RUN date']],
    ['before the run', { date: plainDate('2026-09-29') }, ['OUTSIDE_RUN date']],
  ])('judges %s', (_, over, expected) => {
    expect(checkSeries(plan(over), run).map(({ code, field }) => `${code} ${field}`)).toEqual(expected)
  })
})

const at = (hour: number) => new Date(Date.UTC(2026, 9, 13, hour))
const slot = (id: string, from: number, to: number, who: string[] = ['ann']): SessionSlot => ({ sessionId: id as SessionId, startsAt: at(from), endsAt: at(to), facilitatorIds: who as PersonId[] })

describe('findSessionOverlaps', () => {
  it('finds one person in two places, and lets sessions touch', () => {
    expect(findSessionOverlaps([slot('b', 10, 12), slot('a', 9, 11), slot('c', 12, 13)])).toEqual([{ personId: 'ann', first: 'a', second: 'b' }])
    expect(findSessionOverlaps([slot('a', 9, 11, ['ann']), slot('b', 10, 12, ['bob'])])).toEqual([])
  })

  it('finds the same pairs as comparing all with all', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(10), fc.integer({ min: 1, max: 5 }), fc.subarray(['ann', 'bob'])), { maxLength: 8 }), (raw) => {
      const slots = raw.map(([from, length, who], n) => slot(`s${n}`, from, from + length, who))
      const expected = slots.flatMap((a, n) => slots.slice(n + 1).flatMap((b) => (slotsOverlap(a, b) ? a.facilitatorIds.filter((p) => b.facilitatorIds.includes(p)) : [])))
      expect(findSessionOverlaps(slots)).toHaveLength(expected.length)
    }))
  })
})

describe('changing a session', () => {
  it('counts scheduled and rescheduled sessions as upcoming', () => {
    expect(SESSION_STATES.filter(isUpcoming)).toEqual(['scheduled', 'rescheduled'])
  })

  const facts = { slot: slot('a', 9, 11), runState: 'in_progress' as const, others: [slot('a', 9, 11), slot('b', 12, 13)], now: at(8) }

  it('refuses times that cannot be', () => {
    expect(decideSessionTime(facts).ok).toBe(true)
    expect(decideSessionTime({ ...facts, runState: 'cancelled' })).toMatchObject({ error: { code: 'RUN_IS_OVER' } })
    expect(decideSessionTime({ ...facts, slot: slot('a', 11, 9) })).toMatchObject({ error: { code: 'SESSION_ENDS_BEFORE_START' } })
    expect(decideSessionTime({ ...facts, slot: slot('a', 9, 9) })).toMatchObject({ error: { code: 'SESSION_ENDS_BEFORE_START' } })
    expect(decideSessionTime({ ...facts, now: at(11) })).toMatchObject({ error: { code: 'SESSION_IN_THE_PAST' } })
    expect(decideSessionTime({ ...facts, slot: slot('a', 11, 13) })).toMatchObject({ error: { code: 'FACILITATOR_ELSEWHERE', overlaps: [{ personId: 'ann' }] } })
  })

  it('does not blame a new session for overlaps among the others', () => {
    expect(decideSessionTime({ ...facts, others: [slot('b', 12, 14), slot('c', 13, 15)] }).ok).toBe(true)
  })

  it('moves or cancels with a reason', () => {
    expect(decideReschedule('scheduled', 'Venue flooded', facts)).toEqual({ ok: true, value: 'rescheduled' })
    expect(decideReschedule('scheduled', ' ', facts)).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideReschedule('held', 'x', facts)).toMatchObject({ error: { code: 'TRANSITION_NOT_ALLOWED' } })
    expect(decideReschedule('scheduled', 'x', { ...facts, slot: slot('a', 11, 13) })).toMatchObject({ error: { code: 'FACILITATOR_ELSEWHERE' } })
    expect(decideCancelSession('rescheduled', 'Facilitator ill')).toEqual({ ok: true, value: 'cancelled' })
    expect(decideCancelSession('scheduled', '')).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideCancelSession('held', 'x').ok).toBe(false)
  })

  it('is held from its start on', () => {
    expect(decideHold('scheduled', at(9), at(9))).toEqual({ ok: true, value: 'held' })
    expect(decideHold('scheduled', at(9), at(8))).toMatchObject({ error: { code: 'SESSION_NOT_YET_STARTED' } })
    expect(decideHold('cancelled', at(9), at(10)).ok).toBe(false)
  })
})
