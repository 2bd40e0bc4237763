import { Injectable } from '@nestjs/common'
import { asId, londonDate, type OrganisationId, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import type { Tx } from '#platform/database'
import { type LockedRun, PlacesQueries, type SeekerRow, toSeeker, toWaiting } from '../../data/places/places.queries.js'
import {
  allocatePlaces, decideNewcomers, type EnrolmentId, type EnrolmentState, holdsSeat, isWaiting, type Newcomer, type NewcomersDecision, type PlaceFacts, placesMayBeOffered, type RunPlaces,
} from '../../domain/index.js'
import { type EnrolmentChange, EnrolmentWriter } from '../enrolment/enrolment-writer.js'

/** Somebody who asks for a place: an enrolment that exists, in a state that may be offered one. */
export interface Arrival extends Newcomer {
  readonly personId: PersonId
  readonly from: EnrolmentState
}

/** Hands out places. Every method needs the run's row locked by the transaction. */
@Injectable()
export class PlacesService {
  constructor(private readonly queries: PlacesQueries, private readonly writer: EnrolmentWriter) {}

  /** Offers free places to the queue by the run's rules: call it in the transaction that frees a place or changes a rule. */
  async allocate(tx: Tx, ctx: Ctx, run: LockedRun): Promise<readonly EnrolmentId[]> {
    if (!placesMayBeOffered(run.state)) return []
    const seekers = await this.queries.seekers(tx, run.id)
    if (!seekers.some(waits)) return []
    const { offers } = allocatePlaces(placeFacts(run, seekers, ctx.now))
    await this.writer.apply(tx, ctx, run, offersTo(offers, seekers))
    return offers
  }

  /** Gives each arrival a place or a number in the queue, and offers to those before them what was due to them. */
  async seat(tx: Tx, ctx: Ctx, run: LockedRun, arrivals: readonly Arrival[]): Promise<NewcomersDecision> {
    const seekers = await this.queries.seekers(tx, run.id)
    const decision = decideNewcomers(placeFacts(run, seekers, ctx.now), arrivals)
    await this.writer.apply(tx, ctx, run, [
      ...offersTo(decision.dueOffers, seekers),
      ...arrivals.map(({ enrolmentId, personId, from }): EnrolmentChange => ({
        enrolmentId, personId, from, action: decision.offered.has(enrolmentId) ? 'offer' : 'waitlist', joinsQueue: true,
      })),
    ])
    return decision
  }

  /** The facts that decisions about this run's places go by. */
  async facts(tx: Tx, ctx: Ctx, run: LockedRun): Promise<PlaceFacts> {
    return placeFacts(run, await this.queries.seekers(tx, run.id), ctx.now)
  }
}

const waits = ({ state }: SeekerRow): boolean => isWaiting(state as EnrolmentState)

/** What a run says about its places. */
type PlaceRules = Pick<LockedRun, 'capacity' | 'policy' | 'maxPerOrganisation' | 'maxPerRegion' | 'heldBack'>

export const placeFacts = (run: PlaceRules, seekers: readonly SeekerRow[], now: Date): PlaceFacts => ({
  run: runPlaces(run),
  seated: seekers.filter(({ state }) => holdsSeat(state as EnrolmentState)).map(toSeeker),
  waiting: seekers.filter(waits).map(toWaiting),
  today: londonDate(now),
})

export const runPlaces = (run: PlaceRules): RunPlaces => ({
  capacity: run.capacity,
  policy: run.policy,
  quotas: { maxPerOrganisation: run.maxPerOrganisation ?? undefined, maxPerRegion: run.maxPerRegion ?? undefined },
  heldBack: run.heldBack.map(({ id, forType, forValue, places, releasedOn }) => ({
    id, places, releasedOn,
    heldFor: forType === 'organisation' ? { type: forType, organisationId: asId<OrganisationId>(forValue) }
      : forType === 'region' ? { type: forType, region: forValue } : { type: forType, organisationKind: forValue },
  })),
})

function offersTo(ids: readonly EnrolmentId[], seekers: readonly SeekerRow[]): EnrolmentChange[] {
  const byId = new Map(seekers.map((row) => [row.enrolmentId, row]))
  return ids.flatMap((enrolmentId) => {
    const row = byId.get(enrolmentId)
    return row ? [{ enrolmentId, personId: row.personId, from: 'waitlisted' as const, action: 'offer' as const }] : []
  })
}
