import type { Policy } from '#platform/access'

/** What happened elsewhere and what time brings is followed by Waymark alone: its jobs, and the simulation that drives them. */
export const followDirectory: Policy<void> = { action: 'workforce:follow', whenDenied: 'forbidden', allows: ({ kind }) => kind === 'system' }
