import { createHash } from 'node:crypto'

/** A short, safe name for a dedupe key, which may hold anything. */
export const keyDigest = (dedupeKey: string): string => createHash('sha256').update(dedupeKey).digest('hex').slice(0, 32)

/** The Message-ID of every attempt at the same message: mail systems that drop repeats go by it. */
export const messageIdOf = (dedupeKey: string, from: string): string => `<${keyDigest(dedupeKey)}@${from.slice(from.lastIndexOf('@') + 1)}>`
