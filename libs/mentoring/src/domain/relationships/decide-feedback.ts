import { addDays, err, londonDate, ok, type PlainDate, type Problem, problem, type Result, when } from '#kernel'
import { isLive, isRelationship, type MatchState } from '../matches/match-states.js'
import { OUTCOMES } from './relationship-codes.js'

export interface CheckInAnswer {
  /** 1 badly to 5 very well. */
  readonly going: number
  readonly helpWanted: boolean
  readonly comment: string
}

const COMMENT_LIMIT = 2_000

const scale = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to

/** Days on which each of the two is asked how it goes. */
export const checkInDays = (agreedAt: Date, weeks: readonly number[]): readonly PlainDate[] => [...new Set(weeks)].toSorted((a, b) => a - b).map((week) => addDays(londonDate(agreedAt), week * 7))

/** Whether a check-in can be answered: from a week before its day, once, while the two are matched. */
export function decideCheckIn(facts: { readonly state: MatchState; readonly dueOn: PlainDate; readonly answered: boolean }, answer: CheckInAnswer, now: Date): Result<undefined, readonly Problem[]> {
  const wrong = [
    ...when(facts.answered, problem('CHECKED_IN', '', 'You have answered this check-in already. Thank you.')),
    ...when(!isRelationship(facts.state) || !isLive(facts.state), problem('NOT_RUNNING', '', 'This mentoring is over. Tell us how it went in the closing survey.')),
    ...when(addDays(facts.dueOn, -7) > londonDate(now), problem('NOT_DUE', '', 'This check-in is not due yet.')),
    ...when(!scale(answer.going, 1, 5), problem('GOING', 'going', 'Choose how well it is going, from 1 to 5.')),
    ...when(answer.comment.trim().length > COMMENT_LIMIT, problem('TOO_LONG', 'comment', `Shorten this to ${COMMENT_LIMIT} characters or fewer.`)),
  ]
  return wrong.length === 0 ? ok(undefined) : err(wrong)
}

export interface SurveyAnswer {
  readonly helpful: number
  readonly matchQuality: number
  /** How likely to recommend the scheme, 0 to 10. */
  readonly recommends: number
  readonly outcomes: readonly string[]
  readonly comment: string
  /** Whether those who run the scheme may read the comment, without a name. */
  readonly commentShared: boolean
}

/** The closing survey: each of the two once, after the relationship has ended. */
export function decideSurvey(facts: { readonly state: MatchState; readonly answered: boolean }, answer: SurveyAnswer): Result<undefined, readonly Problem[]> {
  const wrong = [
    ...when(facts.answered, problem('SURVEY_ANSWERED', '', 'You have answered this survey already. Thank you.')),
    ...when(facts.state !== 'completed' && facts.state !== 'ended_early', problem('NOT_OVER', '', 'The closing survey opens when the mentoring has come to its end.')),
    ...when(!scale(answer.helpful, 1, 5), problem('HELPFUL', 'helpful', 'Choose how helpful it was, from 1 to 5.')),
    ...when(!scale(answer.matchQuality, 1, 5), problem('MATCH_QUALITY', 'matchQuality', 'Choose how well you were matched, from 1 to 5.')),
    ...when(!scale(answer.recommends, 0, 10), problem('RECOMMENDS', 'recommends', 'Choose how likely you are to recommend the scheme, from 0 to 10.')),
    ...when(answer.outcomes.some((code) => !(OUTCOMES as readonly string[]).includes(code)), problem('OUTCOME_UNKNOWN', 'outcomes', 'Choose outcomes from the list.')),
    ...when(answer.outcomes.includes('nothing_yet') && answer.outcomes.length > 1, problem('OUTCOMES_CONTRADICT', 'outcomes', 'Choose either outcomes, or that nothing has come of it yet.')),
    ...when(answer.comment.trim().length > COMMENT_LIMIT, problem('TOO_LONG', 'comment', `Shorten this to ${COMMENT_LIMIT} characters or fewer.`)),
  ]
  return wrong.length === 0 ? ok(undefined) : err(wrong)
}
