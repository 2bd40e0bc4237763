import fc from 'fast-check'
import { ENROLMENT_STATES } from '../enrolment/enrolment-states.js'
import type { CurriculumItemId } from '../ids.js'
import type { CurriculumItem } from '../programme/programme-types.js'
import { countDemand } from './count-demand.js'
import { countItemDemand } from './count-item-demand.js'

describe('countDemand', () => {
  it('counts seats, queue and approvals against capacity, by region and kind', () => {
    const entries = [
      { state: 'accepted', region: 'South', organisationKind: 'council' }, { state: 'waitlisted', region: 'North', organisationKind: 'council' },
      { state: 'applied', organisationKind: 'alb' }, { state: 'expired', region: 'North', organisationKind: 'council' },
    ] as const
    expect(countDemand(2, entries)).toEqual({
      seats: 1, waiting: 1, inApproval: 1, lost: 1, filled: 5_000, wanted: 15_000,
      byRegion: [
        { region: 'North', seats: 0, waiting: 1, inApproval: 0, lost: 1 }, { region: 'South', seats: 1, waiting: 0, inApproval: 0, lost: 0 },
        { region: undefined, seats: 0, waiting: 0, inApproval: 1, lost: 0 },
      ],
      byOrganisationKind: [
        { organisationKind: 'alb', seats: 0, waiting: 0, inApproval: 1, lost: 0 }, { organisationKind: 'council', seats: 1, waiting: 1, inApproval: 0, lost: 1 },
      ],
    })
  })

  it('has parts that add up to the whole', () => {
    const entry = fc.record({ state: fc.constantFrom(...ENROLMENT_STATES), organisationKind: fc.constantFrom('council', 'alb'), region: fc.constantFrom('N', 'S', undefined) })
    fc.assert(fc.property(fc.array(entry), (entries) => {
      const demand = countDemand(5, entries)
      for (const key of ['seats', 'waiting', 'inApproval', 'lost'] as const) {
        for (const parts of [demand.byRegion, demand.byOrganisationKind]) expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(demand[key])
      }
    }))
  })
})

describe('countItemDemand', () => {
  it('counts who could take an item now, and who will need it later', () => {
    const item = (id: string, before: string[]): CurriculumItem => ({ id: id as CurriculumItemId, code: id, title: id, kind: 'module', requirement: { type: 'required' }, prerequisites: before as CurriculumItemId[] })
    const a = 'a' as CurriculumItemId
    expect(countItemDemand([item('a', []), item('b', ['a'])], [new Set(), new Set([a])])).toEqual([
      { itemId: 'a', done: 1, ready: 1, later: 0 }, { itemId: 'b', done: 0, ready: 1, later: 1 },
    ])
  })
})
