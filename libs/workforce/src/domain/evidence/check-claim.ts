import { type OrganisationId, type PlainDate, type Problem, problem, when } from '#kernel'
import { gradeMatches, kindMatches, type MilestoneParameters, titleMatches } from './milestone-parameters.js'
import type { Engagement } from './milestone-states.js'

/** What somebody says has happened: an appointment, or what an organisation has reached. */
export interface ClaimContent {
  readonly organisationId: OrganisationId
  /** The post; for an organisation what it has reached. */
  readonly title: string
  readonly grade: string | null
  /** First day in the post, or the day on which it was reached. */
  readonly from: PlainDate
  /** Of people only. */
  readonly engagement: Engagement | null
  /** What the claim rests on, in words. */
  readonly account: string
}

export interface ClaimFacts {
  readonly parameters: MilestoneParameters
  readonly today: PlainDate
  /** What began on or before it was there already when the target was set. */
  readonly baselineOn: PlainDate | null
  /** Undefined: there is no such organisation. */
  readonly organisationKind: string | undefined
}

export const LONGEST_ACCOUNT = 2_000
const LONGEST_LINE = 200

const list = (words: readonly string[]): string => words.map((word) => word.replaceAll('_', ' ')).join(', ')

/** Everything wrong with a claim before anybody looks at its evidence. */
export function checkClaim(content: ClaimContent, { parameters: { subject, post, engagements }, today, baselineOn, organisationKind }: ClaimFacts): readonly Problem[] {
  const { title, grade, from, engagement, account } = content
  const isPerson = subject === 'person'
  const length = title.trim().length
  return [
    ...when(organisationKind === undefined, problem('ORGANISATION_UNKNOWN', 'organisationId', 'Choose an organisation that exists.')),
    ...when(organisationKind !== undefined && !kindMatches(post.organisationKinds, organisationKind), problem('ORGANISATION_NOT_COUNTED', 'organisationId', `This target counts these kinds of organisations: ${list(post.organisationKinds)}. Choose one of them.`)),
    ...when(length === 0 || length > LONGEST_LINE, problem('TITLE_LENGTH', 'title', `Enter ${isPerson ? 'the title of the post' : 'what has been reached'}, in at most ${LONGEST_LINE} characters.`)),
    ...when(isPerson && length > 0 && !titleMatches(post.titles, title), problem('TITLE_NOT_COUNTED', 'title', `This target counts posts with these words in their title: ${list(post.titles)}. Enter the title as it was announced.`)),
    ...when((grade ?? '').length > LONGEST_LINE, problem('GRADE_LENGTH', 'grade', `Shorten the grade to ${LONGEST_LINE} characters.`)),
    ...when(isPerson && !gradeMatches(post.grades, grade), problem('GRADE_NOT_COUNTED', 'grade', `This target counts posts of these grades: ${list(post.grades)}. Enter one of them.`)),
    ...when(from > today, problem('IN_THE_FUTURE', 'from', 'Claim it from the day on which it has begun.')),
    ...when(baselineOn !== null && from <= baselineOn, problem('BEFORE_BASELINE', 'from', `This target counts what began after ${baselineOn}.`)),
    ...when(isPerson && (engagement === null || !engagements.includes(engagement)), problem('ENGAGEMENT_NOT_COUNTED', 'engagement', `Choose how the person holds the post: ${list(engagements)}.`)),
    ...when(account.trim().length > LONGEST_ACCOUNT, problem('ACCOUNT_LENGTH', 'account', 'Shorten this to 2,000 characters.')),
  ]
}
