import type { PairOfProfiles } from './build-scored-round.js'
import type { ProfileId } from '../ids.js'

/** Somebody who is matched otherwise in another scenario. */
export interface ChangedMentee {
  readonly menteeProfileId: ProfileId
  readonly fromMentorId: ProfileId | undefined
  readonly toMentorId: ProfileId | undefined
}

export interface Movement {
  /** Matched with the same mentor in both. */
  readonly same: number
  readonly moved: number
  /** Matched only in the second. */
  readonly gained: number
  /** Matched only in the first. */
  readonly lost: number
  /** By mentee. */
  readonly changes: readonly ChangedMentee[]
}

/** Who is matched otherwise in `after` than in `before`. */
export function compareScenarios(before: readonly PairOfProfiles[], after: readonly PairOfProfiles[]): Movement {
  const was = new Map(before.map(({ menteeProfileId, mentorProfileId }) => [menteeProfileId, mentorProfileId]))
  const is = new Map(after.map(({ menteeProfileId, mentorProfileId }) => [menteeProfileId, mentorProfileId]))
  const changes = [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((menteeProfileId): ChangedMentee[] => {
    const [fromMentorId, toMentorId] = [was.get(menteeProfileId), is.get(menteeProfileId)]
    return fromMentorId === toMentorId ? [] : [{ menteeProfileId, fromMentorId, toMentorId }]
  })
  const lost = changes.filter(({ toMentorId }) => toMentorId === undefined).length
  const gained = changes.filter(({ fromMentorId }) => fromMentorId === undefined).length
  return { same: was.size - (changes.length - gained), moved: changes.length - lost - gained, gained, lost, changes }
}
