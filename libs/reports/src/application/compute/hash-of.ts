import { createHash } from 'node:crypto'
import { canonicalJson } from '#kernel'

/** By which two contents are told to be the same, read from the database or not; what was hashed cannot be read from it, so counts may go in. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
