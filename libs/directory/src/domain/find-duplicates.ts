import type { OrganisationId, PersonId } from '#kernel'
import { nameKey, type Email } from './normalise-person.js'
import { similarity } from './similarity.js'

export interface PersonSummary {
  readonly id: PersonId
  readonly name: string
  readonly emails: readonly Email[]
  readonly previousEmails: readonly Email[]
  /** Past ones too: people move council. */
  readonly organisationIds: readonly OrganisationId[]
}

export type DuplicateReason = 'SAME_EMAIL' | 'PREVIOUS_EMAIL' | 'SAME_NAME_SAME_ORGANISATION' | 'SAME_NAME' | 'SIMILAR_NAME_SAME_ORGANISATION'

/** Weights out of 100. Only a shared address is near certainty: two people of one name in one council are common. */
const SCORES: Readonly<Record<DuplicateReason, number>> = {
  SAME_EMAIL: 95,
  PREVIOUS_EMAIL: 80,
  SAME_NAME_SAME_ORGANISATION: 60,
  SIMILAR_NAME_SAME_ORGANISATION: 40,
  SAME_NAME: 25,
}

/** From here on a pair is worth a human's look. The same name alone is not. */
export const DUPLICATE_THRESHOLD = 40

const SIMILAR_NAME = 0.92

export interface DuplicateFinding {
  /** 0 to 100; reasons add up, so that 100 is never exceeded. A human always decides. */
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** How likely two records are one person, and why. Symmetric. */
export function compareRecords(a: PersonSummary, b: PersonSummary): DuplicateFinding {
  const reasons: DuplicateReason[] = []
  const shared = <T>(x: readonly T[], y: readonly T[]): boolean => x.some((item) => y.includes(item))
  if (shared(a.emails, b.emails)) reasons.push('SAME_EMAIL')
  else if (shared([...a.emails, ...a.previousEmails], [...b.emails, ...b.previousEmails])) reasons.push('PREVIOUS_EMAIL')

  const sameOrganisation = shared(a.organisationIds, b.organisationIds)
  const [first, second] = [orderless(a.name), orderless(b.name)]
  if (first === second) reasons.push(sameOrganisation ? 'SAME_NAME_SAME_ORGANISATION' : 'SAME_NAME')
  else if (sameOrganisation && similarity(first, second) >= SIMILAR_NAME) reasons.push('SIMILAR_NAME_SAME_ORGANISATION')

  const doubt = reasons.reduce((left, reason) => left * (1 - SCORES[reason] / 100), 1)
  return { score: Math.round((1 - doubt) * 100), reasons }
}

/** "Okafor, Ada" and "Ada Okafor" are one name. */
const orderless = (name: string): string => nameKey(name).split(' ').sort().join(' ')
