import type { Policy } from '#platform/access'

/** Everybody known to Waymark may look through the schemes on offer. */
export const seeSchemes: Policy<void> = { action: 'mentoring-scheme:browse', whenDenied: 'forbidden', allows: ({ kind }) => kind !== 'anonymous' && kind !== 'unlinked' }
