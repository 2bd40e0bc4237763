import type { CriterionIndex, People } from '../criterion-row.js'
import { hasItem, type Lists, listOf, listsOf, Numbers } from '../lists.js'
import type { ScoringProfile } from '../profile.js'

export interface ShortlistData {
  readonly kind: 'shortlist'
  /** 1 for who named nobody at all, of whom some may not be in the round. */
  readonly ownSilence: Int32Array
  readonly theirSilence: Int32Array
  /** The hosts whom each seeker named, and who named them. */
  readonly named: Lists
  readonly namedBy: Lists
}

const silenceOf = (people: readonly ScoringProfile[]): Int32Array => Int32Array.from(people, ({ shortlist }) => (shortlist.length === 0 ? 1 : 0))

export function readShortlist({ seekers, hosts }: People): ShortlistData {
  const [seekerAt, hostAt] = [new Numbers<string>(), new Numbers<string>()]
  for (const { id } of seekers) seekerAt.of(id)
  for (const { id } of hosts) hostAt.of(id)
  const namedBy = seekers.map((): number[] => [])
  for (const [host, { shortlist }] of hosts.entries()) for (const id of new Set(shortlist)) namedBy[seekerAt.find(id)]?.push(host)
  return {
    kind: 'shortlist', ownSilence: silenceOf(seekers), theirSilence: silenceOf(hosts),
    named: listsOf(seekers.length, (seeker) => [...new Set(seekers[seeker]!.shortlist)].map((id) => hostAt.find(id)).filter((host) => host >= 0)),
    namedBy: listsOf(seekers.length, (seeker) => namedBy[seeker]!),
  }
}

/** Counts in quarters: two for being named, one for a side that named nobody. All but a few pairs get what silence gives. */
export function shortlistIndex({ ownSilence, theirSilence, named, namedBy }: ShortlistData): CriterionIndex {
  const isNamed = (seeker: number, host: number): number => (hasItem(named, seeker, host) ? 2 : 0)
  const names = (seeker: number, host: number): number => (hasItem(namedBy, seeker, host) ? 2 : 0)
  return (award) => {
    const points = Int32Array.from({ length: 5 }, (_, quarters) => award(quarters / 4))
    const silenceOf = (seeker: number, host: number): number => ownSilence[seeker]! + theirSilence[host]!
    const pointsOf = (seeker: number, host: number): number => points[silenceOf(seeker, host) + isNamed(seeker, host) + names(seeker, host)]!
    return {
      pointsOf,
      extras: (seeker, add) => {
        const more = (host: number): number => pointsOf(seeker, host) - points[silenceOf(seeker, host)]!
        for (const host of listOf(named, seeker)) add(host, more(host))
        // Whom both named stands in both lists.
        for (const host of listOf(namedBy, seeker)) if (!hasItem(named, seeker, host)) add(host, more(host))
      },
      kinds: { kindOf: theirSilence, count: 2, tableOf: (seeker) => points.subarray(ownSilence[seeker]!, ownSilence[seeker]! + 2) },
    }
  }
}
