import type { ScoringProfile } from './profile.js'

/** What somebody gets who has not said: half. */
export const NEUTRAL = 0.5

/** The hosts of each code, by their places. */
export function postings(hosts: readonly ScoringProfile[], codesOf: (host: ScoringProfile) => Iterable<string>): ReadonlyMap<string, Int32Array> {
  const byCode = new Map<string, number[]>()
  for (const [host, profile] of hosts.entries()) {
    for (const code of codesOf(profile)) {
      const known = byCode.get(code)
      if (known === undefined) byCode.set(code, [host])
      else known.push(host)
    }
  }
  return new Map([...byCode].map(([code, found]) => [code, Int32Array.from(found)]))
}

export const hasAny = (codes: readonly string[] | undefined): codes is readonly string[] => codes !== undefined && codes.length > 0

/** The places of the hosts of whom something is not known. */
export const silentOf = (hosts: readonly ScoringProfile[], isSilent: (host: ScoringProfile) => boolean): Int32Array =>
  Int32Array.from([...hosts.keys()].filter((at) => isSilent(hosts[at]!)))
