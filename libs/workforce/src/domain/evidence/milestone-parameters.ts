import type { Engagement, MilestoneSubject } from './milestone-states.js'

/** Which posts a milestone is about. An empty list leaves that part open. */
export interface PostRule {
  /** Words of which the title has at least one, as whole words: `chief executive`. */
  readonly titles: readonly string[]
  readonly grades: readonly string[]
  /** Kinds of organisations as in the directory. */
  readonly organisationKinds: readonly string[]
}

/** What a version of an indicator fixes about the milestones that it counts. Data of the indicator: another list is another version. */
export interface MilestoneParameters {
  /** Claims made under this name are counted. Versions of an indicator keep it, so that claims outlive a new version. */
  readonly milestone: string
  readonly subject: MilestoneSubject
  readonly post: PostRule
  readonly engagements: readonly Engagement[]
  /** A post that a person held before: who had one and now has the other is suggested. Null: nobody is suggested. */
  readonly earlier: PostRule | null
  /** Suggested only while the post is still held. */
  readonly held: boolean
}

export interface PostFacts {
  readonly title: string
  readonly grade: string | null
  /** Undefined for an employer that is not in the directory. */
  readonly organisationKind: string | undefined
}

const plain = (text: string): string => ` ${text.normalize('NFKD').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `

export const titleMatches = (titles: readonly string[], title: string): boolean => titles.length === 0 || titles.some((words) => plain(words).trim() !== '' && plain(title).includes(plain(words)))
export const gradeMatches = (grades: readonly string[], grade: string | null): boolean => grades.length === 0 || (grade !== null && grades.some((one) => plain(one) === plain(grade)))
export const kindMatches = (kinds: readonly string[], kind: string | undefined): boolean => kinds.length === 0 || (kind !== undefined && kinds.includes(kind))

/** A rule that leaves every part open is about every post there is: nobody is suggested by it. */
export const saysSomething = ({ titles, grades, organisationKinds }: PostRule): boolean => titles.length + grades.length + organisationKinds.length > 0

/** Whether a post is one of those that the rule is about. */
export const postMatches = ({ titles, grades, organisationKinds }: PostRule, { title, grade, organisationKind }: PostFacts): boolean =>
  titleMatches(titles, title) && gradeMatches(grades, grade) && kindMatches(organisationKinds, organisationKind)
