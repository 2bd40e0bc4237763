/** The points of hosts by their masks and kinds, together. */
export interface Known {
  readonly masks: Uint16Array
  readonly table: Int32Array
  readonly kindOf: Int32Array
  readonly ofKinds: Int32Array
}

/** Who can still matter, when so much `more` could be given at most: answers how many of the hosts are left, which are moved to the front. */
export interface Bound {
  /** Of all hosts, by the points that are known of them. */
  readonly begin: (known: Known, hosts: Int32Array, scores: Uint16Array, all: number, more: number) => number
  readonly keep: (hosts: Int32Array, scores: Uint16Array, count: number, more: number) => number
}

/** Those who come to a level, but for some. */
export const toLevel = (level: number, without: Uint8Array): Bound => ({
  begin: ({ masks, table, kindOf, ofKinds }, hosts, scores, all, more) => {
    let count = 0
    const least = level - all - more
    for (let host = 0; host < masks.length; host++) {
      const points = table[masks[host]!]! + ofKinds[kindOf[host]!]!
      if (points < least || without[host] === 1) continue
      hosts[count] = host
      scores[count++] = points + all
    }
    return count
  },
  keep: (hosts, scores, count, more) => {
    let left = 0
    const least = level - more
    for (let n = 0; n < count; n++) {
      const score = scores[n]!
      if (score < least) continue
      hosts[left] = hosts[n]!
      scores[left++] = score
    }
    return left
  },
})

/** Those who exceed `own`, or `needed` and the host's `points` together. */
export const aboveEither = (own: number, needed: number, points: Int32Array): Bound => ({
  begin: ({ masks, table, kindOf, ofKinds }, hosts, scores, all, more) => {
    let count = 0
    const [ownLess, neededLess] = [own - all - more, needed - all - more]
    for (let host = 0; host < masks.length; host++) {
      const score = table[masks[host]!]! + ofKinds[kindOf[host]!]!
      if (score <= ownLess && score <= neededLess + points[host]!) continue
      hosts[count] = host
      scores[count++] = score + all
    }
    return count
  },
  keep: (hosts, scores, count, more) => {
    let left = 0
    const [ownLess, neededLess] = [own - more, needed - more]
    for (let n = 0; n < count; n++) {
      const [host, score] = [hosts[n]!, scores[n]!]
      if (score <= ownLess && score <= neededLess + points[host]!) continue
      hosts[left] = host
      scores[left++] = score
    }
    return left
  },
})
