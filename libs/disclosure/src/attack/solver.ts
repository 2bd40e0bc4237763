import loadHighs, { type Highs, type Model } from 'highs'
import type { Row } from './reader-system.js'

export interface LinearSystem {
  readonly columns: number
  /** None when columns are only bounded by zero. */
  readonly upper?: readonly number[]
  readonly rows: readonly Row[]
  readonly whole: boolean
}

export type Optimum = { readonly kind: 'optimal'; readonly value: number; readonly values: Float64Array; readonly rowDuals: Float64Array } | { readonly kind: 'unbounded' } | { readonly kind: 'infeasible' }

/** One system of counts in HiGHS, solved again and again for other sums. Frees its memory with `dispose`. */
export class Solver {
  private readonly model: Model
  private priced: readonly number[] = []

  constructor(private readonly highs: Highs, { columns, upper, rows, whole }: LinearSystem) {
    const starts = [0]
    const [indices, values]: [number[], number[]] = [[], []]
    for (const { variables, weights } of rows) {
      variables.forEach((variable, index) => {
        indices.push(variable)
        values.push(weights?.[index] ?? 1)
      })
      starts.push(indices.length)
    }
    const end = (value: number): number => (value === Number.POSITIVE_INFINITY ? highs.infinity : value === Number.NEGATIVE_INFINITY ? -highs.infinity : value)
    this.model = highs.createModel({
      numCols: columns, numRows: rows.length,
      colCost: new Float64Array(columns), colLower: new Float64Array(columns), colUpper: Float64Array.from({ length: columns }, (_, index) => end(upper?.[index] ?? Number.POSITIVE_INFINITY)),
      rowLower: rows.map(({ low }) => end(low)), rowUpper: rows.map(({ high }) => end(high)),
      matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values },
      ...(whole && { integrality: Array.from({ length: columns }, () => highs.constants.variableType.integer) }),
    })
    this.model.options.set({ output_flag: false, threads: 1, ...(whole && { time_limit: 20 }) })
  }

  /** The least or greatest that the sum of some columns can be. Throws when HiGHS gives up. */
  solve(columns: readonly number[], sense: 'least' | 'greatest'): Optimum {
    const { model, highs } = this
    for (const column of this.priced) model.changeColCost(column, 0)
    for (const column of columns) model.changeColCost(column, 1)
    this.priced = columns
    const { objectiveSense, modelStatus } = highs.constants
    model.changeObjectiveSense(sense === 'least' ? objectiveSense.minimize : objectiveSense.maximize)
    model.run()
    const status = model.getModelStatus()
    if (status === modelStatus.infeasible) return { kind: 'infeasible' }
    if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) return { kind: 'unbounded' }
    if (status !== modelStatus.optimal) throw new Error(`HiGHS ended with status ${status}`)
    const { colValue, rowDual } = model.getSolution()
    return { kind: 'optimal', value: model.getObjectiveValue(), values: colValue, rowDuals: rowDual }
  }

  /** Whether any solution exists when one row has to have this value. */
  canBe(row: number, value: number): boolean {
    this.model.changeRowBounds(row, value, value)
    this.model.run()
    const status = this.model.getModelStatus()
    const { optimal, infeasible } = this.highs.constants.modelStatus
    if (status !== optimal && status !== infeasible) throw new Error(`HiGHS ended with status ${status}`)
    return status === optimal
  }

  /** Leaves a row without ends. */
  relax(row: number): void {
    this.model.changeRowBounds(row, -this.highs.infinity, this.highs.infinity)
  }

  dispose(): void {
    this.model.dispose()
  }
}

/** The package's types describe its CommonJS half, where the loader is a property; its ES half exports the loader itself. */
const loader: () => Promise<Highs> = typeof loadHighs === 'function' ? (loadHighs as typeof loadHighs.default) : loadHighs.default
let loaded: Promise<Highs> | undefined

/** HiGHS, loaded once per process. */
export function highs(): Promise<Highs> {
  loaded ??= loader()
  return loaded
}
