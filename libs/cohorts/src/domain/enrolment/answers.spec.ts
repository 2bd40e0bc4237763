import type { PersonId } from '#kernel'
import { decideApproval, type ApprovalFacts } from './decide-approval.js'
import { decideAccept, decideDecline, decideLapse, type OfferFacts } from './decide-offer-reply.js'
import { ENROLMENT_STATES } from './enrolment-states.js'

const approval: ApprovalFacts = { state: 'applied', runState: 'open', applicantId: 'ann' as PersonId, actorId: 'boss' as PersonId, answer: 'approve', reason: '' }

describe('decideApproval', () => {
  it('approves, also after the closing date', () => {
    expect(decideApproval(approval)).toEqual({ ok: true, value: 'manager_approved' })
    expect(decideApproval({ ...approval, runState: 'closed' }).ok).toBe(true)
  })

  it('refuses an application with a reason', () => {
    expect(decideApproval({ ...approval, answer: 'refuse', reason: 'Leaves in October' })).toEqual({ ok: true, value: 'rejected' })
    expect(decideApproval({ ...approval, answer: 'refuse', reason: ' ' })).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
  })

  it('is nobody’s answer to their own application, nor to one that waits for none', () => {
    expect(decideApproval({ ...approval, actorId: approval.applicantId })).toMatchObject({ error: { code: 'OWN_APPLICATION' } })
    expect(decideApproval({ ...approval, state: 'manager_approved' })).toMatchObject({ error: { code: 'NOT_AWAITING_APPROVAL', state: 'manager_approved' } })
    expect(decideApproval({ ...approval, runState: 'cancelled' })).toMatchObject({ error: { code: 'RUN_TAKES_NOBODY' } })
    expect(decideApproval({ ...approval, runState: 'in_progress' }).ok).toBe(false)
  })
})

describe('answering an offer', () => {
  const expiresAt = new Date('2026-09-20T23:00:00Z')
  const offer: OfferFacts = { state: 'offered', runState: 'open', expiresAt, now: new Date('2026-09-20T22:59:59Z') }

  it('accepts to the last second, and starts at once in a running run', () => {
    expect(decideAccept(offer)).toEqual({ ok: true, value: 'accepted' })
    expect(decideAccept({ ...offer, runState: 'in_progress' })).toEqual({ ok: true, value: 'active' })
    expect(decideAccept({ ...offer, now: expiresAt })).toEqual({ ok: false, error: { code: 'OFFER_EXPIRED', expiredAt: expiresAt } })
    expect(decideAccept({ ...offer, runState: 'cancelled' })).toMatchObject({ error: { code: 'RUN_IS_OVER' } })
  })

  it('answers offers only', () => {
    for (const state of ENROLMENT_STATES.filter((s) => s !== 'offered')) {
      expect(decideAccept({ ...offer, state })).toEqual({ ok: false, error: { code: 'NO_OFFER', state } })
      expect(decideDecline(state)).toEqual({ ok: false, error: { code: 'NO_OFFER', state } })
      expect(decideLapse({ ...offer, state, now: expiresAt })).toBeUndefined()
    }
    expect(decideDecline('offered')).toEqual({ ok: true, value: 'withdrawn' })
  })

  it('lapses when its time has come', () => {
    expect(decideLapse(offer)).toBeUndefined()
    expect(decideLapse({ ...offer, now: expiresAt })).toBe('expired')
  })
})
