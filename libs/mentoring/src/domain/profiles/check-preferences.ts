import { type Problem, problem, when } from '../problems.js'

export const MOST_WISHES = 10
export const MOST_AVOIDED = 20
export const MOST_TAGS = 8
export const LONGEST_TAG = 60

export interface WishFacts {
  readonly personIds: readonly string[]
  readonly ownId: string
  readonly blind: boolean
  /** Of those wished for, who has a ready profile on the other side. */
  readonly onOtherSide: ReadonlySet<string>
}

/** What is wrong with somebody's wishes, most wanted first. */
export function checkWishes({ personIds, ownId, blind, onOtherSide }: WishFacts): readonly Problem[] {
  if (personIds.length === 0) return []
  if (blind) return [problem('BLIND_SCHEME', 'personIds', 'In this scheme nobody is shown names before both accepted, so nobody can be wished for.')]
  return [
    ...when(personIds.length > MOST_WISHES, problem('TOO_MANY', 'personIds', `Choose at most ${MOST_WISHES} people.`)),
    ...when(new Set(personIds).size < personIds.length, problem('TWICE', 'personIds', 'Choose each person once.')),
    ...when(personIds.includes(ownId), problem('ONESELF', 'personIds', 'You cannot choose yourself.')),
    ...when(personIds.some((id) => id !== ownId && !onOtherSide.has(id)), problem('NOT_THERE', 'personIds', 'Somebody whom you chose does not take part any more. Choose from the list again.')),
  ]
}

export interface AvoidFacts {
  readonly personIds: readonly string[]
  readonly organisationIds: readonly string[]
  readonly ownId: string
  readonly known: ReadonlySet<string>
}

/** What is wrong with the list of people and organisations with whom somebody must not be matched. */
export function checkAvoided({ personIds, organisationIds, ownId, known }: AvoidFacts): readonly Problem[] {
  const all = [...personIds, ...organisationIds]
  return [
    ...when(all.length > MOST_AVOIDED, problem('TOO_MANY', 'personIds', `Name at most ${MOST_AVOIDED} people and organisations.`)),
    ...when(new Set(all).size < all.length, problem('TWICE', 'personIds', 'Name each person and organisation once.')),
    ...when(personIds.includes(ownId), problem('ONESELF', 'personIds', 'You cannot name yourself.')),
    ...when(personIds.some((id) => id !== ownId && !known.has(id)), problem('UNKNOWN', 'personIds', 'Somebody whom you named is not known here. Take them away.')),
    ...when(organisationIds.some((id) => !known.has(id)), problem('UNKNOWN', 'organisationIds', 'An organisation that you named is not known here. Take it away.')),
  ]
}

/** What is wrong with somebody's own words about their background. */
export function checkTags(tags: readonly string[]): readonly Problem[] {
  return [
    ...when(tags.length > MOST_TAGS, problem('TOO_MANY', 'tags', `Write at most ${MOST_TAGS}.`)),
    ...when(tags.some((tag) => tag.trim() === '' || tag.trim().length > LONGEST_TAG), problem('LENGTH', 'tags', `Write each in 1 to ${LONGEST_TAG} characters.`)),
    ...when(new Set(tags.map(sameTag)).size < tags.length, problem('TWICE', 'tags', 'Write each once.')),
  ]
}

/** How two people's words about their background are compared: without case and surplus spaces. */
export const sameTag = (tag: string): string => tag.trim().replace(/\s+/g, ' ').toLowerCase()
