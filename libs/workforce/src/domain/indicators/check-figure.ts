import { type PlainDate, type Problem, problem, when } from '#kernel'

export interface FigureFacts {
  readonly on: PlainDate
  readonly numerator: number
  readonly denominator: number | null
  readonly source: string
  readonly reason: string | null
  /** Whether the area can be read. */
  readonly known: boolean
  /** The indicator divides by something. */
  readonly divides: boolean
  /** There is a figure for that area and day already. */
  readonly corrects: boolean
  readonly today: PlainDate
}

/** Everything that is wrong with a figure entered by hand. */
export function checkFigure({ on, numerator, denominator, source, reason, known, divides, corrects, today }: FigureFacts): readonly Problem[] {
  return [
    ...when(!known, problem('AREA', 'areaKey', 'Choose the area that the figure is for.')),
    ...when(on > today, problem('DAY_IN_FUTURE', 'on', 'Enter a day that is not in the future.')),
    ...when(!Number.isFinite(numerator) || numerator < 0, problem('NUMERATOR', 'numerator', 'Enter a number, 0 or more.')),
    ...(divides ? checkDenominator(numerator, denominator) : when(denominator !== null, problem('DENOMINATOR_UNUSED', 'denominator', 'This indicator counts: leave this empty.'))),
    ...when(source.trim() === '' || source.length > 500, problem('SOURCE_LENGTH', 'source', 'Say in 1 to 500 characters where the figure is from.')),
    ...when(corrects && (reason === null || reason.trim() === ''), problem('REASON_REQUIRED', 'reason', 'There is a figure for that day already. Say why this one corrects it.')),
    ...when((reason ?? '').length > 1_000, problem('REASON_LENGTH', 'reason', 'Shorten the reason to 1,000 characters.')),
  ]
}

function checkDenominator(numerator: number, denominator: number | null): readonly Problem[] {
  if (denominator === null || !Number.isFinite(denominator) || denominator <= 0) return [problem('DENOMINATOR', 'denominator', 'Enter what it is counted out of: a number above 0.')]
  return when(numerator > denominator, problem('MORE_THAN_ALL', 'numerator', 'Enter no more than what it is counted out of.'))
}
