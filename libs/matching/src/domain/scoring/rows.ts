import type { ScoringProfile } from './profile.js'
import type { CriterionKind } from './scheme.js'

/** Writes each host's share for one seeker, from 0 to 1. */
export type RowOfShares = (seeker: number, shares: Float64Array) => void

const NEUTRAL = 0.5

/** The hosts of each code of a set. */
function postings(hosts: readonly ScoringProfile[], set: string, most: number): ReadonlyMap<string, readonly number[]> {
  const byCode = new Map<string, number[]>()
  for (const [host, { sets }] of hosts.entries()) {
    for (const code of firstOf(sets[set], most)) {
      const known = byCode.get(code)
      if (known === undefined) byCode.set(code, [host])
      else known.push(host)
    }
  }
  return byCode
}

/** The first so many codes, each once. */
const firstOf = (codes: readonly string[] | undefined, most: number): readonly string[] => [...new Set(codes)].slice(0, most)
const hasAny = (codes: readonly string[] | undefined): boolean => codes !== undefined && codes.length > 0

/** Builds the row of a criterion; the choice of the seeker is made of other rows and built elsewhere. */
export function rowOf(criterion: Exclude<CriterionKind, { kind: 'seekers_choice' }>, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  switch (criterion.kind) {
    case 'overlap': return overlapRow(criterion, seekers, hosts)
    case 'common': return commonRow(criterion.set, seekers, hosts)
    case 'likeness': return likenessRow(criterion, seekers, hosts)
    case 'gap': return gapRow(criterion, seekers, hosts)
    case 'times': return timesRow(criterion.enough, seekers, hosts)
    case 'shortlist': return shortlistRow(seekers, hosts)
  }
}

function overlapRow({ wanted, offered, most }: Extract<CriterionKind, { kind: 'overlap' }>, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  const byCode = postings(hosts, offered, most)
  const silent = silentOf(hosts, ({ sets }) => !hasAny(sets[offered]))
  // What one of a thousand offers counts some seven times what everybody does.
  const rarity = (code: string): number => 1 + Math.log((1 + hosts.length) / (1 + (byCode.get(code)?.length ?? 0)))
  return (seeker, shares) => {
    const codes = firstOf(seekers[seeker]!.sets[wanted], most)
    if (codes.length === 0) return void shares.fill(NEUTRAL)
    shares.fill(0)
    const all = codes.reduce((sum, code) => sum + rarity(code), 0)
    for (const code of codes) for (const host of byCode.get(code) ?? []) shares[host] = Math.min(1, shares[host]! + rarity(code) / all)
    for (const host of silent) shares[host] = NEUTRAL
  }
}

const silentOf = (hosts: readonly ScoringProfile[], isSilent: (host: ScoringProfile) => boolean): readonly number[] =>
  hosts.flatMap((host, at) => (isSilent(host) ? [at] : []))

function commonRow(set: string, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  const byCode = postings(hosts, set, Number.POSITIVE_INFINITY)
  const silent = silentOf(hosts, ({ sets }) => !hasAny(sets[set]))
  return (seeker, shares) => {
    const codes = seekers[seeker]!.sets[set]
    if (!hasAny(codes)) return void shares.fill(NEUTRAL)
    shares.fill(0)
    for (const code of codes!) for (const host of byCode.get(code) ?? []) shares[host] = 1
    for (const host of silent) shares[host] = NEUTRAL
  }
}

function likenessRow({ answers, to }: Extract<CriterionKind, { kind: 'likeness' }>, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  const questions = Math.max(0, ...hosts.map((host) => host.answers[answers]?.length ?? 0))
  const inRange = (value: number | undefined): number => (Number.isInteger(value) && value! >= 1 && value! <= to ? value! : 0)
  const given = Int32Array.from({ length: hosts.length * questions }, (_, n) => inRange(hosts[Math.floor(n / questions)]!.answers[answers]?.[n % questions]))
  return (seeker, shares) => {
    const own = Int32Array.from({ length: questions }, (_, question) => inRange(seekers[seeker]!.answers[answers]?.[question]))
    for (let host = 0; host < shares.length; host++) {
      let [distance, both] = [0, 0]
      for (let question = 0; question < questions; question++) {
        const theirs = given[host * questions + question]!
        if (theirs === 0 || own[question] === 0) continue
        both++
        distance += Math.abs(theirs - own[question]!)
      }
      shares[host] = both === 0 ? NEUTRAL : 1 - distance / (both * (to - 1))
    }
  }
}

function gapRow({ level, from, curve }: Extract<CriterionKind, { kind: 'gap' }>, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  return (seeker, shares) => {
    const own = seekers[seeker]!.levels[level]
    for (let host = 0; host < shares.length; host++) {
      const theirs = hosts[host]!.levels[level]
      shares[host] = own === undefined || theirs === undefined ? NEUTRAL : curve[Math.min(curve.length - 1, Math.max(0, theirs - own - from))]!
    }
  }
}

function timesRow(enough: number, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  return (seeker, shares) => {
    const own = seekers[seeker]!.times
    for (let host = 0; host < shares.length; host++) {
      const theirs = hosts[host]!.times
      shares[host] = own === 0 || theirs === 0 ? NEUTRAL : Math.min(1, bitsOf(own & theirs) / enough)
    }
  }
}

/** Bits that are set. */
export function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function shortlistRow(seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): RowOfShares {
  const hostAt = new Map(hosts.map(({ id }, at) => [id, at]))
  const seekerAt = new Map(seekers.map(({ id }, at) => [id, at]))
  const namedBy = seekers.map((): number[] => [])
  for (const [host, { shortlist }] of hosts.entries()) for (const id of new Set(shortlist)) namedBy[seekerAt.get(id) ?? -1]?.push(host)
  const silent = silentOf(hosts, ({ shortlist }) => shortlist.length === 0)
  return (seeker, shares) => {
    const { shortlist } = seekers[seeker]!
    shares.fill(shortlist.length === 0 ? NEUTRAL / 2 : 0)
    for (const id of new Set(shortlist)) {
      const host = hostAt.get(id)
      if (host !== undefined) shares[host] = NEUTRAL
    }
    for (const host of silent) shares[host]! += NEUTRAL / 2
    for (const host of namedBy[seeker]!) shares[host]! += NEUTRAL
  }
}
