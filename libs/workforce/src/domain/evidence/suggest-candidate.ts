import type { Area, OrganisationId, PlainDate } from '#kernel'
import { type MilestoneParameters, type PostFacts, postMatches, saysSomething } from './milestone-parameters.js'

/** A post of somebody's career history. */
export interface HeldPost extends PostFacts {
  readonly id: string
  readonly startsOn: PlainDate
  /** First day on which it was no longer held. */
  readonly endsOn: PlainDate | null
  /** Somebody else has confirmed that they held it. */
  readonly verified: boolean
  /** Null for an employer that is not in the directory, and where it has no region. */
  readonly organisationId: OrganisationId | null
  readonly region: string | null
}

/** What a target says beside its indicator, and the day. */
export interface SuggestionFacts {
  readonly today: PlainDate
  readonly baselineOn: PlainDate | null
  /** Of the target's plan. */
  readonly area: Area
}

export interface Suggestion<P extends HeldPost> {
  readonly earlier: P
  readonly later: P
  /** The same facts give the same text: what was dismissed stays so until it is another. */
  readonly facts: string
}

const words = ({ id, title, grade, organisationKind, startsOn }: HeldPost): string => JSON.stringify([id, title, grade, organisationKind ?? null, startsOn])

/** Whether owners of a plan for an area may be shown who has a post: all of the nation's, of a region's and an organisation's plan those there. Of other people's careers they learn nothing. */
export function isShownTo(area: Area, { organisationId, region }: Pick<HeldPost, 'organisationId' | 'region'>): boolean {
  if (area.kind === 'nation') return true
  if (area.kind === 'region') return region === area.region
  return area.kind === 'organisation' && organisationId === area.organisationId
}

/**
 * Whether a career suggests a milestone: a confirmed post of the one rule, and after it one of the other that began after the baseline.
 * The later post is in the area of the plan, and both rules say something: neither shows anybody the careers of everybody.
 * What somebody is follows from titles and employers that others have confirmed, by lists that the indicator's version holds; never from
 * a box that they tick about themselves.
 */
export function suggestCandidate<P extends HeldPost>(parameters: MilestoneParameters, career: readonly P[], { today, baselineOn, area }: SuggestionFacts): Suggestion<P> | undefined {
  const { earlier: before, post, held } = parameters
  if (before === null || !saysSomething(before) || !saysSomething(post)) return undefined
  const posts = career.filter(({ verified }) => verified).toSorted((a, b) => (a.startsOn === b.startsOn ? (a.id < b.id ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1))
  for (const later of posts) {
    const counts = postMatches(post, later) && isShownTo(area, later) && later.startsOn <= today && (baselineOn === null || later.startsOn > baselineOn) && (!held || later.endsOn === null || later.endsOn > today)
    const earlier = counts ? posts.findLast((one) => one.startsOn < later.startsOn && postMatches(before, one)) : undefined
    if (earlier !== undefined) return { earlier, later, facts: `${words(earlier)}${words(later)}` }
  }
  return undefined
}
