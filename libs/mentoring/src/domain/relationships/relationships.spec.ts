import fc from 'fast-check'
import { plainDate, unwrap } from '#kernel'
import { MATCH_STATES, type MatchState } from '../matches/match-states.js'
import { agreedAfterSave, checkAgreement, decideAgree } from './decide-agreement.js'
import { decideComplete, decideEndEarly, decideLeft, decidePause, decideResume } from './decide-ending.js'
import { checkInDays, decideCheckIn, decideSurvey } from './decide-feedback.js'
import { checkCommitment, checkGoal, decideSettle } from './decide-item.js'
import { checkHeld, checkMayMeet, checkPlan, cleanTopics, decideMeetingChange } from './decide-meeting.js'
import { dueNudges, type NudgeFacts } from './due-nudges.js'
import { judgeHealth, type HealthFacts } from './judge-health.js'
import { releaseComments } from './release-comments.js'

const now = new Date('2026-06-01T09:00:00Z')
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000)
const codes = (result: { ok: boolean; error?: readonly { code: string }[] }) => (result.ok ? ['OK'] : result.error?.map(({ code }) => code))

describe('an agreement', () => {
  const terms = { everyWeeks: 4, minutes: 60, mode: 'video', purpose: 'To learn.', confidentiality: 'Everything.' }
  it('says what is wrong with its terms, all at once', () => {
    expect(checkAgreement(terms)).toEqual([])
    expect(checkAgreement({ everyWeeks: 0, minutes: 9, mode: 'pigeon', purpose: ' ', confidentiality: 'x'.repeat(2_001) }).map(({ field }) => field)).toEqual(['everyWeeks', 'minutes', 'mode', 'purpose', 'confidentiality'])
    expect(checkAgreement({ ...terms, minutes: 10.5 })).toHaveLength(1)
  })

  it('holds when both agreed to the same version', () => {
    const saved = { ...agreedAfterSave('mentee'), version: 3 }
    expect(saved).toEqual({ mentee: true, mentor: false, version: 3 })
    expect(unwrap(decideAgree(saved, 'mentor', 3))).toEqual({ both: true })
    expect(unwrap(decideAgree(saved, 'mentee', 3))).toEqual({ both: false })
    expect([codes(decideAgree(saved, 'mentor', 2)), codes(decideAgree(undefined, 'mentor', 1))]).toEqual([['AGREEMENT_CHANGED'], ['NO_AGREEMENT']])
  })
})

describe('meetings', () => {
  const plan = { startsAt: days(3), minutes: 60, mode: 'video', place: '' }
  const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)
  it('are planned ahead and written down afterwards', () => {
    expect(checkPlan(plan, now)).toEqual([])
    expect(codesOf(checkPlan({ ...plan, startsAt: now, minutes: 4 }, now))).toEqual(['IN_THE_PAST', 'MINUTES'])
    expect(codesOf(checkPlan({ ...plan, startsAt: days(400), mode: '', place: 'x'.repeat(501) }, now))).toEqual(['TOO_FAR_AHEAD', 'MODE', 'TOO_LONG'])
    const held = { ...plan, startsAt: days(-3) }
    expect(checkHeld(held, ['Budgets'], days(-30), now)).toEqual([])
    expect(codesOf(checkHeld({ ...held, startsAt: days(1), minutes: 481 }, Array.from({ length: 11 }, (_, n) => `t${n}`), days(-30), now))).toEqual(['IN_THE_FUTURE', 'MINUTES', 'TOO_MANY_TOPICS'])
    expect(codesOf(checkHeld({ ...held, startsAt: days(-40) }, ['x'.repeat(101)], days(-30), now))).toEqual(['BEFORE_THE_MATCH', 'TOO_LONG'])
    expect(cleanTopics([' a ', '', 'a', 'b'])).toEqual(['a', 'b'])
  })

  it('change only while they are planned, and are had only by those who are matched', () => {
    expect((['move', 'cancel', 'hold'] as const).map((action) => unwrap(decideMeetingChange('planned', action)))).toEqual(['planned', 'cancelled', 'held'])
    expect([codes(decideMeetingChange('held', 'move')), codes(decideMeetingChange('cancelled', 'hold'))]).toEqual([['MEETING_HELD'], ['MEETING_CANCELLED']])
    expect(MATCH_STATES.filter((state) => checkMayMeet(state).length === 0)).toEqual(['agreed', 'active'])
  })
})

describe('endings', () => {
  const ending = { reason: 'no_time', by: 'mentor' as const, wantsAnother: false }
  it('free both and let the other come first, and whoever ends it where they want', () => {
    expect(unwrap(decideEndEarly('active', ending))).toEqual({ to: 'ended_early', action: 'end_early', frees: true, first: ['mentee'] })
    expect(unwrap(decideEndEarly('on_hold', { ...ending, wantsAnother: true })).first).toEqual(['mentee', 'mentor'])
    expect(unwrap(decideEndEarly('agreed', { ...ending, by: undefined })).first).toEqual(['mentee', 'mentor'])
    expect([codes(decideEndEarly('active', { ...ending, reason: 'their_fault' })), codes(decideEndEarly('completed', ending))]).toEqual([['REASON_REQUIRED'], ['ENDED_ALREADY']])
    expect([decideLeft('active', 'mentee')?.first, decideLeft('completed', 'mentee')]).toEqual([['mentor'], undefined])
  })

  it('pause and complete what runs', () => {
    const all = (decide: (state: MatchState) => { ok: boolean }) => MATCH_STATES.filter((state) => decide(state).ok)
    expect([all(decidePause), all(decideResume), all(decideComplete)]).toEqual([['active'], ['on_hold'], ['active', 'on_hold']])
    expect([codes(decidePause('agreed')), codes(decideComplete('agreed')), codes(decideComplete('completed'))]).toEqual([['NOT_STARTED'], ['NOT_STARTED'], ['ENDED_ALREADY']])
    expect([unwrap(decideComplete('active')).frees, unwrap(decidePause('active')).frees]).toEqual([true, false])
  })
})

describe('what the two say', () => {
  const check = { going: 4, helpWanted: false, comment: '' }
  const survey = { helpful: 5, matchQuality: 4, recommends: 10, outcomes: ['new_skills'], comment: '', commentShared: false }
  it('in check-ins, from a week before their day, once', () => {
    expect(checkInDays(now, [12, 4, 4])).toEqual(['2026-06-29', '2026-08-24'])
    const facts = { state: 'active' as const, dueOn: plainDate('2026-06-08'), answered: false }
    expect(codes(decideCheckIn(facts, check, now))).toEqual(['OK'])
    expect(codes(decideCheckIn({ ...facts, dueOn: plainDate('2026-06-09') }, { ...check, going: 6 }, now))).toEqual(['NOT_DUE', 'GOING'])
    expect(codes(decideCheckIn({ ...facts, answered: true }, { ...check, comment: 'x'.repeat(2_001) }, now))).toEqual(['CHECKED_IN', 'TOO_LONG'])
    expect(codes(decideCheckIn({ ...facts, state: 'completed' }, check, now))).toEqual(['NOT_RUNNING'])
  })

  it('in the closing survey, after the end, once', () => {
    const over = { state: 'completed' as const, answered: false }
    expect(codes(decideSurvey(over, survey))).toEqual(['OK'])
    expect(codes(decideSurvey({ state: 'active', answered: true }, { helpful: 0, matchQuality: 6, recommends: 11, outcomes: ['gold'], comment: 'x'.repeat(2_001), commentShared: true })))
      .toEqual(['SURVEY_ANSWERED', 'NOT_OVER', 'HELPFUL', 'MATCH_QUALITY', 'RECOMMENDS', 'OUTCOME_UNKNOWN', 'TOO_LONG'])
    expect(codes(decideSurvey(over, { ...survey, outcomes: ['nothing_yet', 'new_skills'] }))).toEqual(['OUTCOMES_CONTRADICT'])
  })

  it('in comments that they let others read, as soon as and as long as no single one can be told', () => {
    const by = (...people: string[]) => people.map((personId, n) => ({ personId, comment: `${String.fromCharCode(122 - n)} said` }))
    expect(releaseComments(by('a', 'b', 'c', 'd'))).toEqual([])
    expect(releaseComments(by('a', 'b', 'c', 'd', 'e'))).toEqual(['v said', 'w said', 'x said', 'y said', 'z said'])
    // Who says a lot counts once.
    expect(releaseComments(by('a', 'a', 'a', 'a', 'a', 'b'))).toEqual([])
    const nine = by('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'f')
    for (let many = 5; many <= nine.length; many += 1) expect(releaseComments(nine.slice(0, many))).toHaveLength(5)
    expect(releaseComments(by('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'f', 'a', 'b'))).toHaveLength(11)
  })

  it('in goals and promises, settled once', () => {
    const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code)
    const goal = { title: 'Run a show and tell', dueOn: plainDate('2026-06-01') }
    expect(checkGoal(goal, 0, now)).toEqual([])
    expect(codesOf(checkGoal({ title: ' ', dueOn: plainDate('2026-05-31') }, 20, now))).toEqual(['TITLE_REQUIRED', 'IN_THE_PAST', 'TOO_MANY_OPEN'])
    expect(codesOf(checkCommitment({ ...goal, kind: 'Lend money' }, ['Introduce'], 0, now))).toEqual(['KIND_REQUIRED'])
    expect(codesOf(checkCommitment({ ...goal, kind: 'Introduce' }, [], 0, now))).toEqual(['NO_COMMITMENTS'])
    const states = ['promised', 'done', 'dropped']
    expect(codes(decideSettle('promised', 'done', states, 'They met.', true))).toEqual(['OK'])
    expect([codes(decideSettle('promised', 'done', states, ' ', true)), codes(decideSettle('done', 'dropped', states, '', false)), codes(decideSettle('promised', 'promised', states, '', false)), codes(decideSettle('promised', 'x', states, '', false))])
      .toEqual([['OUTCOME_REQUIRED'], ['SETTLED'], ['RESULT_REQUIRED'], ['RESULT_REQUIRED']])
  })
})

describe('reminders', () => {
  const running: NudgeFacts = {
    state: 'agreed', firstMeetingDays: 10, silentDays: 14, agreedAt: days(-9), resumedAt: null, lastMetAt: null, hasPlanned: false, unlogged: [], checkIns: [],
    endsOn: plainDate('2027-03-01'), endedAt: null, surveyed: [],
  }
  const kinds = (facts: Partial<NudgeFacts>) => dueNudges({ ...running, ...facts }, now).map(({ kind, occasion }) => `${kind} ${occasion}`)

  it('ask for a first meeting after 10 days, and for another after 14', () => {
    expect([kinds({}), kinds({ agreedAt: days(-10) })]).toEqual([[], ['first_meeting 2026-05-22']])
    expect(kinds({ agreedAt: days(-10), hasPlanned: true })).toEqual([])
    const met = { state: 'active' as const, agreedAt: days(-60) }
    expect([kinds({ ...met, lastMetAt: days(-13) }), kinds({ ...met, lastMetAt: days(-14) }), kinds({ ...met, lastMetAt: days(-14), hasPlanned: true })]).toEqual([[], ['silent 2026-05-18'], []])
    // What was planned and not written down is asked for, not taken for silence.
    expect(kinds({ ...met, lastMetAt: days(-20), unlogged: [days(-2)] })).toEqual(['log_meeting 2026-05-30'])
    expect(kinds({ ...met, lastMetAt: days(-40), resumedAt: days(-3) })).toEqual([])
  })

  it('ask those who have not answered, of what is due last', () => {
    const due = [{ side: 'mentee' as const, dueOn: plainDate('2026-05-01') }, { side: 'mentor' as const, dueOn: plainDate('2026-05-01') }, { side: 'mentor' as const, dueOn: plainDate('2026-05-30') }]
    expect(dueNudges({ ...running, checkIns: due }, now)).toEqual([{ kind: 'check_in', occasion: '2026-05-30', to: ['mentor'] }])
    expect(kinds({ state: 'completed', endedAt: days(-1), surveyed: ['mentee'] })).toEqual(['survey 2026-05-31'])
    expect(kinds({ state: 'completed', endedAt: days(-1), surveyed: ['mentee', 'mentor'] })).toEqual([])
    expect(kinds({ state: 'ended_early', endedAt: days(-29) })).toEqual([])
  })

  it('tell that the end is near', () => {
    expect([kinds({ endsOn: plainDate('2026-06-30') }), kinds({ endsOn: plainDate('2026-06-29') }), kinds({ endsOn: plainDate('2026-06-01') })]).toEqual([[], ['ends_soon 2026-06-29'], ['ends_soon 2026-06-01']])
    expect(kinds({ state: 'on_hold', agreedAt: days(-100), endsOn: plainDate('2026-06-29') })).toEqual(['ends_soon 2026-06-29'])
    expect(kinds({ unlogged: [days(-0.5)] })).toEqual([])
  })

  it('ask of those past their end for nothing but that', () => {
    for (const state of ['agreed', 'active', 'on_hold'] as const) expect(kinds({ state, agreedAt: days(-300), unlogged: [days(-2)], endsOn: plainDate('2026-05-31') })).toEqual(['end_passed 2026-05-31'])
  })

  it('leave alone who is on hold, has not agreed, or has nothing to answer', () => {
    const anything = fc.record({ lastMetAt: fc.option(fc.constantFrom(days(-100), days(-1))), hasPlanned: fc.boolean(), endsOn: fc.option(fc.constantFrom(plainDate('2026-09-02'))) })
    fc.assert(fc.property(anything, fc.constantFrom<MatchState>('on_hold', 'proposed', 'accepted_by_one', 'declined', 'lapsed', 'withdrawn'), (facts, state) => {
      expect(dueNudges({ ...running, ...facts, agreedAt: days(-100), state }, now)).toEqual([])
    }))
  })
})

describe('how a relationship does', () => {
  const well: HealthFacts = { state: 'active', firstMeetingDays: 10, silentDays: 14, agreedAt: days(-60), resumedAt: null, lastMetAt: days(-5), hasPlanned: false, helpWanted: false, lowestCheckIn: 3 }
  const health = (facts: Partial<HealthFacts>) => judgeHealth({ ...well, ...facts }, now)
  it('is told from meetings and check-ins', () => {
    expect(health({})).toEqual({ health: 'alive', reasons: [] })
    expect(health({ lastMetAt: days(-14) })).toEqual({ health: 'silent', reasons: ['silent'] })
    expect(health({ lastMetAt: days(-14), hasPlanned: true }).health).toBe('alive')
    expect(health({ lastMetAt: days(-14), helpWanted: true, lowestCheckIn: 2 })).toEqual({ health: 'at_risk', reasons: ['help_wanted', 'going_badly', 'silent'] })
    expect(health({ lastMetAt: null, agreedAt: days(-10) })).toEqual({ health: 'at_risk', reasons: ['no_first_meeting'] })
    expect(health({ lastMetAt: null, agreedAt: days(-9) }).health).toBe('alive')
    expect(health({ state: 'on_hold', lastMetAt: null, helpWanted: true })).toEqual({ health: 'on_hold', reasons: [] })
    expect(health({ lastMetAt: days(-40), resumedAt: days(-1) }).health).toBe('alive')
  })
})
