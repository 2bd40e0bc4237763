/** Bits of a tie-break: so few that all of them together never outweigh one basis point (see `POINT`). */
export const TIE_BITS = 20

/** 32 bits of a text and a key (FNV-1a, then the finaliser of MurmurHash3). */
export function hashText(text: string, key: number): number {
  let hash = (0x811c9dc5 ^ key) >>> 0
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193)
  return finalise(hash)
}

/** The tie-break of a pair from the hashes of its two ids: 0 to 2^20 − 1. */
export const tieBreak = (seekerHash: number, hostHash: number): number => finalise(Math.imul(seekerHash, 0x9e3779b1) ^ ((hostHash << 16) | (hostHash >>> 16))) >>> (32 - TIE_BITS)

/** The tie-breaks of a round's pairs, by the places of their ids. */
export function tieBreaker(seekerIds: readonly string[], hostIds: readonly string[], key: number): (seeker: number, host: number) => number {
  const seekerHash = seekerIds.map((id) => hashText(id, key))
  const hostHash = hostIds.map((id) => hashText(id, ~key >>> 0))
  return (seeker, host) => tieBreak(seekerHash[seeker]!, hostHash[host]!)
}

function finalise(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
