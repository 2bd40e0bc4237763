import { type Problem, problem, when } from '#kernel'
import { HALF_DAYS } from '../profiles/profile-details.js'
import { checkQuestions } from './check-questions.js'
import { CRITERIA, type SchemeSettings } from './scheme-settings.js'
import { SCHEME_KINDS, type SchemeKind } from './scheme-states.js'

/** What those who run a scheme write. */
export interface SchemeDraft {
  readonly kind: SchemeKind
  readonly title: string
  readonly summary: string
  readonly restricted: boolean
  readonly declaration: string
  readonly settings: SchemeSettings
}

const whole = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to
const range = (value: number, from: number, to: number, field: string, what: string): readonly Problem[] =>
  when(!whole(value, from, to), problem('OUT_OF_RANGE', field, `${what}: enter a whole number from ${from} to ${to.toLocaleString('en-GB')}.`))

/**
 * Everything that is wrong with a scheme, each with its field and the fix; nothing is saved while there is anything. Fields of the
 * settings are named without `settings.`, as the form has them.
 */
export function checkScheme(draft: SchemeDraft): readonly Problem[] {
  const { kind, title, summary, settings } = draft
  return [
    ...when(!SCHEME_KINDS.includes(kind), problem('KIND', 'kind', 'Choose what kind of scheme it is.')),
    ...when(title.trim() === '' || title.length > 200, problem('TITLE_LENGTH', 'title', 'Enter a title of 1 to 200 characters.')),
    ...when(summary.trim() === '' || summary.length > 2_000, problem('SUMMARY_LENGTH', 'summary', 'Say in 1 to 2,000 characters what the scheme is for.')),
    ...checkRestriction(draft),
    ...checkWeights(settings.weights),
    ...range(settings.rules.sharedTimes, 0, HALF_DAYS, 'rules.sharedTimes', 'Free half-days in common'),
    ...when(settings.rules.acrossBackgrounds && kind !== 'paired', problem('RULE_NEEDS_PAIRED', 'rules.acrossBackgrounds', 'Only a paired scheme asks who is digital, so only that can match across backgrounds. Take the rule away.')),
    ...range(settings.mostMentees, 1, 50, 'mostMentees', 'The most mentees of one mentor'),
    ...range(settings.answerDays, 1, 60, 'answerDays', 'Days to answer a proposal'),
    ...range(settings.firstMeetingDays, 1, 90, 'firstMeetingDays', 'Days to the first meeting'),
    ...range(settings.silentDays, 1, 90, 'silentDays', 'Days without a meeting'),
    ...range(settings.months, 1, 36, 'months', 'Months that a relationship lasts'),
    ...range(settings.graceDays, 0, 90, 'graceDays', 'Days after the planned end'),
    ...range(settings.keepPrivateDays, 0, 365, 'keepPrivateDays', 'Days for which private facts of a round are kept'),
    ...checkWeeks(settings.checkInWeeks),
    ...checkQuestions(settings.questions),
    ...checkAdvocacy(kind, settings.advocacy),
  ]
}

/** Positive action has to be proportionate: only these kinds may be for some people alone, and then everybody reads the words that mentees declare. */
function checkRestriction({ kind, restricted, declaration }: SchemeDraft): readonly Problem[] {
  if (!restricted) return when(declaration.trim() !== '', problem('DECLARATION_UNUSED', 'declaration', 'Take the declaration away, or restrict the scheme to those who make it.'))
  return [
    ...when(kind !== 'under_represented' && kind !== 'sponsorship', problem('CANNOT_RESTRICT', 'restricted', 'Only a scheme for under-represented groups or a sponsorship scheme can be restricted.')),
    ...when(declaration.trim() === '' || declaration.length > 1_000, problem('DECLARATION_LENGTH', 'declaration', 'Write the words that mentees declare, in 1 to 1,000 characters.')),
  ]
}

function checkWeights(weights: SchemeSettings['weights']): readonly Problem[] {
  const wrong = CRITERIA.filter((criterion) => !whole(weights[criterion], 0, 10_000))
  if (wrong.length > 0) return wrong.map((criterion) => problem('WEIGHT', `weights.${criterion}`, 'Enter a weight that is a whole number from 0 to 10,000.'))
  return when(CRITERIA.every((criterion) => weights[criterion] === 0), problem('NO_WEIGHT', 'weights', 'Give at least one criterion a weight above 0.'))
}

function checkWeeks(weeks: readonly number[]): readonly Problem[] {
  return [
    ...when(weeks.length > 12, problem('TOO_MANY_CHECK_INS', 'checkInWeeks', 'Ask how it goes at most 12 times.')),
    ...when(weeks.some((week) => !whole(week, 1, 156)), problem('CHECK_IN_WEEK', 'checkInWeeks', 'Enter weeks that are whole numbers from 1 to 156.')),
    ...when(weeks.some((week, n) => n > 0 && week <= (weeks[n - 1] ?? 0)), problem('CHECK_IN_ORDER', 'checkInWeeks', 'Enter the weeks in order, each once.')),
  ]
}

function checkAdvocacy(kind: SchemeKind, advocacy: readonly string[]): readonly Problem[] {
  if (kind !== 'sponsorship') return when(advocacy.length > 0, problem('ADVOCACY_UNUSED', 'advocacy', 'Only sponsors commit to acts of advocacy. Take them away.'))
  return [
    ...when(advocacy.length === 0, problem('ADVOCACY_REQUIRED', 'advocacy', 'Name at least one act of advocacy that a sponsor can commit to.')),
    ...when(advocacy.length > 20, problem('TOO_MUCH_ADVOCACY', 'advocacy', 'Name at most 20 acts of advocacy.')),
    ...when(advocacy.some((act) => act.trim() === '' || act.length > 200), problem('ADVOCACY_LENGTH', 'advocacy', 'Write each act of advocacy in 1 to 200 characters.')),
    ...when(new Set(advocacy.map((act) => act.trim().toLowerCase())).size < advocacy.length, problem('ADVOCACY_TWICE', 'advocacy', 'Name each act of advocacy once.')),
  ]
}
