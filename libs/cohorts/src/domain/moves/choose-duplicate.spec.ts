import fc from 'fast-check'
import { asId } from '#kernel'
import { ENROLMENT_STATES, isLive } from '../enrolment/enrolment-states.js'
import type { EnrolmentId } from '../ids.js'
import { chooseDuplicate, type DuplicateEnrolment } from './choose-duplicate.js'

const enrolment = (id: string, more: Partial<DuplicateEnrolment> = {}): DuplicateEnrolment =>
  ({ id: asId<EnrolmentId>(id), state: 'active', progress: 0, appliedAt: new Date('2026-01-01T00:00:00Z'), ...more })

describe('two enrolments of one person', () => {
  it.each([
    ['completed', 'active'], ['active', 'accepted'], ['accepted', 'offered'], ['offered', 'waitlisted'], ['waitlisted', 'manager_approved'], ['manager_approved', 'applied'], ['applied', 'draft'],
  ] as const)('%s stays before %s, whatever was done', (further, behind) => {
    const [one, other] = [enrolment('b', { state: further }), enrolment('a', { state: behind, progress: 9_000 })]
    expect(chooseDuplicate(one, other)).toEqual({ stays: one, closes: other })
  })

  it('goes by what was done, then by who came first', () => {
    const done = enrolment('b', { progress: 100, appliedAt: new Date('2026-02-01T00:00:00Z') })
    expect(chooseDuplicate(enrolment('a'), done).stays).toBe(done)
    const first = enrolment('b', { appliedAt: new Date('2025-12-01T00:00:00Z') })
    expect(chooseDuplicate(enrolment('a'), first).stays).toBe(first)
  })

  it('chooses the same one in either order', () => {
    const any = (id: string) => fc.record({
      id: fc.constant(asId<EnrolmentId>(id)), state: fc.constantFrom(...ENROLMENT_STATES.filter((state) => isLive(state) || state === 'completed')),
      progress: fc.integer({ min: 0, max: 10_000 }), appliedAt: fc.constantFrom(new Date(0), new Date(1_000)),
    })
    fc.assert(fc.property(any('a'), any('b'), (one, other) => {
      expect(chooseDuplicate(one, other)).toEqual(chooseDuplicate(other, one))
    }))
  })
})
