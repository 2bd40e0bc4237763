import type { OrganisationId } from '#kernel'
import type { EnrolmentId, SetId } from '../ids.js'

export interface SetMember {
  readonly enrolmentId: EnrolmentId
  readonly organisationId: OrganisationId
  readonly region?: string | undefined
  /** The set that they are in already; absent for a newcomer. */
  readonly setId?: SetId | undefined
}

export interface FormedSet {
  readonly setId: SetId
  readonly members: readonly EnrolmentId[]
}

/** Action-learning sets work with five to eight people; six is our usual size. */
export const USUAL_SET_SIZE = 6

/** How many sets so many people make at about `size` each: never fewer than one set. */
export const countSets = (people: number, size: number = USUAL_SET_SIZE): number => Math.max(1, Math.round(people / size))
