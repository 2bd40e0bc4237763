import { ENGINE_VERSION } from '../engine-version.js'
import { POINT } from '../round.js'
import { figuresOf } from '../report-round.js'
import type { Scorer } from '../scoring/compile-scheme.js'
import type { HostSeatValue, ScoredMatch, ScoredProof, ScoredReport, ScoredSolution, UnplacedReason, UnplacedSeeker } from '../scored-round.js'
import type { Lineup } from './lineup.js'
import type { Scanner, UnplacedRow } from './scan.js'
import type { SolvedLineup } from './solve-lineup.js'

/** Puts what was solved into words and plain numbers. */
export function solutionOf(lineup: Lineup, scorer: Scorer, scanner: Scanner, solved: SolvedLineup, onRows: (rows: number) => void): ScoredSolution {
  const { seekerIds, hostIds } = lineup
  const { priced, cover, eligible } = solved
  return {
    engineVersion: ENGINE_VERSION, matches: matchesOf(lineup, scorer, solved), report: reportOf(lineup, scorer, solved), proof: proofOf(lineup, solved),
    prices: {
      seekers: seekerIds.map((id, at) => ({ id, price: priced.surplus[at]!, must: cover?.seekerInCover[at] === 1 })),
      hosts: hostIds.map((id, at) => ({ id, price: priced.prices[at]!, must: cover?.hostInCover[at] === 1 })),
    },
    unplaced: unplacedOf(lineup, scanner, solved, onRows), seatValues: seatValuesOf(lineup, solved), passes: solved.passes, eligible: eligible.reduce((sum, count) => sum + count, 0),
  }
}

function matchesOf({ seekerIds, hostIds, pinnedHost, kept }: Lineup, scorer: Scorer, { hostOf, ownScore }: SolvedLineup): ScoredMatch[] {
  return [...hostOf.keys()].filter((seeker) => hostOf[seeker]! >= 0).map((seeker) => {
    const host = hostOf[seeker]!
    return {
      seekerId: seekerIds[seeker]!, hostId: hostIds[host]!, score: ownScore[seeker]!, pinned: pinnedHost[seeker]! >= 0, kept: kept.get(seeker)?.includes(host) === true,
      breakdown: scorer.breakdown(seeker, host),
    }
  })
}

function reportOf(lineup: Lineup, scorer: Scorer, { hostOf, ownScore, eligible, standing }: SolvedLineup): ScoredReport {
  const taken = new Int32Array(lineup.seats.length)
  for (const host of hostOf) if (host >= 0) taken[host]!++
  let [keptPairs, survivingPairs] = [0, 0]
  for (const [seeker, hosts] of lineup.kept) {
    for (const host of hosts) {
      if (scorer.failedRules(seeker, host).length > 0 || lineup.forbidden.get(seeker)?.includes(host) === true) continue
      survivingPairs++
      if (hostOf[seeker] === host) keptPairs++
    }
  }
  const sorted = eligible.toSorted()
  return {
    ...figuresOf(ownScore.filter((score) => score > 0), lineup.seats, taken),
    seekers: lineup.seekerIds.length, withoutPairs: eligible.reduce((sum, count) => sum + (count === 0 ? 1 : 0), 0), withBest: standing.withBest, blockingPairs: standing.blocking,
    keptPairs, survivingPairs, survivorsMoved: survivingPairs - keptPairs, fewestEligible: sorted[0] ?? 0, medianEligible: sorted[Math.floor(sorted.length / 2)] ?? 0,
  }
}

function proofOf({ openSeats, pinnedHost, objective, key }: Lineup, { certificate, floor, mostPlaced, priced }: SolvedLineup): ScoredProof {
  let atMost = 0n
  for (const [seeker, surplus] of priced.surplus.entries()) if (pinnedHost[seeker]! < 0) atMost += BigInt(surplus)
  for (const [host, price] of priced.prices.entries()) atMost += BigInt(price) * BigInt(openSeats[host]!)
  return { total: String(certificate.total), atMost: String(atMost), floor, mostPlaced, objective, key }
}

function reasonOf(eligible: number, { forbidden, belowFloor, seated }: UnplacedRow): UnplacedReason {
  return eligible === 0 ? 'no_eligible_host' : forbidden + belowFloor === eligible ? 'none_allowed' : seated === 0 ? 'no_seats' : 'all_full'
}

function unplacedOf({ seekerIds, hostIds }: Lineup, scanner: Scanner, { standing, eligible }: SolvedLineup, onRows: (rows: number) => void): UnplacedSeeker[] {
  if (standing.unplaced.length === 0) return []
  const asked = new Uint8Array(seekerIds.length)
  for (const { seeker } of standing.unplaced) asked[seeker] = 1
  const removals = new Map(scanner.scan({ kind: 'removals', asked }, onRows).flatMap((rows) => rows.removals.map(({ seeker, byRule }) => [seeker, byRule] as const)))
  return standing.unplaced.map((row) => ({
    seekerId: seekerIds[row.seeker]!, reason: reasonOf(eligible[row.seeker]!, row), eligible: eligible[row.seeker]!, removedBy: removals.get(row.seeker) ?? {},
    ...(row.nearest < 0 || row.lacks === Number.POSITIVE_INFINITY ? {} : { nearest: { hostId: hostIds[row.nearest]!, missing: Math.floor(row.lacks / POINT) } }),
  }))
}

function seatValuesOf({ hostIds }: Lineup, { priced, cover }: SolvedLineup): HostSeatValue[] {
  return hostIds.flatMap((hostId, host) => {
    const value = { hostId, value: Math.floor(priced.prices[host]! / POINT), placesOneMore: cover?.hostInCover[host] === 1 }
    return value.placesOneMore || value.value > 0 ? [value] : []
  }).sort((a, b) => Number(b.placesOneMore) - Number(a.placesOneMore) || b.value - a.value)
}
