import { type Problem, problem, when } from '#kernel'

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

/** An address that somebody typed, and the one form in which addresses are kept; without that it is none. */
export interface TypedAddress {
  readonly typed: string
  readonly email: string | undefined
}

export interface AvoidFacts {
  readonly personIds: readonly string[]
  readonly organisationIds: readonly string[]
  /** Nothing here depends on whether anybody has them: the answer would say so. */
  readonly addresses: readonly TypedAddress[]
  readonly ownId: string
  readonly ownEmails: ReadonlySet<string>
  readonly known: ReadonlySet<string>
}

const tooManyAvoided = `Name at most ${MOST_AVOIDED} people and organisations.`

/** What is wrong with the list of people and organisations with whom somebody must not be matched. */
export function checkAvoided({ personIds, organisationIds, addresses, ownId, ownEmails, known }: AvoidFacts): readonly Problem[] {
  const all = [...personIds, ...organisationIds, ...addresses.map(({ typed, email }) => email ?? typed)]
  return [
    ...when(all.length > MOST_AVOIDED, problem('TOO_MANY', 'personIds', tooManyAvoided)),
    ...when(new Set(all).size < all.length, problem('TWICE', addresses.length > 0 ? 'emails' : 'personIds', 'Name each person and organisation once.')),
    ...when(personIds.includes(ownId), problem('ONESELF', 'personIds', 'You cannot name yourself.')),
    ...addresses.filter(({ email }) => email === undefined).map(({ typed }) => problem('NOT_AN_ADDRESS', 'emails', `${typed} is not an email address. Enter one like name@example.gov.uk.`)),
    ...when(addresses.some(({ email }) => email !== undefined && ownEmails.has(email)), problem('ONESELF', 'emails', 'You cannot name yourself.')),
    ...when(personIds.some((id) => id !== ownId && !known.has(id)), problem('UNKNOWN', 'personIds', 'Somebody whom you named cannot be chosen here. Name them by their email address.')),
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
