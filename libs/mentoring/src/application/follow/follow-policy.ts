import type { Policy } from '#platform/access'

/** What happened in the directory is followed by Waymark alone: its jobs, and the simulation that drives them. */
export const followDirectory: Policy<void> = { action: 'mentoring:follow-directory', whenDenied: 'forbidden', allows: ({ kind }) => kind === 'system' }
