import { createHash } from 'node:crypto'
import { canonicalLines, type FrozenRound } from '../../domain/index.js'

/** SHA-256 of the canonical input, in hexadecimal: the same whenever the same round is read. */
export function hashOf(frozen: FrozenRound): string {
  const hash = createHash('sha256')
  for (const line of canonicalLines(frozen)) hash.update(line).update('\n')
  return hash.digest('hex')
}
