import fc from 'fast-check'
import { minutes, seededRandom, type Minutes, type PersonId } from '#kernel'
import { EXCUSED_RULES } from '../programme/programme-types.js'
import { creditedMinutes, currentMark, sameMark, UNMARKED, type AttendanceMark } from './attendance-types.js'
import { checkSessionCode, type CodeFacts } from './check-session-code.js'
import { decideMark, type MarkFacts } from './decide-mark.js'
import { makeSessionCode, normaliseCode } from './session-code.js'
import { shareOf, sumAttendance } from './sum-attendance.js'

const attended: AttendanceMark = { status: 'attended' }
const absent: AttendanceMark = { status: 'absent' }
const excused: AttendanceMark = { status: 'excused' }
const partial = (n: number): AttendanceMark => ({ status: 'partial', minutes: n as Minutes })
const session = { state: 'scheduled' as const, startsAt: new Date('2026-10-13T09:00:00Z'), endsAt: new Date('2026-10-13T12:00:00Z'), length: minutes(180) }

const anyMark: fc.Arbitrary<AttendanceMark> = fc.oneof(fc.constantFrom(attended, absent, excused, UNMARKED), fc.integer({ min: 1, max: 59 }).map(partial))
const sessions = fc.array(fc.record({ minutes: fc.integer({ min: 60, max: 400 }).map(minutes), mark: anyMark }), { maxLength: 12 })

describe('sumAttendance', () => {
  const two = (mark: AttendanceMark) => [{ minutes: minutes(60), mark: attended }, { minutes: minutes(120), mark }]

  it('counts whole minutes and rounds the share down', () => {
    expect(sumAttendance(two(partial(59)), 'left_out')).toEqual({ attended: 119, countable: 180, share: 6_611 })
    expect(sumAttendance(two(UNMARKED), 'left_out')).toEqual({ attended: 60, countable: 180, share: 3_333 })
  })

  it('treats excused sessions as the rule says', () => {
    expect(sumAttendance(two(excused), 'left_out')).toEqual({ attended: 60, countable: 60, share: 10_000 })
    expect(sumAttendance(two(excused), 'counts_as_attended')).toEqual({ attended: 180, countable: 180, share: 10_000 })
    expect(sumAttendance(two(excused), 'counts_as_absent')).toEqual({ attended: 60, countable: 180, share: 3_333 })
    expect(sumAttendance([{ minutes: minutes(60), mark: excused }], 'left_out').share).toBeUndefined()
  })

  it('stays between nothing and everything, and never falls when a mark improves', () => {
    fc.assert(fc.property(sessions, fc.constantFrom(...EXCUSED_RULES), fc.nat(), (list, rule, pick) => {
      const sum = sumAttendance(list, rule)
      expect(sum.attended).toBeGreaterThanOrEqual(0)
      expect(sum.attended).toBeLessThanOrEqual(sum.countable)
      const better = list.map((s, n) => (n === pick % list.length ? { ...s, mark: attended } : s))
      expect(sumAttendance(better, rule).share ?? 0).toBeGreaterThanOrEqual(sum.share ?? 0)
    }))
  })

  it('never credits more than a session’s length', () => {
    expect(creditedMinutes(partial(500), minutes(60))).toBe(60)
    expect(shareOf(2, 3)).toBe(6_666)
  })
})

describe('decideMark', () => {
  const facts: MarkFacts = { session, enrolment: 'active', current: UNMARKED, next: attended, reason: '', now: session.startsAt }

  it('marks from a quarter of an hour before the start; excuses at any time', () => {
    expect(decideMark(facts)).toEqual({ ok: true, value: { append: true } })
    expect(decideMark({ ...facts, now: new Date('2026-10-13T08:45:00Z') }).ok).toBe(true)
    expect(decideMark({ ...facts, now: new Date('2026-10-13T08:44:59Z') })).toMatchObject({ error: { code: 'SESSION_NOT_STARTED' } })
    expect(decideMark({ ...facts, next: excused, now: new Date('2026-10-01T00:00:00Z') }).ok).toBe(true)
  })

  it('knows who is on the register, and which sessions have one', () => {
    expect(decideMark({ ...facts, enrolment: 'offered' })).toMatchObject({ error: { code: 'NOT_ON_REGISTER', state: 'offered' } })
    expect(decideMark({ ...facts, session: { ...session, state: 'cancelled' } })).toMatchObject({ error: { code: 'SESSION_CANCELLED' } })
  })

  it.each([0, 180, 1.5, -3])('refuses %s minutes of 180', (n) => {
    expect(decideMark({ ...facts, next: partial(n) })).toEqual({ ok: false, error: { code: 'MINUTES_OUT_OF_RANGE', from: 1, to: 179 } })
  })

  it('takes 1 and 179 minutes of 180', () => {
    expect([1, 179].map((n) => decideMark({ ...facts, next: partial(n) }).ok)).toEqual([true, true])
  })

  it('asks for a reason when a mark is corrected after the day', () => {
    const late = { ...facts, current: absent, now: new Date('2026-10-13T23:00:00Z') }
    expect(decideMark(late)).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
    expect(decideMark({ ...late, reason: 'Was in the other room' })).toEqual({ ok: true, value: { append: true } })
    expect(decideMark({ ...late, now: new Date('2026-10-13T22:59:00Z') }).ok).toBe(true)
    expect(decideMark({ ...late, current: UNMARKED }).ok).toBe(true)
  })

  it('adds no history when nothing changes', () => {
    expect(decideMark({ ...facts, current: partial(30), next: partial(30), now: new Date('2027-01-01T00:00:00Z') })).toEqual({ ok: true, value: { append: false } })
    expect(sameMark(partial(30), partial(31))).toBe(false)
  })

  it('goes by the newest record', () => {
    const record = (mark: AttendanceMark) => ({ mark, recordedBy: 'f' as PersonId, via: 'register' as const, at: session.startsAt })
    expect(currentMark([])).toEqual(UNMARKED)
    expect(currentMark([record(absent), record(attended)])).toEqual(attended)
  })
})

describe('session codes', () => {
  const facts: CodeFacts = { typed: 'ac-3 4xy', expected: 'AC34XY', session, enrolment: 'active', current: UNMARKED, wrongTries: 0, now: session.startsAt }

  it('takes a code as people type it', () => {
    expect(checkSessionCode(facts)).toEqual({ ok: true, value: attended })
    expect(normaliseCode(' ac–34.xy ')).toBe('AC34XY')
  })

  it.each([['2026-10-13T08:44:59Z', 'CODE_NOT_YET_VALID'], ['2026-10-13T12:30:01Z', 'CODE_NO_LONGER_VALID']])('at %s says %s', (now, code) => {
    expect(checkSessionCode({ ...facts, now: new Date(now) })).toMatchObject({ ok: false, error: { code } })
  })

  it.each(['2026-10-13T08:45:00Z', '2026-10-13T12:30:00Z'])('works at %s', (now) => {
    expect(checkSessionCode({ ...facts, now: new Date(now) }).ok).toBe(true)
  })

  it('counts wrong tries and stops, even for the right code', () => {
    expect(checkSessionCode({ ...facts, typed: 'AAAAAA' })).toEqual({ ok: false, error: { code: 'CODE_WRONG', triesLeft: 4 } })
    expect(checkSessionCode({ ...facts, typed: 'AAAAAA', wrongTries: 4 })).toMatchObject({ error: { code: 'CODE_WRONG', triesLeft: 0 } })
    expect(checkSessionCode({ ...facts, wrongTries: 5 })).toMatchObject({ error: { code: 'TOO_MANY_TRIES' } })
  })

  it('never overrides a facilitator, a cancelled session, or the roster', () => {
    expect(checkSessionCode({ ...facts, current: absent })).toMatchObject({ error: { code: 'ALREADY_MARKED', mark: absent } })
    expect(checkSessionCode({ ...facts, session: { ...session, state: 'cancelled' } })).toMatchObject({ error: { code: 'SESSION_CANCELLED' } })
    expect(checkSessionCode({ ...facts, enrolment: 'waitlisted' })).toMatchObject({ error: { code: 'NOT_ON_REGISTER' } })
  })

  it('makes codes that survive being typed', () => {
    const random = seededRandom(7)
    for (let n = 0; n < 200; n += 1) {
      const code = makeSessionCode(random)
      expect(code).toMatch(/^[A-Z34679]{6}$/)
      expect(normaliseCode(code.toLowerCase())).toBe(code)
    }
  })
})
