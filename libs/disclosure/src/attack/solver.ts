import loadHighs, { type Highs, type Model } from 'highs'
import type { Row } from './reader-system.js'

/** Nobody believes in counts beyond this; a sum that reaches it has no upper end. Finite, because unbounded programmes are told apart badly from infeasible ones. */
export const UNBOUNDED = 1_000_000

interface LinearSystem {
  readonly columns: number
  readonly rows: readonly Row[]
  readonly whole: boolean
}

interface Optimum {
  readonly value: number
  readonly values: Float64Array
  readonly rowDuals: Float64Array
}

/** One system of counts in HiGHS, solved again and again for other sums. Frees its memory with `dispose`. */
export class Solver {
  private readonly model: Model
  private priced: readonly number[] = []

  constructor(private readonly highs: Highs, { columns, rows, whole }: LinearSystem) {
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
      colCost: new Float64Array(columns), colLower: new Float64Array(columns), colUpper: new Float64Array(columns).fill(UNBOUNDED),
      rowLower: rows.map(({ low }) => end(low)), rowUpper: rows.map(({ high }) => end(high)),
      matrix: { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values },
      ...(whole && { integrality: Array.from({ length: columns }, () => highs.constants.variableType.integer) }),
    })
    this.model.options.set({ output_flag: false, ...(whole && { time_limit: 20 }) })
  }

  /** The least or greatest that the sum of some columns can be; undefined when nothing fits all rows. */
  solve(columns: readonly number[], sense: 'least' | 'greatest'): Optimum | undefined {
    const { model, highs } = this
    for (const column of this.priced) model.changeColCost(column, 0)
    for (const column of columns) model.changeColCost(column, 1)
    this.priced = columns
    const { minimize, maximize } = highs.constants.objectiveSense
    model.changeObjectiveSense(sense === 'least' ? minimize : maximize)
    if (!this.run()) return undefined
    const { colValue, rowDual } = model.getSolution()
    return { value: model.getObjectiveValue(), values: colValue, rowDuals: rowDual }
  }

  /** Any solution in which one row has this value; undefined when there is none. */
  solutionWith(row: number, value: number): Float64Array | undefined {
    this.model.changeRowBounds(row, value, value)
    return this.run() ? this.model.getSolution().colValue : undefined
  }

  /** Solves from where the last solution stood, or afresh when that leads nowhere. Throws when HiGHS gives up. */
  private run(): boolean {
    const { optimal, infeasible } = this.highs.constants.modelStatus
    this.model.run()
    if (this.model.getModelStatus() !== optimal) {
      this.model.clearSolver()
      this.model.run()
    }
    const status = this.model.getModelStatus()
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

/** In CommonJS the loader is what the package exports, in ES modules its default; its types know the second only in part. */
const exported = loadHighs as unknown as (() => Promise<Highs>) & { readonly default?: () => Promise<Highs> }
let loaded: Promise<Highs> | undefined

/** HiGHS, loaded once per process. */
export function highs(): Promise<Highs> {
  loaded ??= (exported.default ?? exported)()
  return loaded
}
