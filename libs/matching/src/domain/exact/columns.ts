import type { Market } from '../market.js'

/** The pairs of each host: the market's rows seen from the other side. */
export interface Columns {
  /** Where each host's pairs begin; one entry more than hosts. */
  readonly start: Int32Array
  readonly seekerOf: Int32Array
  readonly weights: Float64Array
}

export function columnsOf({ seekers, hosts, rows, hostOf, weights }: Market): Columns {
  const start = new Int32Array(hosts + 1)
  for (let pair = 0; pair < hostOf.length; pair++) start[hostOf[pair]! + 1]!++
  for (let host = 0; host < hosts; host++) start[host + 1]! += start[host]!
  const next = start.slice(0, hosts)
  const seekerOf = new Int32Array(hostOf.length)
  const byHost = new Float64Array(hostOf.length)
  for (let seeker = 0; seeker < seekers; seeker++) {
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      const at = next[hostOf[pair]!]!++
      seekerOf[at] = seeker
      byHost[at] = weights[pair]!
    }
  }
  return { start, seekerOf, weights: byHost }
}
