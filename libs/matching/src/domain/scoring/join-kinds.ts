import type { HostKinds, ScoreRow } from './rows.js'

/** Kinds of hosts that are looked up at once: a table of so many is made for each seeker. */
const MOST_KINDS = 256

/** Several criteria that know hosts by kinds. */
export interface JoinedKinds {
  /** Adds what the tables of these criteria give, each by its code; a criterion without a table gives nothing. */
  readonly addTo: (scores: ScoreRow, tableOf: (code: string) => ArrayLike<number> | undefined) => void
}

/** Joins criteria as long as their kinds together are few: one look-up for each host then gives what all of them give. */
export function joinKinds(parts: readonly { readonly code: string; readonly kinds: HostKinds }[], hosts: number): readonly JoinedKinds[] {
  const groups: (typeof parts[number])[][] = []
  for (const part of parts) {
    const group = groups.find((joined) => joined.reduce((product, { kinds }) => product * kinds.count, part.kinds.count) <= MOST_KINDS)
    if (group === undefined) groups.push([part])
    else group.push(part)
  }
  return groups.map((group) => joined(group, hosts))
}

function joined(group: readonly { readonly code: string; readonly kinds: HostKinds }[], hosts: number): JoinedKinds {
  const kindOf = new Uint16Array(hosts)
  let size = 1
  for (const { kinds } of group) {
    for (let host = 0; host < hosts; host++) kindOf[host]! += size * kinds.kindOf[host]!
    size *= kinds.count
  }
  const table = new Int32Array(size)
  return {
    addTo: (scores, tableOf) => {
      table.fill(0)
      let step = 1
      for (const { code, kinds } of group) {
        const own = tableOf(code)
        if (own !== undefined) for (let kind = 0; kind < size; kind++) table[kind]! += own[Math.floor(kind / step) % kinds.count]!
        step *= kinds.count
      }
      for (let host = 0; host < scores.length; host++) scores[host]! += table[kindOf[host]!]!
    },
  }
}
