import type { KeptApart, ScoringProfile } from './profile.js'
import { bitsOf } from './rows.js'
import type { HardRule } from './scheme.js'

/** A hard rule made ready: marks with 1 the hosts that it keeps from a seeker. */
export interface Barrier {
  readonly code: string
  readonly mark: (seeker: number, fails: Uint8Array) => void
}

/** The hard rules of a scheme for the people of one round; nobody is ever paired with themselves, whatever the rules. */
export function barriersOf(rules: readonly HardRule[], seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]): readonly Barrier[] {
  return [{ code: 'self', mark: markOf((seeker, host) => seeker.id === host.id, seekers, hosts) }, ...rules.map((rule): Barrier => ({ code: rule.code, mark: ruleOf(rule, seekers, hosts, keptApart) }))]
}

const markOf = (fail: (seeker: ScoringProfile, host: ScoringProfile) => boolean, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[]): Barrier['mark'] => (seeker, fails) => {
  const own = seekers[seeker]!
  for (let host = 0; host < hosts.length; host++) if (fail(own, hosts[host]!)) fails[host] = 1
}

function ruleOf(rule: HardRule, seekers: readonly ScoringProfile[], hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]): Barrier['mark'] {
  switch (rule.kind) {
    case 'other_organisation': return markOf((seeker, host) => seeker.organisationId === host.organisationId, seekers, hosts)
    case 'times': return markOf((seeker, host) => bitsOf(seeker.times & host.times) < rule.atLeast, seekers, hosts)
    case 'common': {
      const sets = new Map(hosts.map((host) => [host, new Set(host.sets[rule.set])]))
      return markOf((seeker, host) => !(seeker.sets[rule.set] ?? []).some((code) => sets.get(host)!.has(code)), seekers, hosts)
    }
    case 'kept_apart': {
      const hostAt = new Map(hosts.map(({ id }, at) => [id, at]))
      const apart = new Map<string, number[]>()
      for (const { seekerId, hostId } of keptApart) {
        const host = hostAt.get(hostId)
        if (host !== undefined) apart.set(seekerId, [...(apart.get(seekerId) ?? []), host])
      }
      return (seeker, fails) => {
        for (const host of apart.get(seekers[seeker]!.id) ?? []) fails[host] = 1
      }
    }
  }
}
