import { type Problem, problem, when } from '#kernel'
import { CHOICES, HALF_DAYS, LANGUAGES, MEETING_MODES, type ProfileDetails, SECTORS, SENIORITIES, VALUE_STATEMENTS, WORKING_PATTERNS } from './profile-details.js'
import { type ChosenSkill, type ProfileContent, questionsFor, type SchemeDemands } from './profile-sections.js'

export const MOST_SKILLS = 10
export const LONGEST_TEXT = 2_000
export const LONGEST_HEADLINE = 200

/** Keys of the scheme's framework version. */
export interface FrameworkKeys {
  readonly skills: ReadonlySet<string>
  readonly levels: ReadonlySet<string>
}

const among = <T>(list: readonly T[], value: T | undefined): boolean => value === undefined || list.includes(value)
const twice = (list: readonly unknown[]): boolean => new Set(list).size < list.length

/**
 * What is wrong with what somebody filled in, each with its field and the fix. A draft may be incomplete (see `whatIsMissing`) but never
 * wrong. `capacity` is checked against the scheme where it is new: a scheme that asks for less now does not send anybody away.
 */
export function checkProfile(content: ProfileContent, scheme: SchemeDemands, framework: FrameworkKeys, was?: { readonly capacity: number; readonly taken: number }): readonly Problem[] {
  return [
    ...checkAbout(content.details),
    ...checkSkills(content.wants, framework, 'skills.wants'),
    ...checkSkills(content.offers, framework, 'skills.offers'),
    ...checkWorking(content.details),
    ...checkMeeting(content.details),
    ...checkAnswers(content, scheme),
    ...checkCapacity(content, scheme, was),
  ]
}

function checkAbout({ headline, goals, background, seniority, sector, workingPattern }: ProfileDetails): readonly Problem[] {
  return [
    ...when((headline ?? '').length > LONGEST_HEADLINE, problem('TOO_LONG', 'about.headline', `Describe yourself in ${LONGEST_HEADLINE} characters or fewer.`)),
    ...when((goals ?? '').length > LONGEST_TEXT, problem('TOO_LONG', 'about.goals', 'Shorten your goals to 2,000 characters.')),
    ...when(!among(['digital', 'non_digital'], background), problem('UNKNOWN', 'about.background', 'Choose digital or not digital.')),
    ...when(!among(SENIORITIES, seniority), problem('UNKNOWN', 'about.seniority', 'Choose how senior your job is from the list.')),
    ...when(!among(SECTORS, sector), problem('UNKNOWN', 'about.sector', 'Choose your area of work from the list.')),
    ...when(!among(WORKING_PATTERNS, workingPattern), problem('UNKNOWN', 'about.workingPattern', 'Choose your working pattern from the list.')),
  ]
}

function checkSkills(skills: readonly ChosenSkill[], { skills: known, levels }: FrameworkKeys, field: string): readonly Problem[] {
  return [
    ...when(skills.length > MOST_SKILLS, problem('TOO_MANY', field, `Choose at most ${MOST_SKILLS} skills: the ones that matter most.`)),
    ...when(twice(skills.map(({ key }) => key)), problem('TWICE', field, 'Choose each skill once.')),
    ...when(skills.some(({ key, level }) => !known.has(key) || (level !== null && !levels.has(level))), problem('UNKNOWN', field, 'Choose skills and levels of the scheme’s framework.')),
  ]
}

function checkWorking({ values, choice }: ProfileDetails): readonly Problem[] {
  const fit = (values ?? []).every((value) => value === null || (Number.isInteger(value) && value >= 1 && value <= 5))
  return [
    ...when(!fit || (values ?? []).length > VALUE_STATEMENTS.length, problem('OUT_OF_RANGE', 'working.values', 'Answer each statement from 1 (not me) to 5 (very much me), or leave it out.')),
    ...when(!among(CHOICES, choice), problem('UNKNOWN', 'working.choice', 'Choose what matters most to you from the list.')),
  ]
}

function checkMeeting({ modes = [], languages = [], times = 0 }: ProfileDetails): readonly Problem[] {
  return [
    ...when(twice(modes) || modes.some((mode) => !MEETING_MODES.includes(mode)), problem('UNKNOWN', 'meeting.modes', 'Choose ways of meeting from the list, each once.')),
    ...when(twice(languages) || languages.some((language) => !(LANGUAGES as readonly string[]).includes(language)), problem('UNKNOWN', 'meeting.languages', 'Choose languages from the list, each once.')),
    ...when(!Number.isInteger(times) || times < 0 || times >= 2 ** HALF_DAYS, problem('OUT_OF_RANGE', 'meeting.times', 'Choose half-days from Monday to Friday.')),
  ]
}

function checkAnswers({ side, details }: ProfileContent, { settings }: SchemeDemands): readonly Problem[] {
  const questions = new Map(questionsFor(side, settings.questions).map((question) => [question.key, question]))
  return Object.entries(details.answers ?? {}).flatMap(([key, answer]): readonly Problem[] => {
    const question = questions.get(key)
    const field = `answers.${key}`
    if (question === undefined) return [problem('UNKNOWN', field, 'This question is not asked of you any more. Load the page again.')]
    if (question.kind === 'choice') return when(answer !== '' && !question.options.includes(answer), problem('UNKNOWN', field, 'Choose one of the answers.'))
    return when(answer.length > LONGEST_TEXT, problem('TOO_LONG', field, 'Shorten your answer to 2,000 characters.'))
  })
}

function checkCapacity({ side, capacity }: ProfileContent, { settings }: SchemeDemands, was?: { readonly capacity: number; readonly taken: number }): readonly Problem[] {
  if (side === 'mentee') return when(capacity !== 1, problem('OUT_OF_RANGE', 'capacity', 'A mentee has one place.'))
  if (was?.capacity === capacity) return []
  const { mostMentees } = settings
  if (!Number.isInteger(capacity) || capacity < 0 || capacity > mostMentees) {
    return [problem('OUT_OF_RANGE', 'capacity', `Enter a whole number from 0 (not now) to ${mostMentees}.`)]
  }
  const taken = was?.taken ?? 0
  return when(capacity < taken, problem('BELOW_TAKEN', 'capacity', `You have ${taken} ${taken === 1 ? 'mentee or proposal' : 'mentees and proposals'} already. Enter ${taken} or more, or end one first.`))
}
