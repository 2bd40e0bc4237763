import { newId, type OrganisationId } from '#kernel'
import type { SetId } from '../ids.js'
import { planSets } from './plan-sets.js'
import type { SetMember } from './set-types.js'

const people = (count: number, setId?: SetId): SetMember[] => Array.from({ length: count }, () => ({ enrolmentId: newId(), organisationId: newId<OrganisationId>(), setId }))
const set = (number: number) => ({ id: newId<SetId>(), number, name: `Set ${number}` })

describe('planSets', () => {
  it('makes sets of the usual size where there are none', () => {
    const plan = planSets([], people(18), newId)
    expect(plan.sets.map(({ name, isNew, members }) => [name, isNew, members.length])).toEqual([['Set 1', true, 6], ['Set 2', true, 6], ['Set 3', true, 6]])
  })

  it('keeps the sets there are and numbers new ones on', () => {
    const known = [set(1), set(3)]
    const plan = planSets(known, people(12), newId, 3)
    expect(plan.sets.map(({ number, isNew }) => [number, isNew])).toEqual([[1, false], [3, false], [4, true]])
  })

  it('empties the sets beyond the count into those that stay', () => {
    const [first, second] = [set(1), set(2)]
    const plan = planSets([second, first], [...people(3, first.id), ...people(3, second.id)], newId, 1)
    expect(plan.sets).toMatchObject([{ setId: first.id, isNew: false }])
    expect(plan.sets[0]?.members).toHaveLength(6)
    expect(plan.balance.moved).toBe(3)
  })
})
