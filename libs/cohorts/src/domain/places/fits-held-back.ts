import type { PlainDate } from '#kernel'
import type { HeldBackFor, HeldBackPlaces, PlaceSeeker } from './place-types.js'

/** Whether a place kept for `heldFor` may go to this person. */
export function fitsHeldBack(heldFor: HeldBackFor, seeker: PlaceSeeker): boolean {
  switch (heldFor.type) {
    case 'region': return seeker.region === heldFor.region
    case 'organisation_kind': return seeker.organisationKind === heldFor.organisationKind
    case 'organisation': return seeker.organisationId === heldFor.organisationId
  }
}

/** Held back up to the day before `releasedOn`; on the day itself everybody may have them. */
export const stillHeldBack = (held: HeldBackPlaces, today: PlainDate): boolean => today < held.releasedOn
