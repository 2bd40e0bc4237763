import type { PlainDate } from '#kernel'
import { type BackTest, type Forecast, FORECAST_CONFIDENCE, FORECAST_MODELS, type ForecastModel, type Observation } from '../forecast.js'
import { outlook, paceNeeded, type Rating, type TargetLine } from '../judge-target.js'
import { dayInWords } from '../publishing/cells.js'
import type { Between, ColumnKind, ReportColumn, ReportSection, ReportTable } from '../report-content.js'
import { partTables, type TargetParts, untold } from './target-parts.js'
import { tenth } from '../tenth.js'

/** A figure of a target on a day, as it was computed. */
export interface TargetFigure {
  readonly on: PlainDate
  readonly value: number | null
  /** What should be reached by then under the plan's rule. */
  readonly expected: number | null
  readonly bounds: Between | null
  readonly coverage: { readonly of: number; readonly reported: number } | null
  /** Why there is no value, or what to know about it. */
  readonly why: string | null
}

/** With what should be reached by the day under the plan's rule; `null` where it says nothing. */
export interface TargetForecast extends Forecast {
  readonly expected: number | null
}

/** Everything that is told about one target. */
export interface TargetStory {
  readonly code: string
  readonly title: string
  readonly unit: Exclude<ColumnKind, 'text' | 'date' | 'quarter'>
  readonly line: TargetLine
  readonly rating: Rating
  readonly ragRule: string
  readonly method: string
  /** In order of their days. */
  readonly figures: readonly TargetFigure[]
  readonly model: ForecastModel
  /** At the ends of quarters to come, the last on or after the goal's day; `null` where there are too few figures. */
  readonly forecasts: readonly TargetForecast[] | null
  readonly backTest: BackTest
  /** The newest figure by regions and the like, of the nation; absent in what was recorded before there was any. */
  readonly parts?: readonly TargetParts[]
}

const RATINGS: Readonly<Record<Rating, string>> = { met: 'Met', green: 'On track (green)', amber: 'Slightly behind (amber)', red: 'Behind (red)', missed: 'Missed', not_known: 'Not known' }
const OUTLOOKS = { likely: 'Likely to be met', open: 'Could go either way', unlikely: 'Unlikely to be met' } as const

const MODELS: Readonly<Record<ForecastModel, string>> = {
  drift: `Levels are carried on by their average change so far (${FORECAST_MODELS.drift}).`,
  events: `Appointments and other single events are taken to come at the rate at which they came (${FORECAST_MODELS.events}); none so far does not mean none to come.`,
}

const column = (key: string, title: string, kind: ColumnKind, description: string): ReportColumn => ({ key, title, kind, description })
const tenthOrNone = (value: number | null): number | null => (value === null ? null : tenth(value))

/** The section about targets: one table of all, and one of each with its path and forecast. */
export function targetsSection(stories: readonly TargetStory[], ownPlan: boolean): ReportSection {
  return {
    key: 'targets', title: 'Targets',
    paragraphs: [
      summary(stories),
      ...(ownPlan ? [] : ['There is no plan for this area: the figures are those of the national targets as far as they can be told for it, and are not rated.']),
      `Forecasts say what happens if nothing changes, and need at least four figures. ${[...new Set(stories.map(({ model }) => MODELS[model]))].join(' ')} The interval is meant to hold the later figure in ${FORECAST_CONFIDENCE} of 100 cases.`,
    ],
    tables: [glance(stories), ...stories.flatMap((story) => [ofOne(story), ...partTables(story, story.parts ?? [])])],
  }
}

function summary(stories: readonly TargetStory[]): string {
  const count = (...ratings: readonly Rating[]): number => stories.filter(({ rating }) => ratings.includes(rating)).length
  const parts = ([['met', count('met')], ['on track', count('green')], ['slightly behind', count('amber')], ['behind', count('red')], ['missed', count('missed')], ['not known yet', count('not_known')]] as const)
    .filter(([, n]) => n > 0).map(([words, n]) => `${n} ${words}`)
  return `Of ${stories.length} ${stories.length === 1 ? 'target' : 'targets'}: ${parts.join(', ')}.`
}

function glance(stories: readonly TargetStory[]): ReportTable {
  return {
    key: 'targets-at-a-glance', title: 'Targets at a glance', method: 'none',
    columns: [
      column('target', 'Target', 'text', 'The target’s title'), column('figure_on', 'Figure of', 'date', 'Day of the latest figure'), column('figure', 'Figure', 'ratio', 'Latest figure, in the target’s unit'),
      column('expected', 'Expected by then', 'ratio', 'What should be reached by that day under the plan’s rule'), column('goal', 'Target value', 'ratio', 'What is to be reached'), column('due', 'Due', 'date', 'Day by which it is to be reached'),
      column('unit', 'Unit', 'text', 'Unit of the figures of this row'), column('rating', 'Rating', 'text', 'How far the target is'), column('forecast', 'Forecast for its day', 'ratio', 'Interval in which the figure is expected on the due day if nothing changes'),
      column('outlook', 'Outlook', 'text', 'What the forecast says of the target'),
    ],
    rows: stories.map((story) => {
      const latest = latestOf(story)
      const last = story.forecasts?.at(-1)
      return [
        story.title, latest?.on ?? null, tenthOrNone(latest?.value ?? null), tenthOrNone(latest?.expected ?? null), story.line.goal.value, story.line.goal.on, unitWords(story.unit), RATINGS[story.rating],
        last === undefined ? null : { from: tenth(last.from), to: tenth(last.to) }, last === undefined ? 'Not enough data' : OUTLOOKS[outlook(story.line, last)],
      ]
    }),
    notes: [...new Set(stories.map(({ ragRule }) => ragRule))],
  }
}

function ofOne(story: TargetStory): ReportTable {
  const figures = story.figures.map(({ on, value, expected, bounds }) => [on, tenthOrNone(value), tenthOrNone(expected), null, null, null, bounds === null ? null : { from: tenth(bounds.from), to: tenth(bounds.to) }])
  const forecasts = (story.forecasts ?? []).map(({ on, value, from, to, expected }) => [on, null, tenthOrNone(expected), tenth(value), tenth(from), tenth(to), null])
  return {
    key: `target-${story.code}`, title: story.title, method: story.method,
    columns: [
      column('on', 'Day', 'date', 'The figure is of the end of this day'), column('figure', 'Figure', story.unit, 'As computed from the records'), column('expected', 'Expected', story.unit, 'What should be reached under the plan’s rule'),
      column('forecast', 'Forecast', story.unit, `Middle of the forecast (${FORECAST_MODELS[story.model]})`), column('forecast_from', 'Forecast, lower end', story.unit, `Lower end of the ${FORECAST_CONFIDENCE} % interval`),
      column('forecast_to', 'Forecast, upper end', story.unit, `Upper end of the ${FORECAST_CONFIDENCE} % interval`), column('possible', 'Possible', story.unit, 'Where the figure could lie, given what nobody answered'),
    ],
    rows: [...figures, ...forecasts],
    notes: notesOf(story),
    chart: { kind: 'lines', along: 'on', lines: ['figure', 'expected', 'forecast'], band: { from: 'forecast_from', to: 'forecast_to' }, target: { label: `Target, due ${dayInWords(story.line.goal.on)}`, value: story.line.goal.value } },
  }
}

function notesOf(story: TargetStory): readonly string[] {
  const latest = latestOf(story)
  const pace = latest === undefined ? undefined : paceNeeded(story.line, latest)
  const last = story.figures.at(-1)
  return [
    ...(last?.why ? [last.why] : []),
    ...(last?.coverage ? [`${last.coverage.reported} of ${last.coverage.of} organisations reported.`] : []),
    ...untold(story.parts ?? []),
    ...(story.forecasts === null ? ['Not enough data for a forecast: it needs at least four figures.'] : []),
    ...(story.backTest.forecast > 0 ? [`Looking back: ${story.backTest.inside} of ${story.backTest.forecast} figures that could have been forecast lay inside the interval.`] : []),
    ...(pace === undefined ? [] : [`To reach the target, ${signed(pace.neededPerQuarter)} a quarter ${pace.quartersLeft < 1.5 ? 'is' : 'are'} needed until ${dayInWords(story.line.goal.on)}${pace.soFarPerQuarter === null ? '' : `; so far it was ${signed(pace.soFarPerQuarter)} a quarter`}.`]),
  ]
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value) < 10 ? Math.abs(value).toFixed(1) : Math.round(Math.abs(value))}`
const unitWords = (unit: TargetStory['unit']): string => ({ count: 'number', percent: '%', percentage_points: 'percentage points', relative_change: '% change', ratio: 'ratio' })[unit]

function latestOf({ figures }: TargetStory): (Observation & { readonly expected: number | null }) | undefined {
  const found = figures.findLast(({ value }) => value !== null)
  return found === undefined ? undefined : { on: found.on, value: found.value!, expected: found.expected }
}
