import type { TransitionTable } from '#kernel'

export const SCHEME_STATES = ['draft', 'open', 'closed'] as const
export type SchemeState = (typeof SCHEME_STATES)[number]
export type SchemeAction = 'open' | 'close' | 'reopen'

/** An open scheme takes profiles and runs rounds; a closed one lets its relationships come to their end. */
export const SCHEME_TRANSITIONS: TransitionTable<SchemeState, SchemeAction> = {
  draft: { open: 'open', close: 'closed' },
  open: { close: 'closed' },
  closed: { reopen: 'open' },
}

/**
 * `paired`: digital and non-digital leaders mentor each other. `under_represented`: early-career digital people from under-represented
 * groups get mentors. `sponsorship`: mid-career people get sponsors, who commit to named acts of advocacy. `reverse`: junior digital
 * people mentor senior leaders.
 */
export const SCHEME_KINDS = ['paired', 'under_represented', 'sponsorship', 'reverse'] as const
export type SchemeKind = (typeof SCHEME_KINDS)[number]

export const SIDES = ['mentee', 'mentor'] as const
/** In a sponsorship scheme the mentor is called sponsor; the words are the pages' business. */
export type Side = (typeof SIDES)[number]
export const otherSide = (side: Side): Side => (side === 'mentee' ? 'mentor' : 'mentee')
