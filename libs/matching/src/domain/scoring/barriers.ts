import { postings } from './postings.js'
import type { KeptApart, ScoringProfile } from './profile.js'
import { bitsOf, type ScoreRow } from './rows.js'
import type { HardRule } from './scheme.js'

/** A hard rule made ready for the people of a round. */
export interface Barrier {
  readonly code: string
  /** Writes 0 for the hosts that the rule keeps from a seeker, and answers how many those are. */
  readonly clear: (seeker: number, scores: ScoreRow) => number
  readonly fails: (seeker: number, host: number) => boolean
}

type Rule = Omit<Barrier, 'code'>

/** The hard rules of a scheme for the people of one round; nobody is ever paired with themselves, whatever the rules. */
export function barriersOf(rules: readonly HardRule[], seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]): readonly Barrier[] {
  return [{ code: 'self', ...selfRule(seekers, hosts) }, ...rules.map((rule): Barrier => ({ code: rule.code, ...ruleOf(rule, seekers, hosts, keptApart) }))]
}

function ruleOf(rule: HardRule, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]): Rule {
  switch (rule.kind) {
    case 'other_organisation': {
      const members = postings(hosts, ({ organisationId }) => [organisationId])
      return { clear: clearing((seeker) => members.get(seekers[seeker]!.organisationId)), fails: (seeker, host) => seekers[seeker]!.organisationId === hosts[host]!.organisationId }
    }
    case 'times': return timesRule(rule.atLeast, seekers, hosts)
    case 'common': return commonRule(rule.set, seekers, hosts)
    case 'kept_apart': return apartRule(seekers, hosts, keptApart)
  }
}

/** A rule that names the few hosts whom it keeps from a seeker. */
const clearing = (failing: (seeker: number) => ArrayLike<number> | undefined): Rule['clear'] => (seeker, scores) => {
  const hosts = failing(seeker) ?? []
  for (let n = 0; n < hosts.length; n++) scores[hosts[n]!] = 0
  return hosts.length
}

function selfRule(seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): Rule {
  const at = new Map(hosts.map(({ id }, host) => [id, [host]]))
  return { clear: clearing((seeker) => at.get(seekers[seeker]!.id)), fails: (seeker, host) => seekers[seeker]!.id === hosts[host]!.id }
}

function timesRule(atLeast: number, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): Rule {
  const times = Int32Array.from(hosts, (host) => host.times)
  const clear: Rule['clear'] = (seeker, scores) => {
    if (atLeast === 0) return 0
    const own = seekers[seeker]!.times
    let count = 0
    for (let host = 0; host < times.length; host++) {
      const both = own & times[host]!
      // -1, all bits, where the two have too little in common; without a branch, which nobody could foresee.
      const fails = atLeast === 1 ? ~((both | -both) >> 31) : (bitsOf(both) - atLeast) >> 31
      scores[host]! &= ~fails
      count -= fails
    }
    return count
  }
  return { clear, fails: (seeker, host) => bitsOf(seekers[seeker]!.times & times[host]!) < atLeast }
}

/** So many different sets of one's own are remembered with the hosts who share nothing with them; few people speak what nobody else does. */
const SETS_REMEMBERED = 256

function commonRule(set: string, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): Rule {
  const sets = hosts.map((host) => new Set(host.sets[set]))
  const fails = (own: readonly string[], host: number): boolean => !own.some((code) => sets[host]!.has(code))
  const remembered = new Map<string, Int32Array>()
  const failing = (seeker: number): Int32Array => {
    const own = seekers[seeker]!.sets[set] ?? []
    const key = JSON.stringify(own)
    const known = remembered.get(key)
    if (known !== undefined) return known
    if (remembered.size >= SETS_REMEMBERED) remembered.clear()
    const found = Int32Array.from([...hosts.keys()].filter((host) => fails(own, host)))
    remembered.set(key, found)
    return found
  }
  return { clear: clearing(failing), fails: (seeker, host) => fails(seekers[seeker]!.sets[set] ?? [], host) }
}

function apartRule(seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]): Rule {
  const hostAt = new Map(hosts.map(({ id }, at) => [id, at]))
  const seekerIds = new Set(seekers.map(({ id }) => id))
  const apart = new Map<string, Set<number>>()
  for (const { seekerId, hostId } of keptApart) {
    const host = hostAt.get(hostId)
    if (host === undefined || !seekerIds.has(seekerId)) continue
    const known = apart.get(seekerId)
    if (known === undefined) apart.set(seekerId, new Set([host]))
    else known.add(host)
  }
  const lists = new Map([...apart].map(([id, found]) => [id, [...found]]))
  return { clear: clearing((seeker) => lists.get(seekers[seeker]!.id)), fails: (seeker, host) => apart.get(seekers[seeker]!.id)?.has(host) === true }
}
