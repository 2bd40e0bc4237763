import fc from 'fast-check'
import { basisPoints, minutes } from '#kernel'
import type { AttendanceMark } from '../attendance/attendance-types.js'
import { SUBMISSION_TRANSITIONS, type SubmissionState } from '../assignments/submission-states.js'
import type { CurriculumItemId, OptionGroupId, SessionId } from '../ids.js'
import { EXCUSED_RULES, type CompletionRule, type CurriculumItem } from '../programme/programme-types.js'
import type { CompletionEvent, LearnerCurriculum } from './completion-types.js'
import { decideCompletion } from './decide-completion.js'
import { deriveCompletion } from './derive-completion.js'
import { listOpenItems } from './list-open-items.js'

const id = (text: string) => text as CurriculumItemId
const group = 'g' as OptionGroupId
const item = (name: string, kind: CurriculumItem['kind'], over: Partial<CurriculumItem> = {}): CurriculumItem =>
  ({ id: id(name), code: name, title: name, kind, requirement: { type: 'required' }, prerequisites: [], ...over })
const option = { requirement: { type: 'option', groupId: group } } as const
const arranged = (session: string, name: string, length = 60) => ({ sessionId: session as SessionId, itemId: id(name), minutes: minutes(length) })

const curriculum: LearnerCurriculum = {
  items: [
    item('s1', 'session'), item('s2', 'session', { prerequisites: [id('s1')] }), item('m1', 'module', option), item('m2', 'module', option),
    item('a1', 'assignment', { passRequired: true }), item('a2', 'assignment', { requirement: { type: 'optional' } }), item('mentor', 'mentoring'),
  ],
  optionGroups: [{ id: group, title: 'One of two', choose: 1 }],
  sessions: [arranged('S1', 's1'), arranged('S2a', 's2'), arranged('S2b', 's2')],
}
const rule: CompletionRule = { minAttendance: basisPoints(7_500), minSessionShare: basisPoints(5_000), excused: 'left_out', minPasses: 1 }

const mark = (session: string, status: 'attended' | 'absent' | 'excused' | 'unmarked'): CompletionEvent => ({ type: 'attendance_marked', sessionId: session as SessionId, mark: { status } })
const partial = (session: string, n: number): CompletionEvent => ({ type: 'attendance_marked', sessionId: session as SessionId, mark: { status: 'partial', minutes: minutes(n) } })
const submitted = (name: string, state: SubmissionState): CompletionEvent => ({ type: 'submission_changed', itemId: id(name), state })
const full: CompletionEvent[] = [
  mark('S1', 'attended'), mark('S2a', 'attended'), mark('S2b', 'attended'), { type: 'module_completed', itemId: id('m2') },
  submitted('a1', 'passed'), { type: 'mentoring_recorded', itemId: id('mentor') },
]
const derive = (events: readonly CompletionEvent[], over: Partial<CompletionRule> = {}, c = curriculum) => deriveCompletion({ ...rule, ...over }, c, events)

describe('deriveCompletion', () => {
  it('is complete when everything asked for is there', () => {
    expect(derive(full)).toEqual({ complete: true, progress: 10_000, missing: [], done: ['s1', 's2', 'm2', 'a1', 'mentor'] })
  })

  it('says on the first day what is missing and what to do about each', () => {
    expect(derive([])).toEqual({
      complete: false, progress: 0, done: [],
      missing: [
        { code: 'ITEM_OUTSTANDING', itemId: 's1', nextStep: 'attend_session' },
        { code: 'ITEM_OUTSTANDING', itemId: 's2', nextStep: 'attend_session' },
        { code: 'ITEM_OUTSTANDING', itemId: 'a1', nextStep: 'submit_assignment' },
        { code: 'ITEM_OUTSTANDING', itemId: 'mentor', nextStep: 'meet_mentor' },
        { code: 'OPTIONS_SHORT', groupId: 'g', done: 0, needed: 1, open: ['m1', 'm2'], nextStep: 'choose_options' },
        { code: 'ATTENDANCE_SHORT', share: 0, needed: 7_500, minutesShort: 135, nextStep: 'attend_session' },
        { code: 'PASSES_SHORT', passed: 0, needed: 1, nextStep: 'submit_assignment' },
      ],
    })
  })

  it('asks for no single session where only the attendance of all together counts', () => {
    const together = { minAttendance: basisPoints(6_000), minSessionShare: basisPoints(0) }
    const missed = [...full.filter((event) => event.type !== 'attendance_marked'), mark('S1', 'absent'), mark('S2a', 'attended'), mark('S2b', 'attended')]
    expect(derive(missed, together)).toMatchObject({ complete: true, progress: 10_000, missing: [] })
    expect(derive(missed, { ...together, minAttendance: basisPoints(7_500) })).toMatchObject({ complete: false, missing: [{ code: 'ATTENDANCE_SHORT' }] })
    // With no attendance asked for either, each required session has to be attended.
    expect(derive(missed, { ...together, minAttendance: basisPoints(0) })).toMatchObject({ complete: false, missing: [{ code: 'ITEM_OUTSTANDING', itemId: 's1' }] })
  })

  const without = (type: CompletionEvent['type'], ...more: CompletionEvent[]) => [...full.filter((event) => event.type !== type), ...more]

  it.each<[string, CompletionEvent[], object[]]>([
    ['work that waits to be read', without('submission_changed', submitted('a1', 'submitted')), [{ itemId: 'a1', nextStep: 'wait_for_marking' }, { code: 'PASSES_SHORT', nextStep: 'submit_assignment' }]],
    ['work that came back', without('submission_changed', submitted('a1', 'returned'), submitted('a2', 'submitted')), [{ itemId: 'a1', nextStep: 'resubmit_assignment' }, { code: 'PASSES_SHORT', nextStep: 'resubmit_assignment' }]],
    ['work that did not pass', without('submission_changed', submitted('a1', 'not_passed'), submitted('a2', 'not_passed')), [{ itemId: 'a1', nextStep: 'speak_to_facilitator' }, { code: 'PASSES_SHORT', nextStep: 'speak_to_facilitator' }]],
    ['a session missed', [...full, mark('S1', 'absent')], [{ itemId: 's1', nextStep: 'ask_for_catch_up' }, { code: 'ATTENDANCE_SHORT', share: 6_666, minutesShort: 15, nextStep: 'ask_for_catch_up' }]],
    ['a session left too early', [...full, partial('S1', 29)], [{ itemId: 's1' }]],
  ])('explains %s', (_, events, missing) => {
    expect(derive(events)).toMatchObject({ complete: false, missing })
  })

  it('counts each demand once in the progress, and none that is not made', () => {
    expect(derive([], { minAttendance: basisPoints(0), minPasses: 0 }).progress).toBe(0)
    expect(derive([{ type: 'module_completed', itemId: id('m1') }], { minAttendance: basisPoints(0), minPasses: 0 }).progress).toBe(2_000)
  })

  it('counts an option for its own group only', () => {
    const other = 'h' as OptionGroupId
    const two = { ...curriculum, items: [...curriculum.items, item('n1', 'module', { requirement: { type: 'option', groupId: other } })], optionGroups: [...curriculum.optionGroups, { id: other, title: 'More', choose: 1 }] }
    expect(derive(full, {}, two).missing).toEqual([{ code: 'OPTIONS_SHORT', groupId: 'h', done: 0, needed: 1, open: ['n1'], nextStep: 'choose_options' }])
  })

  it('takes the newest word on a session', () => {
    expect(derive([mark('S1', 'absent'), ...full]).complete).toBe(true)
    expect(derive([...full, mark('S1', 'absent')]).complete).toBe(false)
  })

  it('needs half a session for the item, by minutes over all its dates', () => {
    expect(derive([...full, partial('S1', 30)], { minAttendance: basisPoints(0) }).complete).toBe(true)
    expect(derive([...full, mark('S2a', 'absent')], { minAttendance: basisPoints(0) }).complete).toBe(true)
    expect(derive([...full, mark('S2a', 'absent'), partial('S2b', 59)], { minAttendance: basisPoints(0) }).done).not.toContain('s2')
  })

  it('never counts a session as done that nobody came to, even when no share is asked for', () => {
    expect(derive([mark('S1', 'absent')], { minSessionShare: basisPoints(0) }).done).not.toContain('s1')
  })

  it('releases from an excused session where excused minutes are left out, and only there', () => {
    const events = [...full, mark('S1', 'excused')]
    expect(derive(events).complete).toBe(true)
    expect(derive(events, { excused: 'counts_as_attended' }).complete).toBe(true)
    expect(derive(events, { excused: 'counts_as_absent' }).done).not.toContain('s1')
  })

  it('does not take excuses alone for attendance', () => {
    const events = [...full, mark('S1', 'excused'), mark('S2a', 'excused'), mark('S2b', 'excused')]
    expect(derive(events)).toMatchObject({ complete: false, missing: [{ code: 'ATTENDANCE_SHORT', share: 0, nextStep: 'wait_for_session' }] })
  })

  it('waits for a session that is not arranged', () => {
    expect(derive(full, {}, { ...curriculum, sessions: curriculum.sessions.slice(1) }).missing).toEqual([{ code: 'ITEM_OUTSTANDING', itemId: 's1', nextStep: 'wait_for_session' }])
  })

  it('takes handed in for done where no pass is needed', () => {
    expect(derive([submitted('a2', 'submitted')]).done).toEqual(['a2'])
  })

  it('counts optional sessions neither for nor against attendance', () => {
    const more = { ...curriculum, items: [...curriculum.items, item('extra', 'session', { requirement: { type: 'optional' } })], sessions: [...curriculum.sessions, arranged('X', 'extra', 600)] }
    expect(derive([...full, mark('X', 'absent')], {}, more).complete).toBe(true)
  })

  it('carries credit with its minutes, and expects nothing more of that item', () => {
    const carried: CompletionEvent = { type: 'credit_carried', itemId: id('s2'), attended: minutes(90), countable: minutes(120) }
    const events = [...full.filter((e) => e.type !== 'attendance_marked'), mark('S1', 'attended'), carried]
    expect(derive(events).complete).toBe(true)
    expect(derive(events, { minAttendance: basisPoints(8_400) }).missing).toMatchObject([{ code: 'ATTENDANCE_SHORT', share: 8_333 }])
  })

  it('lets a waived item go', () => {
    expect(derive([...full, mark('S1', 'absent'), { type: 'item_waived', itemId: id('s1') }]).complete).toBe(true)
  })

  // Everything that can be recorded about a learner, in any order.
  const sessionIds = ['S1', 'S2a', 'S2b']
  const anyMark: fc.Arbitrary<AttendanceMark> = fc.oneof(
    fc.constantFrom('attended', 'absent', 'excused', 'unmarked').map((status) => ({ status }) as AttendanceMark),
    fc.integer({ min: 1, max: 59 }).map((n) => ({ status: 'partial', minutes: minutes(n) }) as const),
  )
  const anyEvent: fc.Arbitrary<CompletionEvent> = fc.oneof(
    fc.record({ type: fc.constant('attendance_marked' as const), sessionId: fc.constantFrom(...sessionIds) as fc.Arbitrary<SessionId>, mark: anyMark }),
    fc.constantFrom('m1', 'm2').map((name) => ({ type: 'module_completed', itemId: id(name) }) as const),
    fc.record({ type: fc.constant('submission_changed' as const), itemId: fc.constantFrom('a1', 'a2').map(id), state: fc.constantFrom(...(Object.keys(SUBMISSION_TRANSITIONS) as SubmissionState[])) }),
    fc.constant({ type: 'mentoring_recorded', itemId: id('mentor') } as const),
    fc.constantFrom('s1', 's2', 'a1').map((name) => ({ type: 'item_waived', itemId: id(name) }) as const),
  )
  const anyRule: fc.Arbitrary<CompletionRule> = fc.record({
    minAttendance: fc.integer({ min: 0, max: 10_000 }).map(basisPoints), minSessionShare: fc.integer({ min: 0, max: 10_000 }).map(basisPoints),
    excused: fc.constantFrom(...EXCUSED_RULES), minPasses: fc.nat(2),
  })
  const history = fc.array(anyEvent, { maxLength: 14 })

  it('never loses ground when something good is added', () => {
    const good: fc.Arbitrary<CompletionEvent> = fc.oneof(
      fc.constantFrom(...sessionIds).map((session) => mark(session, 'attended')),
      fc.constantFrom('m1', 'm2').map((name) => ({ type: 'module_completed', itemId: id(name) }) as const),
      fc.constantFrom('a1', 'a2').map((name) => submitted(name, 'passed')),
      fc.constantFrom('s1', 's2', 'a1').map((name) => ({ type: 'item_waived', itemId: id(name) }) as const),
    )
    fc.assert(fc.property(anyRule, history, good, (r, events, more) => {
      const before = deriveCompletion(r, curriculum, events)
      const after = deriveCompletion(r, curriculum, [...events, more])
      expect(after.progress).toBeGreaterThanOrEqual(before.progress)
      if (before.complete) expect(after.complete).toBe(true)
      expect(after.done).toEqual(expect.arrayContaining([...before.done]))
    }), { numRuns: 1_000 })
  })

  it('shows full progress exactly when nothing is missing', () => {
    fc.assert(fc.property(anyRule, fc.tuple(history, fc.boolean()).map(([events, all]) => (all ? [...full, ...events] : events)), (r, events) => {
      const { complete, progress, missing } = deriveCompletion(r, curriculum, events)
      expect(progress === 10_000).toBe(complete)
      expect(missing.length === 0).toBe(complete)
      expect(progress).toBeGreaterThanOrEqual(0)
    }), { numRuns: 500 })
  })

  it('does not care in which order unrelated things were recorded, nor how often', () => {
    fc.assert(fc.property(anyRule, fc.shuffledSubarray(full, { minLength: full.length }), (r, shuffled) => {
      expect(deriveCompletion(r, curriculum, [...shuffled, ...shuffled])).toEqual(deriveCompletion(r, curriculum, full))
    }))
  })
})

describe('decideCompletion', () => {
  const complete = derive(full)
  it('completes and un-completes along with the events, and otherwise does nothing', () => {
    expect(decideCompletion('active', complete)).toEqual({ state: 'completed', certificate: 'issue' })
    expect(decideCompletion('completed', derive([]))).toEqual({ state: 'active', certificate: 'revoke' })
    expect(decideCompletion('completed', complete)).toBeUndefined()
    expect(decideCompletion('active', derive([]))).toBeUndefined()
    expect(decideCompletion('withdrawn', complete)).toBeUndefined()
  })
})

describe('listOpenItems', () => {
  it('locks what waits for something else', () => {
    expect(listOpenItems(curriculum.items.slice(0, 2), new Set())).toEqual([{ itemId: 's1', status: 'open', waitsFor: [] }, { itemId: 's2', status: 'locked', waitsFor: ['s1'] }])
    expect(listOpenItems(curriculum.items.slice(0, 2), new Set([id('s1')])).map((i) => i.status)).toEqual(['done', 'open'])
  })
})
