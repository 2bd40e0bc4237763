import fc from 'fast-check'
import { plainDate, type OrganisationId, type PlainDate } from '#kernel'
import type { EnrolmentId, HeldBackPlacesId } from '../ids.js'
import { allocatePlaces, placeBlockFor } from './allocate-places.js'
import { decideNewcomer } from './decide-newcomer.js'
import { fitsHeldBack, stillHeldBack } from './fits-held-back.js'
import { orderWaiting } from './order-waiting.js'
import type { HeldBackPlaces, PlaceFacts, PlaceSeeker, WaitingEntry, WaitingPolicy } from './place-types.js'

const TODAY: PlainDate = plainDate('2026-09-01')

const REGIONS = ['North', 'South', undefined] as const
const KINDS = ['council', 'nhs_body'] as const

/** A person of one of a few organisations, so that quotas and held-back places meet. */
const seeker = fc.record({ organisation: fc.nat(3), region: fc.constantFrom(...REGIONS), kind: fc.constantFrom(...KINDS) })
const asSeeker = (id: string, s: { organisation: number; region: (typeof REGIONS)[number]; kind: string }): PlaceSeeker => ({
  enrolmentId: id as EnrolmentId, organisationId: `org-${s.organisation}` as OrganisationId, organisationKind: s.kind, region: s.region,
})

const heldFor = fc.oneof(
  fc.constantFrom('North', 'South').map((region) => ({ type: 'region' as const, region })),
  fc.constantFrom(...KINDS).map((organisationKind) => ({ type: 'organisation_kind' as const, organisationKind })),
  fc.nat(3).map((n) => ({ type: 'organisation' as const, organisationId: `org-${n}` as OrganisationId })),
)
const quota = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })

interface Sizes { readonly waiting: number; readonly seated: number; readonly policies: readonly WaitingPolicy[]; readonly quotas: boolean }

/** Small runs in every mixture of held-back places, quotas, seats and queues. */
const placeFacts = ({ waiting, seated, policies, quotas }: Sizes): fc.Arbitrary<PlaceFacts> =>
  fc.record({
    capacity: fc.integer({ min: 1, max: 6 }),
    lots: fc.array(fc.record({ heldFor, places: fc.integer({ min: 1, max: 2 }), released: fc.boolean() }), { maxLength: 3 }),
    policy: fc.constantFrom(...policies),
    organisation: quotas ? quota : fc.constant(undefined),
    region: quotas ? quota : fc.constant(undefined),
    seated: fc.array(seeker, { maxLength: seated }),
    waiting: fc.array(fc.record({ who: seeker, score: fc.nat(2), rank: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) }), { maxLength: waiting }),
    queue: fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: waiting, maxLength: waiting }),
  }).map((raw) => {
    let spare = raw.capacity
    const heldBack: HeldBackPlaces[] = raw.lots.flatMap((lot, n) => {
      const places = Math.min(lot.places, spare)
      spare -= places
      return places === 0 ? [] : [{ id: `lot-${n}` as HeldBackPlacesId, heldFor: lot.heldFor, places, releasedOn: lot.released ? TODAY : plainDate('2026-09-02') }]
    })
    return {
      today: TODAY,
      run: { capacity: raw.capacity, heldBack, policy: raw.policy, quotas: { maxPerOrganisation: raw.organisation, maxPerRegion: raw.region } },
      seated: raw.seated.slice(0, raw.capacity).map((s, n) => asSeeker(`seat-${n}`, s)),
      waiting: raw.waiting.map((w, n) => ({ ...asSeeker(`wait-${n}`, w.who), queueNumber: raw.queue[n] ?? 0, priorityScore: w.score, manualRank: w.rank })),
    }
  })

const AUTOMATIC = ['first_come', 'priority_score'] as const
const small = placeFacts({ waiting: 6, seated: 3, policies: AUTOMATIC, quotas: true })

/** The rules in their plainest form, by trying every arrangement: who can sit together? */
function canSitTogether({ run, today }: PlaceFacts, people: readonly PlaceSeeker[], quotasBind: readonly PlaceSeeker[]): boolean {
  const { maxPerOrganisation = Infinity, maxPerRegion = Infinity } = run.quotas
  const keepsQuotas = quotasBind.every((p) =>
    people.filter((q) => q.organisationId === p.organisationId).length <= maxPerOrganisation
    && (p.region === undefined || people.filter((q) => q.region === p.region).length <= maxPerRegion))
  const held = run.heldBack.filter((lot) => stillHeldBack(lot, today))
  const places: ((p: PlaceSeeker) => boolean)[] = held.flatMap((lot) => Array.from({ length: lot.places }, () => (p: PlaceSeeker) => fitsHeldBack(lot.heldFor, p)))
  while (places.length < run.capacity) places.push(() => true)
  const arrange = (next: number, used: ReadonlySet<number>): boolean => {
    const person = people[next]
    return person === undefined || places.some((fits, n) => !used.has(n) && fits(person) && arrange(next + 1, new Set([...used, n])))
  }
  return keepsQuotas && arrange(0, new Set())
}

/** The first set of people in queue order: each is taken whenever all taken so far and they can sit together. */
function byTheBook(facts: PlaceFacts): EnrolmentId[] {
  const taken: WaitingEntry[] = []
  for (const entry of orderWaiting(facts.waiting, facts.run.policy)) {
    if (canSitTogether(facts, [...facts.seated, ...taken, entry], [...taken, entry])) taken.push(entry)
  }
  return taken.map((entry) => entry.enrolmentId)
}

const soundSeats = (facts: PlaceFacts): boolean => canSitTogether(facts, facts.seated, [])
const after = (facts: PlaceFacts, offers: readonly EnrolmentId[]): PlaceFacts => ({
  ...facts,
  seated: [...facts.seated, ...facts.waiting.filter((w) => offers.includes(w.enrolmentId))],
  waiting: facts.waiting.filter((w) => !offers.includes(w.enrolmentId)),
})

describe('fitsHeldBack', () => {
  const someone: PlaceSeeker = { enrolmentId: 'e' as EnrolmentId, organisationId: 'o' as OrganisationId, organisationKind: 'council', region: 'North' }
  it.each([
    [{ type: 'region', region: 'North' }, true], [{ type: 'region', region: 'South' }, false],
    [{ type: 'organisation_kind', organisationKind: 'council' }, true], [{ type: 'organisation_kind', organisationKind: 'nhs_body' }, false],
    [{ type: 'organisation', organisationId: 'o' as OrganisationId }, true], [{ type: 'organisation', organisationId: 'p' as OrganisationId }, false],
  ] as const)('%j: %s', (heldFor, fits) => {
    expect(fitsHeldBack(heldFor, someone)).toBe(fits)
  })

  it('holds no place of any region for somebody without one', () => {
    expect(fitsHeldBack({ type: 'region', region: 'North' }, { ...someone, region: undefined })).toBe(false)
  })
})

describe('allocatePlaces', () => {
  it('agrees with trying every arrangement', () => {
    fc.assert(fc.property(small.filter(soundSeats), (facts) => {
      expect(allocatePlaces(facts).offers).toEqual(byTheBook(facts))
    }), { numRuns: 500 })
  })

  it('without quotas fills as many places as any choice of people could', () => {
    fc.assert(fc.property(placeFacts({ waiting: 5, seated: 2, policies: AUTOMATIC, quotas: false }).filter(soundSeats), (facts) => {
      const subsets = Array.from({ length: 2 ** facts.waiting.length }, (_, mask) => facts.waiting.filter((_entry, n) => (mask >> n) & 1))
      const most = Math.max(...subsets.filter((set) => canSitTogether(facts, [...facts.seated, ...set], [])).map((set) => set.length))
      expect(allocatePlaces(facts).offers).toHaveLength(most)
    }), { numRuns: 300 })
  })

  it('never exceeds capacity, whatever was seated before', () => {
    fc.assert(fc.property(placeFacts({ waiting: 8, seated: 6, policies: AUTOMATIC, quotas: true }), (facts) => {
      const { offers, placesLeft } = allocatePlaces(facts)
      expect(facts.seated.length + offers.length + placesLeft).toBe(facts.run.capacity)
      expect(new Set(offers).size).toBe(offers.length)
    }))
  })

  it('leaves nobody waiting for whom a place could be found, and says rightly what stands in the way', () => {
    fc.assert(fc.property(small, (facts) => {
      const { offers, keepWaiting } = allocatePlaces(facts)
      const settled = after(facts, offers)
      for (const { enrolmentId, blockedBy } of keepWaiting) {
        const entry = facts.waiting.find((w) => w.enrolmentId === enrolmentId)
        expect(entry && placeBlockFor(settled, entry)).toBe(blockedBy)
        expect(blockedBy).toBeDefined()
      }
      expect(offers.length + keepWaiting.length).toBe(facts.waiting.length)
    }))
  })

  it('changes nothing when it is run again', () => {
    fc.assert(fc.property(small, (facts) => {
      expect(allocatePlaces(after(facts, allocatePlaces(facts).offers)).offers).toEqual([])
    }))
  })

  it('does not depend on the order of its input', () => {
    fc.assert(fc.property(small, fc.func(fc.nat()), (facts, shuffle) => {
      const mixed = <T extends { enrolmentId: EnrolmentId }>(list: readonly T[]): T[] => [...list].sort((a, b) => shuffle(a.enrolmentId) - shuffle(b.enrolmentId))
      const turned = { ...facts, run: { ...facts.run, heldBack: [...facts.run.heldBack].reverse() }, seated: mixed(facts.seated), waiting: mixed(facts.waiting) }
      expect(allocatePlaces(turned)).toEqual(allocatePlaces(facts))
    }))
  })

  it('never serves the later of two who are alike before the earlier', () => {
    fc.assert(fc.property(small, (facts) => {
      const { offers } = allocatePlaces(facts)
      const ordered = orderWaiting(facts.waiting, facts.run.policy)
      ordered.forEach((early, n) => {
        const twinServed = ordered.slice(n + 1).some((late) => offers.includes(late.enrolmentId)
          && late.organisationId === early.organisationId && late.region === early.region && late.organisationKind === early.organisationKind)
        if (twinServed) expect(offers).toContain(early.enrolmentId)
      })
    }))
  })

  it('offers nothing by itself under the manual policy', () => {
    fc.assert(fc.property(placeFacts({ waiting: 4, seated: 2, policies: ['manual'], quotas: true }), (facts) => {
      const { offers, keepWaiting } = allocatePlaces(facts)
      expect(offers).toEqual([])
      expect(keepWaiting.map((w) => w.enrolmentId)).toEqual(orderWaiting(facts.waiting, 'manual').map((w) => w.enrolmentId))
      for (const { enrolmentId, blockedBy } of keepWaiting) {
        const entry = facts.waiting.find((w) => w.enrolmentId === enrolmentId)
        expect(entry && placeBlockFor(facts, entry)).toBe(blockedBy)
      }
    }))
  })

  const person = (id: string, region: string): PlaceSeeker => ({ enrolmentId: id as EnrolmentId, organisationId: `org-${id}` as OrganisationId, organisationKind: 'council', region })
  const north = { id: 'n' as HeldBackPlacesId, heldFor: { type: 'region', region: 'North' }, places: 1, releasedOn: plainDate('2026-09-10') } as const
  const oneHeld = (today: string): PlaceFacts => ({
    run: { capacity: 2, heldBack: [north], quotas: {}, policy: 'first_come' },
    seated: [person('a', 'North')],
    waiting: [{ ...person('b', 'South'), queueNumber: 1 }, { ...person('c', 'South'), queueNumber: 2 }],
    today: plainDate(today),
  })

  it('moves a seated person to the place held for them, so that the general one is free', () => {
    expect(allocatePlaces(oneHeld('2026-09-01'))).toMatchObject({ offers: ['b'], keepWaiting: [{ enrolmentId: 'c', blockedBy: 'run_full' }] })
  })

  it('keeps a held place to the day before its release and gives it away on the day', () => {
    const facts = { ...oneHeld('2026-09-09'), seated: [] }
    expect(allocatePlaces(facts)).toMatchObject({ offers: ['b'], keepWaiting: [{ blockedBy: 'places_held_back' }], placesLeft: 1 })
    expect(allocatePlaces({ ...facts, today: plainDate('2026-09-10') }).offers).toEqual(['b', 'c'])
  })

  it('offers nobody a place when more are seated than fit', () => {
    const facts = { ...oneHeld('2026-09-01'), seated: [person('x', 'South'), person('y', 'South'), person('z', 'South')] }
    expect(allocatePlaces(facts)).toMatchObject({ offers: [], placesLeft: 0 })
  })
})

describe('decideNewcomer', () => {
  const newcomer = { enrolmentId: 'new' as EnrolmentId, organisationId: 'org-0' as OrganisationId, organisationKind: 'council', region: 'North' }

  it('overtakes nobody who could have had the place', () => {
    fc.assert(fc.property(placeFacts({ waiting: 6, seated: 3, policies: ['first_come'], quotas: true }), (facts) => {
      const decision = decideNewcomer(facts, newcomer)
      const settled = after(facts, decision.dueOffers)
      expect(decision.dueOffers).toEqual(allocatePlaces(facts).offers)
      expect(decision.state).toBe(placeBlockFor(settled, newcomer) === undefined ? 'offered' : 'waitlisted')
    }))
  })

  it('overtakes by a higher score only, where the run goes by score', () => {
    const facts: PlaceFacts = {
      today: TODAY, seated: [], run: { capacity: 1, heldBack: [], quotas: {}, policy: 'priority_score' },
      waiting: [{ ...newcomer, enrolmentId: 'old' as EnrolmentId, queueNumber: 4, priorityScore: 10 }],
    }
    expect(decideNewcomer(facts, { ...newcomer, priorityScore: 10 })).toEqual({ state: 'waitlisted', blockedBy: 'run_full', dueOffers: ['old'] })
    expect(decideNewcomer(facts, { ...newcomer, priorityScore: 11 })).toEqual({ state: 'offered', dueOffers: [] })
  })

  it('waits for the manager where the manager chooses', () => {
    const facts: PlaceFacts = { today: TODAY, seated: [], waiting: [], run: { capacity: 9, heldBack: [], quotas: {}, policy: 'manual' } }
    expect(decideNewcomer(facts, newcomer)).toEqual({ state: 'waitlisted', blockedBy: undefined, dueOffers: [] })
  })
})
