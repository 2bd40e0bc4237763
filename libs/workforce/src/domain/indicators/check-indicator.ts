import { type Problem, problem, when } from '#kernel'
import { type Breakdown, type Direction, DIRECTIONS, type Unit, UNITS } from './units.js'

/** What somebody writes about how an indicator is counted. */
export interface IndicatorContent {
  readonly title: string
  readonly definition: string
  readonly numerator: string
  readonly denominator: string | null
  readonly unit: Unit
  readonly direction: Direction
  readonly sourceKey: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly breakdowns: readonly Breakdown[]
  readonly formulaVersion: string
  readonly changeNote: string
}

/** What is known of the source that it names; undefined where nobody has registered it. */
export interface SourceFacts {
  readonly unit: Unit
  readonly breakdowns: readonly Breakdown[]
  readonly hasDenominator: boolean
  /** What the source's own schema says of the parameters, path by path. */
  readonly parameterProblems: readonly { readonly path: string; readonly message: string }[]
}

const KEY = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
export const checkIndicatorKey = (key: string): readonly Problem[] =>
  when(!KEY.test(key) || key.length > 60, problem('KEY_MALFORMED', 'key', 'Write a short name in lower-case letters and numbers with hyphens between words, at most 60 characters.'))

const long = (text: string, from: number, to: number): boolean => text.trim().length < from || text.length > to

/** Everything that is wrong with a version of an indicator. */
export function checkIndicator(given: IndicatorContent, source: SourceFacts | undefined): readonly Problem[] {
  return [
    ...when(long(given.title, 1, 200), problem('TITLE_LENGTH', 'title', 'Enter a title of 1 to 200 characters.')),
    ...when(long(given.definition, 1, 5_000), problem('DEFINITION_LENGTH', 'definition', 'Say in 1 to 5,000 characters what counts and what does not.')),
    ...when(long(given.numerator, 1, 500), problem('NUMERATOR_LENGTH', 'numerator', 'Say in 1 to 500 characters what is counted.')),
    ...when(given.denominator !== null && long(given.denominator, 1, 500), problem('DENOMINATOR_LENGTH', 'denominator', 'Say in 1 to 500 characters what it is counted out of, or leave it empty.')),
    ...when(!UNITS.includes(given.unit), problem('UNIT', 'unit', 'Choose a unit.')),
    ...when(!DIRECTIONS.includes(given.direction), problem('DIRECTION', 'direction', 'Choose which way is better.')),
    ...when(long(given.formulaVersion, 1, 20), problem('FORMULA_VERSION', 'formulaVersion', 'Enter a version of the formula of 1 to 20 characters, such as 1.')),
    ...when(long(given.changeNote, 1, 1_000), problem('CHANGE_NOTE_LENGTH', 'changeNote', 'Say in 1 to 1,000 characters what is new in this version.')),
    ...(source === undefined ? [problem('SOURCE_UNKNOWN', 'sourceKey', 'Choose a source of figures that Waymark has.')] : checkAgainstSource(given, source)),
  ]
}

function checkAgainstSource({ unit, denominator, breakdowns }: IndicatorContent, source: SourceFacts): readonly Problem[] {
  return [
    ...when(unit !== source.unit, problem('UNIT_OF_SOURCE', 'unit', `This source gives ${source.unit.replaceAll('_', ' ')}: choose that unit.`)),
    ...when((denominator !== null) !== source.hasDenominator, problem('DENOMINATOR_OF_SOURCE', 'denominator', source.hasDenominator ? 'This source divides: say what by.' : 'This source counts and does not divide: leave the denominator empty.')),
    ...when(breakdowns.some((one) => !source.breakdowns.includes(one)) || new Set(breakdowns).size < breakdowns.length, problem('BREAKDOWN_OF_SOURCE', 'breakdowns', `Choose each breakdown once, from those of this source: ${source.breakdowns.join(', ').replaceAll('_', ' ') || 'none'}.`)),
    ...source.parameterProblems.map(({ path, message }) => problem('PARAMETER', path === '' ? 'parameters' : `parameters.${path}`, message)),
  ]
}
