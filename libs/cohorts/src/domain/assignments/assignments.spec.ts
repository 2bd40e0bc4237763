import { plainDate, type PersonId } from '#kernel'
import { decideExtension } from './decide-extension.js'
import { decideHandIn, decideMarking, type HandInFacts, type MarkingFacts } from './decide-submission.js'
import { dueOn, isLate } from './due-date.js'
import { awaitsMarking, SUBMISSION_STATES } from './submission-states.js'

const start = plainDate('2026-10-01')

describe('due dates', () => {
  it('counts from the start, and an extension only ever gives more time', () => {
    expect(dueOn(start, undefined)).toBeUndefined()
    expect(dueOn(start, 30)).toBe('2026-10-31')
    expect(dueOn(start, 30, plainDate('2026-11-07'))).toBe('2026-11-07')
    expect(dueOn(start, 30, plainDate('2026-10-07'))).toBe('2026-10-31')
  })

  it('is on time to the end of the London day', () => {
    const due = plainDate('2026-07-10')
    expect(isLate(new Date('2026-07-10T22:59:59Z'), due)).toBe(false)
    expect(isLate(new Date('2026-07-10T23:00:00Z'), due)).toBe(true)
    expect(isLate(new Date('2036-07-10T23:00:00Z'), undefined)).toBe(false)
  })
})

describe('decideHandIn', () => {
  const facts: HandInFacts = {
    state: 'not_submitted', enrolment: 'active', itemIsOpen: true, hasContent: true, resubmissionsUsed: 0, maxResubmissions: 1,
    due: plainDate('2026-10-31'), now: new Date('2026-10-31T12:00:00Z'),
  }
  it('takes work on time and late, and says which', () => {
    expect(decideHandIn(facts)).toEqual({ ok: true, value: { state: 'submitted', late: false } })
    expect(decideHandIn({ ...facts, now: new Date('2026-11-01T12:00:00Z') })).toEqual({ ok: true, value: { state: 'submitted', late: true } })
  })

  it('takes a resubmission as often as allowed, and never calls it late', () => {
    expect(decideHandIn({ ...facts, state: 'returned', now: new Date('2027-01-01T00:00:00Z') })).toEqual({ ok: true, value: { state: 'resubmitted', late: false } })
    expect(decideHandIn({ ...facts, state: 'returned', resubmissionsUsed: 1 })).toMatchObject({ error: { code: 'NO_RESUBMISSION_LEFT', allowed: 1 } })
    expect(decideHandIn({ ...facts, state: 'passed' })).toMatchObject({ error: { code: 'TRANSITION_NOT_ALLOWED' } })
  })

  it('takes nothing from outsiders, nothing locked, nothing empty', () => {
    expect(decideHandIn({ ...facts, enrolment: 'withdrawn' })).toMatchObject({ error: { code: 'NOT_LEARNING' } })
    expect(decideHandIn({ ...facts, itemIsOpen: false })).toMatchObject({ error: { code: 'ITEM_LOCKED' } })
    expect(decideHandIn({ ...facts, hasContent: false })).toMatchObject({ error: { code: 'SUBMISSION_EMPTY' } })
  })
})

describe('decideMarking', () => {
  it('knows what waits to be read', () => {
    expect(SUBMISSION_STATES.filter(awaitsMarking)).toEqual(['submitted', 'resubmitted'])
  })

  const facts: MarkingFacts = { state: 'submitted', learnerId: 'l' as PersonId, markerId: 'f' as PersonId, verdict: 'pass', feedback: '', resubmissionsUsed: 0, maxResubmissions: 1 }
  it('passes without, and returns or fails only with feedback', () => {
    expect(decideMarking(facts)).toEqual({ ok: true, value: 'passed' })
    expect(decideMarking({ ...facts, verdict: 'return', feedback: 'Add evidence' })).toEqual({ ok: true, value: 'returned' })
    expect(decideMarking({ ...facts, verdict: 'return' })).toMatchObject({ error: { code: 'FEEDBACK_REQUIRED' } })
    expect(decideMarking({ ...facts, verdict: 'fail', feedback: ' ' })).toMatchObject({ error: { code: 'FEEDBACK_REQUIRED' } })
  })

  it('never returns work that may not come back, and never marks one’s own', () => {
    expect(decideMarking({ ...facts, state: 'resubmitted', verdict: 'return', feedback: 'x', resubmissionsUsed: 1 })).toMatchObject({ error: { code: 'NO_RESUBMISSION_LEFT' } })
    expect(decideMarking({ ...facts, markerId: facts.learnerId })).toMatchObject({ error: { code: 'OWN_WORK' } })
    expect(decideMarking({ ...facts, state: 'returned' }).ok).toBe(false)
  })
})

describe('decideExtension', () => {
  const facts = { state: 'not_submitted' as const, due: plainDate('2026-10-31'), extendTo: plainDate('2026-11-14'), runEndsOn: plainDate('2027-03-31'), reason: 'Agreed adjustment' }
  it('gives more time within the run, for a reason', () => {
    expect(decideExtension(facts).ok).toBe(true)
    expect(decideExtension({ ...facts, due: undefined })).toMatchObject({ error: { code: 'NO_DUE_DATE' } })
    expect(decideExtension({ ...facts, state: 'submitted' })).toMatchObject({ error: { code: 'ALREADY_SUBMITTED' } })
    expect(decideExtension({ ...facts, extendTo: facts.due })).toMatchObject({ error: { code: 'EXTENSION_NOT_LATER' } })
    expect(decideExtension({ ...facts, extendTo: plainDate('2027-04-01') })).toMatchObject({ error: { code: 'EXTENSION_AFTER_RUN' } })
    expect(decideExtension({ ...facts, extendTo: facts.runEndsOn }).ok).toBe(true)
    expect(decideExtension({ ...facts, reason: '' })).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
  })
})
