import { pluralise } from '#govuk'

export interface Member {
  readonly enrolmentId: string
  readonly personName: string | null
  readonly organisationName: string | null
}

export interface Balance {
  readonly smallest: number
  readonly largest: number
  readonly sameOrganisationPairs: number
  readonly sameRegionPairs: number
  readonly moved: number
}

/** A person in a list of members. */
export const memberWords = ({ personName, organisationName }: Member): string => [personName ?? 'Name not known', organisationName].filter(Boolean).join(', ')

/** The people on the register who are in no set, by name. */
export const inNoSet = <T extends Member & { readonly setId: string | null }>(people: readonly T[]): T[] =>
  people.filter(({ setId }) => setId === null).toSorted((a, b) => memberWords(a).localeCompare(memberWords(b), 'en'))

/** What the figures of a division mean. */
export function balanceWords(balance: Balance, sets: number): readonly string[] {
  const size = balance.smallest === balance.largest ? pluralise(balance.largest, 'person', 'people') : `${balance.smallest} to ${pluralise(balance.largest, 'person', 'people')}`
  return [
    `${pluralise(sets, 'set')} of ${size}${sets > 1 && balance.smallest === balance.largest ? ' each' : ''}`,
    balance.sameOrganisationPairs === 0 ? 'Nobody shares a set with a colleague of their organisation' : `${pluralise(balance.sameOrganisationPairs, 'pair')} of colleagues of one organisation share a set`,
    balance.sameRegionPairs === 0 ? 'Nobody shares a set with somebody of their region' : `${pluralise(balance.sameRegionPairs, 'pair')} of people of one region share a set`,
    ...(balance.moved > 0 ? [`${pluralise(balance.moved, 'person', 'people')} would leave the set that they are in`] : []),
  ]
}

/** Members of a planned set by name; somebody who is not among those given is counted, not named. */
export function plannedMembers(ids: readonly string[], people: ReadonlyMap<string, Member>): readonly string[] {
  const named = ids.flatMap((id) => people.get(id) ?? []).map(memberWords).toSorted((a, b) => a.localeCompare(b, 'en'))
  const others = ids.length - named.length
  return others > 0 ? [...named, `and ${pluralise(others, 'other')}`] : named
}

