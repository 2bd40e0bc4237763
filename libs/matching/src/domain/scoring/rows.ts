import { likenessIndex } from './likeness.js'
import { hasAny, NEUTRAL, postings, silentOf } from './postings.js'
import type { ScoringProfile } from './profile.js'
import type { CriterionKind } from './scheme.js'

/** A seeker's scores with all hosts, in basis points. */
export type ScoreRow = Int32Array | Uint16Array

/** Whole points for a share from 0 to 1; none for 0. */
export type Award = (share: number) => number

/** What one criterion gives pairs, in whole points. Both ways of asking give the same. */
export interface CriterionRow {
  /** Adds the points of a seeker's pairs that the table does not give, and answers what all of them get beside that. */
  readonly addTo: (seeker: number, scores: ScoreRow) => number
  readonly pointsOf: (seeker: number, host: number) => number
  /** The points of each kind of host, where hosts come in kinds. */
  readonly tableOf?: (seeker: number) => ArrayLike<number> | undefined
  /** The same as `addTo` gives, as lists of hosts; several criteria are then looked up at once. */
  readonly marksOf?: (seeker: number) => Marks | undefined
  /** Where all hosts have to be looked at one by one: the same for the first so many of some hosts, which may be known to be the only ones that matter. */
  readonly late?: { readonly most: number; readonly addAt: (seeker: number, scores: ScoreRow, hosts: Int32Array, count: number) => number }
}

/** Hosts marked with bits, and the points of each combination of bits. */
export interface Marks {
  readonly lists: readonly Int32Array[]
  readonly bits: number
  /** The bit of each list: several lists may have the same. */
  readonly bitOf: readonly number[]
  readonly points: (mask: number) => number
}

/** The kind of each host, from 0, where a criterion knows few of them: several criteria are then looked up at once. */
export interface HostKinds {
  readonly kindOf: Uint16Array
  readonly count: number
}

/** A criterion made ready for the people of a round, whatever it is worth. */
export interface CriterionIndex {
  readonly kinds?: HostKinds
  readonly rowFor: (award: Award) => CriterionRow
}

/** The people of a round, as far as a criterion asks. */
export interface People {
  readonly seekers: readonly ScoringProfile[]
  readonly hosts: readonly ScoringProfile[]
  /** Everybody whose offers count when it is asked how rare one is: the hosts, unless those are only a few of them. */
  readonly population: readonly ScoringProfile[]
}

/** Builds the row of a criterion; the choice of the seeker is made of other rows and built elsewhere. */
export function indexOf(criterion: Exclude<CriterionKind, { kind: 'seekers_choice' }>, people: People): CriterionIndex {
  switch (criterion.kind) {
    case 'overlap': return overlapIndex(criterion, people)
    case 'common': return commonIndex(criterion.set, people)
    case 'likeness': return likenessIndex(criterion, people)
    case 'gap': return gapIndex(criterion, people)
    case 'times': return timesIndex(criterion.enough, people)
    case 'shortlist': return shortlistIndex(people)
  }
}

const NOBODY = new Int32Array(0)

/** The first so many codes, each once. */
const firstOf = (codes: readonly string[] | undefined, most: number): readonly string[] => [...new Set(codes)].slice(0, most)

function overlapIndex({ wanted, offered, most }: Extract<CriterionKind, { kind: 'overlap' }>, { seekers, hosts, population }: People): CriterionIndex {
  const offersOf = (host: ScoringProfile): readonly string[] => firstOf(host.sets[offered], most)
  const byCode = postings(hosts, offersOf)
  const silent = silentOf(hosts, ({ sets }) => !hasAny(sets[offered]))
  // What one of a thousand offers counts some seven times what everybody does.
  const counts = population === hosts ? new Map([...byCode].map(([code, found]) => [code, found.length])) : countsOf(population, offersOf)
  const rarity = (code: string): number => 1 + Math.log((1 + population.length) / (1 + (counts.get(code) ?? 0)))
  const wants = (seeker: number): { readonly codes: readonly string[]; readonly parts: readonly number[] } => {
    const codes = firstOf(seekers[seeker]!.sets[wanted], most)
    const weights = codes.map(rarity)
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    return { codes, parts: weights.map((weight) => weight / all) }
  }
  const shares = new Float64Array(hosts.length)
  const touched = new Int32Array(hosts.length)
  return { rowFor: (award) => ({
    addTo: (seeker, scores) => {
      const { codes, parts } = wants(seeker)
      const half = award(NEUTRAL)
      if (codes.length === 0) return half
      let count = 0
      for (const [n, code] of codes.entries()) {
        const found = byCode.get(code)
        if (found === undefined) continue
        const part = parts[n]!
        for (let at = 0; at < found.length; at++) {
          const host = found[at]!
          if (shares[host] === 0) touched[count++] = host
          shares[host]! += part
        }
      }
      for (let n = 0; n < count; n++) {
        const host = touched[n]!
        scores[host]! += award(Math.min(1, shares[host]!))
        shares[host] = 0
      }
      for (let n = 0; n < silent.length; n++) scores[silent[n]!]! += half
      return 0
    },
    marksOf: (seeker) => {
      const { codes, parts } = wants(seeker)
      const silence = 1 << codes.length
      const points = (mask: number): number => {
        if (mask === silence) return award(NEUTRAL)
        let share = 0
        for (let n = 0; n < parts.length; n++) if ((mask & (1 << n)) !== 0) share += parts[n]!
        return award(Math.min(1, share))
      }
      return codes.length === 0 ? undefined : { lists: [...codes.map((code) => byCode.get(code) ?? NOBODY), silent], bits: codes.length + 1, bitOf: [...codes.keys(), codes.length], points }
    },
    pointsOf: (seeker, host) => {
      const { codes, parts } = wants(seeker)
      if (codes.length === 0 || !hasAny(hosts[host]!.sets[offered])) return award(NEUTRAL)
      const has = new Set(offersOf(hosts[host]!))
      return award(Math.min(1, codes.reduce((sum, code, n) => (has.has(code) ? sum + parts[n]! : sum), 0)))
    },
  }) }
}

function countsOf(hosts: readonly ScoringProfile[], codesOf: (host: ScoringProfile) => readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const host of hosts) for (const code of codesOf(host)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

function commonIndex(set: string, { seekers, hosts }: People): CriterionIndex {
  const byCode = postings(hosts, ({ sets }) => new Set(sets[set]))
  const silent = silentOf(hosts, ({ sets }) => !hasAny(sets[set]))
  // Who has two codes in common counts once.
  const seen = new Int32Array(hosts.length)
  let turn = 0
  return { rowFor: (award) => ({
    addTo: (seeker, scores) => {
      const codes = seekers[seeker]!.sets[set]
      const half = award(NEUTRAL)
      if (!hasAny(codes)) return half
      const full = award(1)
      turn++
      for (const code of codes) {
        for (const host of byCode.get(code) ?? []) {
          if (seen[host] === turn) continue
          seen[host] = turn
          scores[host]! += full
        }
      }
      for (const host of silent) scores[host]! += half
      return 0
    },
    marksOf: (seeker) => {
      const codes = seekers[seeker]!.sets[set]
      if (!hasAny(codes)) return undefined
      const [full, half] = [award(1), award(NEUTRAL)]
      // One bit for anything in common, another for silence.
      return { lists: [...codes.map((code) => byCode.get(code) ?? NOBODY), silent], bits: 2, bitOf: [...codes.map(() => 0), 1], points: (mask) => (mask === 0 ? 0 : mask === 2 ? half : full) }
    },
    pointsOf: (seeker, host) => {
      const [own, theirs] = [seekers[seeker]!.sets[set], hosts[host]!.sets[set]]
      return award(!hasAny(own) || !hasAny(theirs) ? NEUTRAL : own.some((code) => theirs.includes(code)) ? 1 : 0)
    },
  }) }
}

function gapIndex({ level, from, curve }: Extract<CriterionKind, { kind: 'gap' }>, { seekers, hosts }: People): CriterionIndex {
  const levels = [...new Set(hosts.map((host) => host.levels[level]))]
  const placeOf = new Map(levels.map((value, at) => [value, at]))
  const shareOf = (own: number | undefined, theirs: number | undefined): number =>
    own === undefined || theirs === undefined ? NEUTRAL : curve[Math.min(curve.length - 1, Math.max(0, theirs - own - from))]!
  const rowFor = (award: Award): CriterionRow => {
    const tables = new Map<number, Int32Array>()
    return {
      tableOf: (seeker) => {
        const own = seekers[seeker]!.levels[level]
        if (own === undefined) return undefined
        const table = tables.get(own) ?? Int32Array.from(levels, (theirs) => award(shareOf(own, theirs)))
        tables.set(own, table)
        return table
      },
      addTo: (seeker) => (seekers[seeker]!.levels[level] === undefined ? award(NEUTRAL) : 0),
      pointsOf: (seeker, host) => award(shareOf(seekers[seeker]!.levels[level], hosts[host]!.levels[level])),
    }
  }
  return { kinds: { kindOf: Uint16Array.from(hosts, (host) => placeOf.get(host.levels[level])!), count: levels.length }, rowFor }
}

function timesIndex(enough: number, { seekers, hosts }: People): CriterionIndex {
  const times = Int32Array.from(hosts, (host) => host.times)
  // No times in common give nothing: what silence gives comes on top.
  const silent = silentOf(hosts, (host) => host.times === 0)
  const rowFor = (award: Award): CriterionRow => {
    const half = award(NEUTRAL)
    const table = Int32Array.from({ length: 33 }, (_, bits) => award(Math.min(1, bits / enough)))
    return {
      addTo: (seeker, scores) => {
        const own = seekers[seeker]!.times | 0
        if (own === 0) return half
        for (let host = 0; host < times.length; host++) scores[host]! += table[bitsOf(own & times[host]!)]!
        for (let n = 0; n < silent.length; n++) scores[silent[n]!]! += half
        return 0
      },
      late: {
        most: award(1),
        addAt: (seeker, scores, some, count) => {
          const own = seekers[seeker]!.times | 0
          if (own === 0) return half
          for (let n = 0; n < count; n++) {
            const theirs = times[some[n]!]!
            scores[some[n]!]! += theirs === 0 ? half : table[bitsOf(own & theirs)]!
          }
          return 0
        },
      },
      pointsOf: (seeker, host) => (seekers[seeker]!.times === 0 || times[host] === 0 ? half : table[bitsOf(seekers[seeker]!.times & times[host]!)]!),
    }
  }
  return { rowFor }
}

/** Bits that are set. */
export function bitsOf(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Counts in quarters: two for being named, one for a side that named nobody. */
function shortlistIndex({ seekers, hosts }: People): CriterionIndex {
  const hostAt = new Map(hosts.map(({ id }, at) => [id, at]))
  const seekerAt = new Map(seekers.map(({ id }, at) => [id, at]))
  const namedBy = seekers.map((): number[] => [])
  for (const [host, { shortlist }] of hosts.entries()) for (const id of new Set(shortlist)) namedBy[seekerAt.get(id) ?? -1]?.push(host)
  const silence = Uint16Array.from(hosts, ({ shortlist }) => (shortlist.length === 0 ? 1 : 0))
  const twos = new Uint8Array(hosts.length)
  const part = (by: ScoringProfile, id: string): number => (by.shortlist.length === 0 ? 1 : by.shortlist.includes(id) ? 2 : 0)
  const rowFor = (award: Award): CriterionRow => {
    const [ofNaming, ofSilent] = [0, 1].map((own) => Int32Array.from({ length: 5 }, (_, theirs) => award((own + theirs) / 4)))
    const tableOf = (seeker: number): Int32Array => (seekers[seeker]!.shortlist.length === 0 ? ofSilent! : ofNaming!)
    return {
      tableOf,
      addTo: (seeker, scores) => {
        const table = tableOf(seeker)
        const named = [...new Set(seekers[seeker]!.shortlist)].flatMap((id) => hostAt.get(id) ?? [])
        // What being named adds to what each has by the table; whom both named stands in both lists.
        for (const list of [named, namedBy[seeker]!]) {
          for (const host of list) {
            const before = silence[host]! + twos[host]!
            scores[host]! += table[before + 2]! - table[before]!
            twos[host]! += 2
          }
        }
        for (const list of [named, namedBy[seeker]!]) for (const host of list) twos[host] = 0
        return 0
      },
      pointsOf: (seeker, host) => award((part(seekers[seeker]!, hosts[host]!.id) + part(hosts[host]!, seekers[seeker]!.id)) / 4),
    }
  }
  return { kinds: { kindOf: silence, count: 2 }, rowFor }
}
