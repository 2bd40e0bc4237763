import { plainDate, type OrganisationId } from '#kernel'
import type { EnrolmentId } from '../ids.js'
import { decideManualOffer } from './decide-manual-offer.js'
import { decidePriority } from './decide-priority.js'
import { orderWaiting } from './order-waiting.js'
import type { PlaceFacts, WaitingEntry } from './place-types.js'

const waiting = (id: string, queueNumber: number, over: Partial<WaitingEntry> = {}): WaitingEntry => ({
  enrolmentId: id as EnrolmentId, organisationId: id as OrganisationId, organisationKind: 'council', region: 'North', queueNumber, ...over,
})
const facts = (over: Partial<PlaceFacts['run']> = {}, seated = 0): PlaceFacts => ({
  run: { capacity: 2, heldBack: [], quotas: {}, policy: 'manual', ...over },
  waiting: [waiting('a', 1), waiting('b', 2)],
  seated: Array.from({ length: seated }, (_, n) => waiting(`s${n}`, 0)),
  today: plainDate('2026-09-01'),
})

describe('decideManualOffer', () => {
  it('offers to the first without a reason, and to a later one only with a reason', () => {
    expect(decideManualOffer(facts(), 'a' as EnrolmentId, '').ok).toBe(true)
    expect(decideManualOffer(facts(), 'b' as EnrolmentId, ' ')).toEqual({ ok: false, error: { code: 'REASON_REQUIRED', passedOver: 1 } })
    expect(decideManualOffer(facts(), 'b' as EnrolmentId, 'Sole officer of a new unitary').ok).toBe(true)
  })

  it('asks no reason for passing over somebody who could not have the place', () => {
    const full = { ...facts({ quotas: { maxPerOrganisation: 1 } }), seated: [waiting('s', 0, { organisationId: 'a' as OrganisationId })] }
    expect(decideManualOffer(full, 'b' as EnrolmentId, '').ok).toBe(true)
  })

  it('binds the manager to capacity and quota', () => {
    expect(decideManualOffer(facts({}, 2), 'a' as EnrolmentId, 'x')).toEqual({ ok: false, error: { code: 'NO_PLACE_FOR_PERSON', blockedBy: 'run_full' } })
    expect(decideManualOffer(facts({ quotas: { maxPerRegion: 1 } }, 1), 'a' as EnrolmentId, 'x')).toMatchObject({ error: { blockedBy: 'region_quota' } })
    expect(decideManualOffer(facts(), 'z' as EnrolmentId, 'x')).toEqual({ ok: false, error: { code: 'NOT_WAITING' } })
  })
})

describe('orderWaiting', () => {
  const list = [waiting('a', 3, { priorityScore: 5 }), waiting('b', 1, { manualRank: 2 }), waiting('c', 2, { priorityScore: 5, manualRank: 1 })]
  const order = (policy: 'first_come' | 'priority_score' | 'manual') => orderWaiting(list, policy).map((w) => w.enrolmentId)

  it('follows the queue, the score or the manager', () => {
    expect(order('first_come')).toEqual(['b', 'c', 'a'])
    expect(order('priority_score')).toEqual(['c', 'a', 'b'])
    expect(order('manual')).toEqual(['c', 'b', 'a'])
  })
})

describe('decidePriority', () => {
  it('needs a policy that has priorities, a value in range, and a reason', () => {
    expect(decidePriority('priority_score', { value: 1_000, reason: 'Region has no leader yet' }).ok).toBe(true)
    expect(decidePriority('first_come', { value: 1, reason: 'x' })).toMatchObject({ error: { code: 'POLICY_HAS_NO_PRIORITY' } })
    expect(decidePriority('priority_score', { value: 1_001, reason: 'x' })).toMatchObject({ error: { code: 'PRIORITY_OUT_OF_RANGE', from: 0, to: 1_000 } })
    expect(decidePriority('manual', { value: 0, reason: 'x' })).toMatchObject({ error: { code: 'PRIORITY_OUT_OF_RANGE', from: 1 } })
    expect(decidePriority('manual', { value: 1, reason: ' ' })).toMatchObject({ error: { code: 'REASON_REQUIRED' } })
  })
})
