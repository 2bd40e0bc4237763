import { createHash, randomBytes } from 'node:crypto'
import { canonicalLines, type FrozenRound } from '../../domain/index.js'

/** A secret of a round's own: the input of a small round could otherwise be guessed, and its hash would say that the guess is right. */
export const newSalt = (): string => randomBytes(32).toString('hex')

/** SHA-256 of the salt and the canonical input, in hexadecimal: the same whenever the same round is read. Rounds frozen before there were salts have none. */
export function hashOf(frozen: FrozenRound, salt: string | null): string {
  const hash = createHash('sha256')
  if (salt !== null) hash.update(salt).update('\n')
  for (const line of canonicalLines(frozen)) hash.update(line).update('\n')
  return hash.digest('hex')
}
