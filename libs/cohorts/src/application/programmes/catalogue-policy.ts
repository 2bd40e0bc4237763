import type { Policy } from '#platform/access'

/** Everybody known to Waymark may look through what is on offer. */
export const seeCatalogue: Policy<void> = {
  action: 'programme:browse', whenDenied: 'forbidden', allows: ({ kind }) => kind !== 'anonymous' && kind !== 'unlinked',
}
