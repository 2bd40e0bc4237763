import { seededRandom } from '#kernel'

/** A generator keyed by texts: the same for the same texts, and without a pattern from one to the next (xmur3 into mulberry32). */
export function keyedRandom(...texts: readonly string[]): () => number {
  let hash = 1_779_033_703
  for (const character of JSON.stringify(texts)) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 3_432_918_353)
    hash = (hash << 13) | (hash >>> 19)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
  return seededRandom((hash ^ (hash >>> 16)) >>> 0)
}
