import { unwrap } from '#kernel'
import type { Objective } from '../round.js'
import { type Features, readFeatures } from '../scoring/features.js'
import { pointsOf } from '../scoring/scheme.js'
import type { ScoredRound } from '../scored-round.js'
import { hashText } from '../tie-break.js'

/**
 * A round that was checked, with both sides sorted by id, so that the order in which it was given cannot matter. What of it readers of rows need is plain
 * data that threads can share; profiles are not among it.
 */
export interface Lineup extends RowFacts {
  readonly seekerIds: readonly string[]
  readonly hostIds: readonly string[]
  /** Seats of each host. */
  readonly seats: Int32Array
  readonly floor: number
  readonly objective: Objective
  readonly key: number
}

/** What readers of rows need. */
export interface RowFacts {
  readonly features: Features
  /** Seats of each host that nobody is pinned to. */
  readonly openSeats: Int32Array
  /** Basis points for placing each seeker. */
  readonly bonus: Int32Array
  /** The host that each seeker is pinned to; -1 for most. */
  readonly pinnedHost: Int32Array
  /** Hosts that each of some seekers was matched with before, or must not be, in their order. */
  readonly kept: ReadonlyMap<number, readonly number[]>
  readonly forbidden: ReadonlyMap<number, readonly number[]>
  readonly keepBonus: number
  /** Hashes of the ids, keyed by the round: a pair's tie-break is made of both. */
  readonly seekerHash: Uint32Array
  readonly hostHash: Uint32Array
}

/** Puts a round in order that `checkScoredRound` finds nothing wrong with. */
export function lineUp(round: ScoredRound): Lineup {
  const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1)
  const [seekers, hosts] = [round.seekers.toSorted(byId), round.hosts.toSorted(byId)]
  const seekerAt = new Map(seekers.map(({ id }, at) => [id, at]))
  const hostAt = new Map(hosts.map(({ id }, at) => [id, at]))
  const listOf = (pairs: ScoredRound['kept']): ReadonlyMap<number, readonly number[]> => {
    const lists = new Map<number, Set<number>>()
    for (const { seekerId, hostId } of pairs) {
      const [seeker, host] = [seekerAt.get(seekerId), hostAt.get(hostId)]
      if (seeker === undefined || host === undefined) continue
      const known = lists.get(seeker)
      if (known === undefined) lists.set(seeker, new Set([host]))
      else known.add(host)
    }
    return new Map([...lists].map(([seeker, list]) => [seeker, [...list].toSorted((a, b) => a - b)]))
  }
  const seats = Int32Array.from(hosts, (host) => host.seats)
  const openSeats = seats.slice()
  const pinnedHost = new Int32Array(seekers.length).fill(-1)
  for (const { seekerId, hostId } of round.pinned) {
    pinnedHost[seekerAt.get(seekerId)!] = hostAt.get(hostId)!
    openSeats[hostAt.get(hostId)!]!--
  }
  const { scheme, key, keptApart, keepBonus, floor, objective } = round
  return {
    features: readFeatures(scheme, unwrap(pointsOf(scheme)), { seekers, hosts, population: hosts }, keptApart),
    seekerIds: seekers.map(({ id }) => id), hostIds: hosts.map(({ id }) => id), seats, openSeats, pinnedHost,
    seekerHash: Uint32Array.from(seekers, ({ id }) => hashText(id, key)), hostHash: Uint32Array.from(hosts, ({ id }) => hashText(id, ~key >>> 0)),
    bonus: Int32Array.from(seekers, ({ bonus }) => bonus ?? 0), kept: listOf(round.kept), forbidden: listOf(round.forbidden), keepBonus, floor, objective, key,
  }
}

/** The part of a lineup that readers of rows need. */
export const rowFacts = ({ features, openSeats, bonus, pinnedHost, kept, forbidden, keepBonus, seekerHash, hostHash }: Lineup): RowFacts =>
  ({ features, openSeats, bonus, pinnedHost, kept, forbidden, keepBonus, seekerHash, hostHash })
