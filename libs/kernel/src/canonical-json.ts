/**
 * JSON with the keys of every object in one order: the same value gives the same text, whoever built it and whichever database it was read from
 * (PostgreSQL's `jsonb` keeps an order of its own). For hashes.
 */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part)
