import { isRelationship, type MatchState } from './match-states.js'

/** Who looks: one of the two, or those who run the scheme. */
export type MatchViewer = 'partner' | 'manager'

/**
 * Whether a viewer may know who the other is. In a blind match neither partner does before both accepted, nor after it came to nothing:
 * a name, organisation or free text would tell.
 */
export const showsPeople = (match: { readonly blind: boolean; readonly state: MatchState }, viewer: MatchViewer): boolean =>
  viewer === 'manager' || !match.blind || isRelationship(match.state)

export type ShownState = MatchState | 'not_going_ahead'

/** The state as a viewer reads it. Whether the other declined, left or paused is not told to a partner. */
export const shownState = (state: MatchState, viewer: MatchViewer): ShownState => (viewer === 'partner' && (state === 'declined' || state === 'withdrawn') ? 'not_going_ahead' : state)
