import fc from 'fast-check'
import type { OrganisationId } from '#kernel'
import { groupBy } from '../group-by.js'
import type { EnrolmentId, SetId } from '../ids.js'
import { formSets } from './form-sets.js'
import { judgeSets } from './judge-sets.js'
import { minCostFlow } from './min-cost-flow.js'
import { countSets, type FormedSet, type SetMember } from './set-types.js'

const setIds = (k: number): SetId[] => Array.from({ length: k }, (_, n) => `set-${n}` as SetId)
const REGION_OF = ['North', 'North', 'South', 'South', undefined]

/** People of five organisations; some are in a set already, some of them in one that is no more. */
const crowd = (most: number, withSets: boolean, least = 1) => fc.integer({ min: 1, max: 4 }).chain((k) =>
  fc.array(fc.record({ organisation: fc.nat(4), set: withSets ? fc.option(fc.nat(k), { nil: undefined }) : fc.constant(undefined) }), { minLength: least, maxLength: most })
    .map((raw) => ({
      k,
      people: raw.map((p, n): SetMember => ({
        enrolmentId: `p${String(n).padStart(2, '0')}` as EnrolmentId, organisationId: `org-${p.organisation}` as OrganisationId,
        region: REGION_OF[p.organisation], setId: p.set === undefined ? undefined : (`set-${p.set}` as SetId),
      })),
    })))

/** Every division of the people into sets of these sizes in which `fixed` ones stay put; small inputs only. */
function* divisions(ids: readonly SetId[], people: readonly SetMember[], sizes: ReadonlyMap<SetId, number>, fixed: ReadonlyMap<EnrolmentId, SetId>): Generator<FormedSet[]> {
  const sets = new Map<SetId, EnrolmentId[]>(ids.map((id) => [id, []]))
  function* place(n: number): Generator<FormedSet[]> {
    const person = people[n]
    if (!person) { yield ids.map((setId) => ({ setId, members: [...(sets.get(setId) ?? [])] })); return }
    const at = fixed.get(person.enrolmentId)
    for (const id of at === undefined ? ids : [at]) {
      const set = sets.get(id) ?? []
      if (set.length >= (sizes.get(id) ?? 0)) continue
      set.push(person.enrolmentId)
      yield* place(n + 1)
      set.pop()
    }
  }
  yield* place(0)
}

describe('formSets', () => {
  it('places everybody once, in sets whose sizes differ by one at most', () => {
    fc.assert(fc.property(crowd(30, true), ({ k, people }) => {
      const sets = formSets(setIds(k), people)
      expect(sets.flatMap((s) => s.members).sort()).toEqual(people.map((p) => p.enrolmentId))
      const { smallest, largest } = judgeSets(sets, people)
      expect(largest - smallest).toBeLessThanOrEqual(1)
    }))
  })

  it('from scratch splits every organisation as evenly as can be', () => {
    fc.assert(fc.property(crowd(30, false), ({ k, people }) => {
      const fewest = [...groupBy(people, (p) => p.organisationId).values()].reduce((sum, { length }) => {
        const [each, more] = [Math.floor(length / k), length % k]
        return sum + more * ((each + 1) * each) / 2 + (k - more) * (each * (each - 1)) / 2
      }, 0)
      expect(judgeSets(formSets(setIds(k), people), people).sameOrganisationPairs).toBe(fewest)
    }))
  })

  it('places newcomers as well as any placing could: colleagues first, then regions', () => {
    fc.assert(fc.property(crowd(7, true, 5), ({ k, people }) => {
      const sets = formSets(setIds(k), people)
      const got = judgeSets(sets, people)
      const sizes = new Map(sets.map((s) => [s.setId, s.members.length]))
      const stayed = new Map(people.flatMap((p) => (sets.some((s) => s.setId === p.setId && s.members.includes(p.enrolmentId)) && p.setId ? [[p.enrolmentId, p.setId] as const] : [])))
      for (const other of divisions(setIds(k), people, sizes, stayed)) {
        const judged = judgeSets(other, people)
        const worse = judged.sameOrganisationPairs - got.sameOrganisationPairs || judged.sameRegionPairs - got.sameRegionPairs
        expect(worse).toBeGreaterThanOrEqual(0)
      }
    }), { numRuns: 400 })
  })

  it('moves no more people than the sizes demand', () => {
    fc.assert(fc.property(crowd(20, true), ({ k, people }) => {
      const ids = setIds(k)
      const inKnown = people.filter((p) => p.setId !== undefined && ids.includes(p.setId))
      const counts = ids.map((id) => inKnown.filter((p) => p.setId === id).length).sort((a, b) => b - a)
      const needed = counts.reduce((sum, c, n) => sum + Math.max(0, c - Math.floor(people.length / k) - (n < people.length % k ? 1 : 0)), 0)
      const lostTheirSet = people.filter((p) => p.setId !== undefined && !ids.includes(p.setId)).length
      expect(judgeSets(formSets(ids, people), people).moved).toBeLessThanOrEqual(needed + lostTheirSet)
    }))
  })

  it('does not depend on the order of the people, and changes nothing when repeated', () => {
    fc.assert(fc.property(crowd(20, true), fc.func(fc.nat()), ({ k, people }, shuffle) => {
      const once = formSets(setIds(k), people)
      expect(formSets(setIds(k), [...people].sort((a, b) => shuffle(a.enrolmentId) - shuffle(b.enrolmentId)))).toEqual(once)
      const settled = people.map((p) => ({ ...p, setId: once.find((s) => s.members.includes(p.enrolmentId))?.setId }))
      expect(formSets(setIds(k), settled)).toEqual(once)
    }))
  })

  it('moves the colleague, not the lone one, out of a set that is too big', () => {
    const p = (id: string, org: string, set: string): SetMember => ({ enrolmentId: id as EnrolmentId, organisationId: org as OrganisationId, setId: set as SetId })
    const people = [p('a', 'x', 'set-0'), p('b', 'y', 'set-0'), p('c', 'x', 'set-0'), p('d', 'z', 'set-0'), p('e', 'v', 'set-1'), p('f', 'w', 'set-1')]
    expect(formSets(setIds(2), people)).toEqual([{ setId: 'set-0', members: ['a', 'b', 'd'] }, { setId: 'set-1', members: ['c', 'e', 'f'] }])
  })

  it('then moves one of several from a region', () => {
    const p = (id: string, region: string, set: string): SetMember => ({ enrolmentId: id as EnrolmentId, organisationId: id as OrganisationId, region, setId: set as SetId })
    const people = [p('a', 'North', 'set-0'), p('b', 'North', 'set-0'), p('c', 'South', 'set-0'), p('d', 'East', 'set-1')]
    expect(formSets(setIds(2), people)).toEqual([{ setId: 'set-0', members: ['a', 'c'] }, { setId: 'set-1', members: ['b', 'd'] }])
  })

  it('divides a national cohort quickly', () => {
    const people = Array.from({ length: 120 }, (_, n): SetMember => ({ enrolmentId: `p${n}` as EnrolmentId, organisationId: `o${n % 80}` as OrganisationId, region: `r${(n % 80) % 9}` }))
    expect(judgeSets(formSets(setIds(20), people), people)).toMatchObject({ smallest: 6, largest: 6, sameOrganisationPairs: 0 })
  })

  it('has nothing to do without sets', () => {
    expect(formSets([], [])).toEqual([])
  })
})

describe('countSets', () => {
  it('aims at the usual size', () => {
    expect([0, 3, 6, 20, 120].map((n) => countSets(n))).toEqual([1, 1, 1, 3, 20])
    expect(countSets(20, 5)).toBe(4)
  })
})

describe('minCostFlow', () => {
  it('sends all it can, the cheap way first, and takes back an early choice for a better whole', () => {
    const arcs = [
      { from: 0, to: 2, capacity: 1, cost: 0 }, { from: 0, to: 3, capacity: 1, cost: 0 },
      { from: 2, to: 4, capacity: 1, cost: 1 }, { from: 2, to: 5, capacity: 1, cost: 2 }, { from: 3, to: 4, capacity: 1, cost: 1 },
      { from: 4, to: 1, capacity: 1, cost: 0 }, { from: 5, to: 1, capacity: 1, cost: 0 },
    ]
    expect(minCostFlow(6, arcs, 0, 1)).toEqual([1, 1, 0, 1, 1, 1, 1])
  })
})
