import { daysBetween, parsePlainDate, type Problem, problem, when } from '#kernel'

/** What somebody who sets a round up writes. Days as `YYYY-MM-DD`. */
export interface RoundDraft {
  readonly title: string
  readonly intakeOpensOn: string
  /** First day on which profiles no longer come in. */
  readonly intakeClosesOn: string
}

const LONGEST_INTAKE = 366

/** Everything that is wrong with the plan of a round. */
export function checkRound({ title, intakeOpensOn, intakeClosesOn }: RoundDraft): readonly Problem[] {
  const [opens, closes] = [parsePlainDate(intakeOpensOn), parsePlainDate(intakeClosesOn)]
  return [
    ...when(title.trim() === '' || title.length > 200, problem('TITLE_LENGTH', 'title', 'Enter a title of 1 to 200 characters, such as “Autumn 2026”.')),
    ...when(opens === undefined, problem('DATE', 'intakeOpensOn', 'Enter the day on which the intake opens.')),
    ...when(closes === undefined, problem('DATE', 'intakeClosesOn', 'Enter the day on which the intake closes.')),
    ...(opens === undefined || closes === undefined ? [] : [
      ...when(closes <= opens, problem('DAYS_IN_ORDER', 'intakeClosesOn', 'The intake has to close after the day on which it opens.')),
      ...when(daysBetween(opens, closes) > LONGEST_INTAKE, problem('INTAKE_TOO_LONG', 'intakeClosesOn', 'The intake can be open for a year at most. Enter an earlier day.')),
    ]),
  ]
}
