import type { Objective } from '../round.js'
import type { KeptApart } from '../scoring/profile.js'
import type { ScoringScheme } from '../scoring/scheme.js'
import type { ScoredHost, ScoredRound, ScoredSeeker } from '../scored-round.js'

/** A round that was checked, with both sides sorted by id, so that the order in which it was given cannot matter. */
export interface Lineup {
  readonly scheme: ScoringScheme
  readonly keptApart: readonly KeptApart[]
  readonly seekers: readonly ScoredSeeker[]
  readonly hosts: readonly ScoredHost[]
  readonly seekerIds: readonly string[]
  readonly hostIds: readonly string[]
  /** Seats of each host, and those of them that nobody is pinned to. */
  readonly seats: Int32Array
  readonly openSeats: Int32Array
  /** Basis points for placing each seeker. */
  readonly bonus: Int32Array
  /** The host that each seeker is pinned to; -1 for most. */
  readonly pinnedHost: Int32Array
  /** Hosts that each of some seekers was matched with before, or must not be, in their order. */
  readonly kept: ReadonlyMap<number, readonly number[]>
  readonly forbidden: ReadonlyMap<number, readonly number[]>
  readonly keepBonus: number
  readonly floor: number
  readonly objective: Objective
  readonly key: number
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
  return {
    scheme: round.scheme, keptApart: round.keptApart, seekers, hosts, seekerIds: seekers.map(({ id }) => id), hostIds: hosts.map(({ id }) => id), seats, openSeats, pinnedHost,
    bonus: Int32Array.from(seekers, ({ bonus }) => bonus ?? 0), kept: listOf(round.kept), forbidden: listOf(round.forbidden),
    keepBonus: round.keepBonus, floor: round.floor, objective: round.objective, key: round.key,
  }
}
