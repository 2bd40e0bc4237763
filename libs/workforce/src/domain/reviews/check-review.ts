import { type OrganisationId, type PersonId, type PlainDate, type Problem, problem, when } from '#kernel'
import type { TargetId } from '../ids.js'
import { type Rag, RAGS } from '../plans/rag.js'

export interface FindingContent {
  readonly targetId: TargetId | null
  readonly role: string | null
  readonly rag: Rag
  readonly words: string
}

export interface ReviewContent {
  readonly periodFrom: PlainDate
  readonly periodTo: PlainDate
  readonly heldOn: PlainDate
  readonly nextDueOn: PlainDate
  readonly summary: string
  readonly findings: readonly FindingContent[]
}

export interface ActionContent {
  readonly title: string
  readonly organisationId: OrganisationId
  readonly personId: PersonId | null
  readonly dueOn: PlainDate
}

export const MOST_FINDINGS = 50
export const MOST_ACTIONS = 100

/** Everything that is wrong with a review. `targets` are those of the region's plan. */
export function checkReview(review: ReviewContent, targets: ReadonlySet<TargetId>): readonly Problem[] {
  const { periodFrom, periodTo, heldOn, nextDueOn, summary, findings } = review
  return [
    ...when(periodTo < periodFrom, problem('PERIOD', 'periodTo', 'Enter a last day that is not before the first.')),
    ...when(heldOn < periodFrom, problem('HELD_ON', 'heldOn', 'Enter the day on which you looked at the period: not before it began.')),
    ...when(nextDueOn <= heldOn, problem('NEXT_DUE_ON', 'nextDueOn', 'Enter a day after this review on which the next one is due.')),
    ...when(summary.trim() === '' || summary.length > 5_000, problem('SUMMARY_LENGTH', 'summary', 'Sum up in 1 to 5,000 characters what you found.')),
    ...when(findings.length > MOST_FINDINGS, problem('TOO_MANY_FINDINGS', 'findings', `Write at most ${MOST_FINDINGS} findings.`)),
    ...findings.flatMap((finding, n) => checkFinding(finding, `findings.${n}`, targets)),
  ]
}

function checkFinding({ targetId, role, rag, words }: FindingContent, at: string, targets: ReadonlySet<TargetId>): readonly Problem[] {
  const named = role !== null && role.trim() !== ''
  return [
    ...when((targetId !== null) === named, problem('FINDING_ABOUT', `${at}.targetId`, 'Choose a target, or name a role: one of the two.')),
    ...when(targetId !== null && !targets.has(targetId), problem('TARGET_UNKNOWN', `${at}.targetId`, 'Choose a target of your region\'s plan.')),
    ...when((role ?? '').length > 200, problem('ROLE_LENGTH', `${at}.role`, 'Name the role in at most 200 characters.')),
    ...when(!RAGS.includes(rag), problem('RAG', `${at}.rag`, 'Choose red, amber or green.')),
    ...when(words.trim() === '' || words.length > 2_000, problem('WORDS_LENGTH', `${at}.words`, 'Say in 1 to 2,000 characters what you found: a colour alone tells nobody.')),
  ]
}

/** Everything that is wrong with an action. */
export const checkAction = ({ title, dueOn }: ActionContent, facts: { readonly today: PlainDate; readonly organisationKnown: boolean; readonly personBelongs: boolean }): readonly Problem[] => [
  ...when(title.trim() === '' || title.length > 300, problem('TITLE_LENGTH', 'title', 'Say in 1 to 300 characters what will be done.')),
  ...when(dueOn < facts.today, problem('DUE_PASSED', 'dueOn', 'Enter a due date that is today or later.')),
  ...when(!facts.organisationKnown, problem('ORGANISATION_UNKNOWN', 'organisationId', 'Choose an organisation that exists.')),
  ...when(!facts.personBelongs, problem('PERSON_UNKNOWN', 'personId', 'Choose somebody who belongs to that organisation, or nobody.')),
]

/** Which reminder an open action is due today: a week before its date, and once after it. */
export function reminderDue(dueOn: PlainDate, today: PlainDate, weekAhead: PlainDate): 'soon' | 'overdue' | undefined {
  if (dueOn < today) return 'overdue'
  return dueOn <= weekAhead ? 'soon' : undefined
}
