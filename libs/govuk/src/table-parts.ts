/** The columns by which a table with a forecast is taken apart, by their keys. */
export interface ForecastColumns {
  /** Days or quarters. */
  readonly along: string
  /** What was. */
  readonly figure: string
  /** An edge of the forecast's interval: rows that have it are the forecast. */
  readonly edge: string
}

export interface TablePart<R> {
  /** Places of the columns that hold something, the one with the days always among them. */
  readonly columns: readonly number[]
  readonly rows: readonly R[]
}

export interface TableParts<R> {
  readonly figures: TablePart<R>
  readonly forecasts: TablePart<R>
  /** Past days of which there is no figure: told in a sentence. */
  readonly without: readonly R[]
}

/**
 * A table with figures and a forecast, to be read as two: in one, half of its cells would say that there is nothing. Nothing is left out that
 * has a figure. `undefined` where the columns are not there.
 */
export function tableParts<R>(keys: readonly string[], rows: readonly R[], { along, figure, edge }: ForecastColumns, isEmpty: (row: R, at: number) => boolean): TableParts<R> | undefined {
  const [day, first, end] = [along, figure, edge].map((key) => keys.indexOf(key))
  if (day === undefined || first === undefined || end === undefined || Math.min(day, first, end) < 0) return undefined
  const part = (some: readonly R[]): TablePart<R> => ({ rows: some, columns: keys.flatMap((_key, at) => (at === day || some.some((row) => !isEmpty(row, at)) ? [at] : [])) })
  const past = rows.filter((row) => isEmpty(row, end))
  return { figures: part(past.filter((row) => !isEmpty(row, first))), forecasts: part(rows.filter((row) => !isEmpty(row, end))), without: past.filter((row) => isEmpty(row, first)) }
}

/** The sentence for days without a figure, as readers see the days; null where there are none. */
export function withoutFigure(days: readonly string[]): string | null {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  return days.length === 1 ? `There is no figure of ${first}.` : `There is no figure of ${days.length} days between ${first} and ${last}.`
}
