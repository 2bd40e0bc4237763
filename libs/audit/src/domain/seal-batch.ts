import { createHash } from 'node:crypto'

/** What of an entry is sealed: every column that says what happened. */
export interface SealedEntry {
  readonly id: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly detail: unknown
  readonly requestId: string
}

/** The hash that stands before the first batch. */
export const GENESIS = '0'.repeat(64)

/** JSON whose object keys are sorted, so that the same content has the same text wherever it has been stored. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    return `{${parts.join(',')}}`
  }
  return JSON.stringify(value)
}

/** The hash of a batch: it covers its entries in order and the batch before it. Hex SHA-256. */
export function sealBatch(previousHash: string, entries: readonly SealedEntry[]): string {
  const hash = createHash('sha256').update(previousHash)
  for (const entry of entries) {
    hash.update('\n').update(canonical([entry.id, entry.seq, entry.at, entry.actor, entry.action, entry.subjectKind, entry.subjectId, entry.detail, entry.requestId]))
  }
  return hash.digest('hex')
}
