import { createHash } from 'node:crypto'

/** By which two contents are told to be the same; what was hashed cannot be read from it, so counts may go in. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')
