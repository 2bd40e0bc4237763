import type { Policy } from '#platform/access'

/** What falls due by itself is done by Waymark alone: its jobs, and the simulation that drives them. */
export const keepTime: Policy<void> = { action: 'cohorts:keep-time', whenDenied: 'forbidden', allows: ({ kind }) => kind === 'system' }
