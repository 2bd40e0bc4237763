import type { Highs } from 'highs'
import type { LinkLimits } from './known-worlds.js'
import type { CountSystem, Row } from './reader-system.js'
import { Solver, UNBOUNDED } from './solver.js'

/** Tolerance of the solver, well below one person. */
const TOLERANCE = 1e-5

interface Ends {
  readonly from: number
  /** Null when the sum has no upper end. */
  readonly to: number | null
  /** Rows (of the system) that stop the sum from being less or more. */
  readonly binding: readonly number[]
  /** The solutions in which the ends are reached: what other sums are in them is possible for those. */
  readonly solutions: readonly Float64Array[]
}

/** The linear programme of everything that readers know. Counts may be fractions in it, so what it excludes is excluded for certain. */
export class Programme {
  private readonly solver: Solver

  constructor(highs: Highs, private readonly system: CountSystem, limits: LinkLimits) {
    const links: Row[] = system.links.map(({ earlier, later }, index) => ({ variables: [later, earlier], weights: [1, -1], low: -limits[index]!, high: limits[index]! }))
    this.solver = new Solver(highs, { columns: system.variables, rows: [...system.rows, ...links], whole: false })
  }

  /** The least and the greatest whole number that a sum can be. Throws when the published figures contradict each other. */
  endsOf(variables: readonly number[]): Ends {
    const least = this.solver.solve(variables, 'least')
    const greatest = this.solver.solve(variables, 'greatest')
    if (least === undefined || greatest === undefined) throw new Error('No counts agree with everything published: a figure or the model of change is wrong')
    const binding = this.system.rows.flatMap((_, row) => ([least, greatest].some(({ rowDuals }) => Math.abs(rowDuals[row]!) > TOLERANCE) ? [row] : []))
    const to = Math.floor(greatest.value + TOLERANCE)
    return { from: Math.ceil(least.value - TOLERANCE) + 0, to: to >= UNBOUNDED ? null : to, binding, solutions: [least.values, greatest.values] }
  }

  /** Takes back what a row says, for the time of this programme. */
  relax(row: number): void {
    this.solver.relax(row)
  }

  dispose(): void {
    this.solver.dispose()
  }
}
