import { groupBy } from '../group-by.js'
import type { EnrolmentId } from '../ids.js'
import type { FormedSet, SetMember } from './set-types.js'

export interface SetsBalance {
  readonly smallest: number
  readonly largest: number
  /** Pairs of colleagues who share a set. */
  readonly sameOrganisationPairs: number
  readonly sameRegionPairs: number
  /** People who are no longer in the set in which they were. */
  readonly moved: number
}

/** The figures by which a division into sets is judged: shown to the facilitator before they confirm it. */
export function judgeSets(sets: readonly FormedSet[], people: readonly SetMember[]): SetsBalance {
  const byId = new Map(people.map((person) => [person.enrolmentId, person]))
  const members = sets.map((set) => ({ setId: set.setId, people: set.members.flatMap((id: EnrolmentId) => byId.get(id) ?? []) }))
  const sizes = sets.map((set) => set.members.length)
  return {
    smallest: Math.min(...sizes),
    largest: Math.max(...sizes),
    sameOrganisationPairs: members.reduce((sum, set) => sum + pairs(set.people.map((p) => p.organisationId)), 0),
    sameRegionPairs: members.reduce((sum, set) => sum + pairs(set.people.map((p) => p.region ?? '')), 0),
    moved: members.reduce((sum, set) => sum + set.people.filter((p) => p.setId !== undefined && p.setId !== set.setId).length, 0),
  }
}

const pairs = (labels: readonly string[]): number =>
  [...groupBy(labels, (label) => label).values()].reduce((sum, same) => sum + (same.length * (same.length - 1)) / 2, 0)
