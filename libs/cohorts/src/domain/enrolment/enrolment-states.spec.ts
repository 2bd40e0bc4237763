import { transition } from '#kernel'
import { RUN_STATES, RUN_TRANSITIONS } from '../run/run-states.js'
import { SESSION_TRANSITIONS } from '../sessions/session-states.js'
import { SUBMISSION_TRANSITIONS } from '../assignments/submission-states.js'
import { VERSION_TRANSITIONS } from '../programme/version-states.js'
import { blocksAnother, ENROLMENT_STATES, ENROLMENT_TRANSITIONS, holdsSeat, isLive, isWaiting } from './enrolment-states.js'

/** Every state that can be reached from `from` by any path. */
function reachable(table: Readonly<Record<string, object>>, from: string): Set<string> {
  const seen = new Set([from])
  for (const state of seen) for (const next of Object.values(table[state] ?? {})) seen.add(String(next))
  return seen
}

describe('enrolment states', () => {
  it('walks the whole way from draft to completed', () => {
    const steps = [['submit', 'applied'], ['approve', 'manager_approved'], ['offer', 'offered'], ['accept', 'accepted'], ['start', 'active'], ['complete', 'completed']] as const
    let state: (typeof ENROLMENT_STATES)[number] = 'draft'
    for (const [action, expected] of steps) {
      const next = transition(ENROLMENT_TRANSITIONS, state, action)
      expect(next).toEqual({ ok: true, value: expected })
      state = expected
    }
  })

  it('lets every live state, and no other, be left', () => {
    for (const state of ENROLMENT_STATES) {
      for (const action of ['withdraw', 'defer', 'reject', 'expire'] as const) {
        expect(transition(ENROLMENT_TRANSITIONS, state, action).ok).toBe(isLive(state))
      }
    }
  })

  it('never offers a place to an application that awaits approval', () => {
    expect(transition(ENROLMENT_TRANSITIONS, 'applied', 'offer').ok).toBe(false)
    expect(transition(ENROLMENT_TRANSITIONS, 'applied', 'waitlist').ok).toBe(false)
  })

  it('moves between the waiting list and an offer both ways', () => {
    expect(transition(ENROLMENT_TRANSITIONS, 'waitlisted', 'offer')).toEqual({ ok: true, value: 'offered' })
    expect(transition(ENROLMENT_TRANSITIONS, 'offered', 'waitlist')).toEqual({ ok: true, value: 'waitlisted' })
  })

  it('knows who holds a seat, who waits, and who blocks a second enrolment', () => {
    expect(ENROLMENT_STATES.filter(holdsSeat)).toEqual(['offered', 'accepted', 'active', 'completed'])
    expect(ENROLMENT_STATES.filter(isWaiting)).toEqual(['waitlisted'])
    expect(ENROLMENT_STATES.filter((s) => !blocksAnother(s))).toEqual(['withdrawn', 'deferred', 'rejected', 'expired'])
  })

  it('can reach every state', () => {
    expect([...reachable(ENROLMENT_TRANSITIONS, 'draft')].sort()).toEqual([...ENROLMENT_STATES].sort())
  })
})

describe('the other state machines', () => {
  it('reopens a closed run, and never a cancelled or completed one', () => {
    expect(transition(RUN_TRANSITIONS, 'closed', 'reopen')).toEqual({ ok: true, value: 'open' })
    expect(RUN_TRANSITIONS.cancelled).toEqual({})
    expect(RUN_TRANSITIONS.completed).toEqual({})
    expect([...reachable(RUN_TRANSITIONS, 'draft')].sort()).toEqual([...RUN_STATES].sort())
  })

  it('cancels a run from every state before its end', () => {
    expect(RUN_STATES.filter((s) => transition(RUN_TRANSITIONS, s, 'cancel').ok)).toEqual(['draft', 'open', 'closed', 'in_progress'])
  })

  it('never changes a session that was held or cancelled', () => {
    expect([SESSION_TRANSITIONS.held, SESSION_TRANSITIONS.cancelled]).toEqual([{}, {}])
    expect(transition(SESSION_TRANSITIONS, 'rescheduled', 'reschedule').ok).toBe(true)
  })

  it('marks only what was handed in', () => {
    expect(transition(SUBMISSION_TRANSITIONS, 'not_submitted', 'pass').ok).toBe(false)
    expect(transition(SUBMISSION_TRANSITIONS, 'returned', 'pass').ok).toBe(false)
    expect(transition(SUBMISSION_TRANSITIONS, 'resubmitted', 'return')).toEqual({ ok: true, value: 'returned' })
  })

  it('never edits a published version back into a draft', () => {
    expect([...reachable(VERSION_TRANSITIONS, 'published')]).toEqual(['published', 'retired'])
  })
})
