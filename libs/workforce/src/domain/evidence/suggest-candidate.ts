import type { PlainDate } from '#kernel'
import { type MilestoneParameters, type PostFacts, postMatches } from './milestone-parameters.js'

/** A post of somebody's career history. */
export interface HeldPost extends PostFacts {
  readonly id: string
  readonly startsOn: PlainDate
  /** First day on which it was no longer held. */
  readonly endsOn: PlainDate | null
  /** Somebody else has confirmed that they held it. */
  readonly verified: boolean
}

export interface Suggestion<P extends HeldPost> {
  readonly earlier: P
  readonly later: P
  /** The same facts give the same text: what was dismissed stays so until it is another. */
  readonly facts: string
}

const words = ({ id, title, grade, organisationKind, startsOn }: HeldPost): string => JSON.stringify([id, title, grade, organisationKind ?? null, startsOn])

/**
 * Whether a career suggests a milestone: a confirmed post of the one rule, and after it one of the other that began after the baseline.
 * What somebody is follows from titles and employers that others have confirmed, by lists that the indicator's version holds; never from
 * a box that they tick about themselves.
 */
export function suggestCandidate<P extends HeldPost>(parameters: MilestoneParameters, career: readonly P[], { today, baselineOn }: { readonly today: PlainDate; readonly baselineOn: PlainDate | null }): Suggestion<P> | undefined {
  const { earlier: before, post, held } = parameters
  if (before === null) return undefined
  const posts = career.filter(({ verified }) => verified).toSorted((a, b) => (a.startsOn === b.startsOn ? (a.id < b.id ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1))
  for (const later of posts) {
    const counts = postMatches(post, later) && later.startsOn <= today && (baselineOn === null || later.startsOn > baselineOn) && (!held || later.endsOn === null || later.endsOn > today)
    const earlier = counts ? posts.findLast((one) => one.startsOn < later.startsOn && postMatches(before, one)) : undefined
    if (earlier !== undefined) return { earlier, later, facts: `${words(earlier)}${words(later)}` }
  }
  return undefined
}
