import type { Highs } from 'highs'
import { PROTECTION_WIDTH } from '../domain/published-table.js'
import { type LinkLimits, weightedSum, type World } from './known-worlds.js'
import type { CountSystem, Row } from './reader-system.js'
import { Solver } from './solver.js'
import type { Target } from './targets.js'

/** Larger systems of whole numbers are left to the linear programme. */
export const MOST_WHOLE_VARIABLES = 600

/** Part of what readers know: some variables are free, the others held at a known world. */
export interface LocalSystem {
  readonly columns: ReadonlyMap<number, number>
  readonly rows: readonly Row[]
  /** Whole-number worlds that were found for one target; they may answer for the next. */
  readonly found: Float64Array[]
}

/** Rows and links in which some free variables take part, the others held at a known world. */
export function localSystem(system: CountSystem, world: World, limits: LinkLimits, isFree: (variable: number) => boolean): LocalSystem {
  const columns = new Map<number, number>()
  for (let variable = 0; variable < system.variables; variable++) if (isFree(variable)) columns.set(variable, columns.size)
  const rows: Row[] = []
  const add = (row: Row): void => {
    const free = row.variables.flatMap((variable, index) => (columns.has(variable) ? [{ column: columns.get(variable)!, weight: row.weights?.[index] ?? 1, at: world[variable]! }] : []))
    if (free.length === 0) return
    const held = weightedSum(world, row.variables, row.weights) - free.reduce((sum, { weight, at }) => sum + weight * at, 0)
    rows.push({ variables: free.map(({ column }) => column), weights: free.map(({ weight }) => weight), low: row.low - held, high: row.high - held })
  }
  system.rows.forEach(add)
  system.links.forEach(({ earlier, later }, index) => add({ variables: [later, earlier], weights: [1, -1], low: -limits[index]!, high: limits[index]! }))
  return { columns, rows, found: [] }
}

/**
 * The run of counts around the truth for which whole-number worlds exist that differ from the known world in free variables
 * only; looked for until it is wide enough. What it finds is possible for certain; with all variables free it finds all there is.
 */
export function runByWholeWorlds(highs: Highs, target: Pick<Target, 'variables' | 'truth'>, world: World, { columns, rows, found }: LocalSystem): { from: number; to: number } {
  const own = target.variables.flatMap((variable) => (columns.has(variable) ? [columns.get(variable)!] : []))
  const held = target.variables.reduce((sum, variable) => sum + (columns.has(variable) ? 0 : world[variable]!), 0)
  const known = new Set(found.map((values) => own.reduce((sum, column) => sum + Math.round(values[column]!), held)))
  let solver: Solver | undefined
  const newSolver = (): Solver => new Solver(highs, { columns: columns.size, rows: [...rows, { variables: own, low: 0, high: Number.POSITIVE_INFINITY }], whole: true })
  let [from, to] = [target.truth, target.truth]
  const possible = (count: number): boolean => {
    if (count < held || known.has(count)) return count >= held
    const values = (solver ??= newSolver()).solutionWith(rows.length, count - held)
    if (values !== undefined) found.push(values)
    return values !== undefined
  }
  try {
    while (to - from + 1 < PROTECTION_WIDTH && possible(to + 1)) to++
    while (to - from + 1 < PROTECTION_WIDTH && possible(from - 1)) from--
  } finally {
    solver?.dispose()
  }
  return { from, to }
}
