import type { CategoryNode } from '../domain/release/release-definition.js'
import type { BaseCounts, ReleaseDefinition } from '../domain/release/release-definition.js'
import type { PublishedFigures, ReleaseCell } from '../domain/release/protected-release.js'

/** A reader who tries every world there is. Shares nothing with the attack but the types; for small releases only. */
interface EveryWorld {
  /** The run of possible counts around the truth of a published sum, looked for until it has five. */
  run(snapshot: number, at: readonly string[]): { from: number; to: number }
  runOutside(snapshot: number, at: readonly string[], whole: readonly string[]): { from: number; to: number }
}

/** A sum of variables between two ends, or anything else that can be said once all of them have a value. */
export interface Condition {
  readonly variables: readonly number[]
  /** One for each variable; all 1 where they are left out. */
  readonly weights?: readonly number[]
  readonly least: number
  readonly most: number
  readonly holds?: (values: readonly number[]) => boolean
}

export const ANY = { least: 0, most: Number.POSITIVE_INFINITY }

/** How many more people than there are a withheld cell is tried with. */
const BEYOND = 6

export function everyWorld(snapshots: readonly { readonly published: PublishedFigures; readonly counts: BaseCounts }[], maxChange: number): EveryWorld {
  const definition = snapshots[0]!.published.definition
  const leaves = product(definition.dimensions.map(({ root }) => leafKeys(root)))
  const truth = snapshots.flatMap(({ counts }) => leaves.map((leaf) => counts.rows.find(({ at }) => at.join() === leaf.join())?.count ?? 0))
  const inside = (snapshot: number, at: readonly string[]): number[] => leaves.flatMap((leaf, index) => (contains(definition, at, leaf) ? [snapshot * leaves.length + index] : []))
  const conditions: Condition[] = snapshots.flatMap(({ published }, snapshot) => published.tables.flatMap((table) => table.cells.flatMap((cell) => conditionsOf(published, table.key, cell, (at) => inside(snapshot, at)))))
  for (let snapshot = 1; snapshot < snapshots.length; snapshot++) {
    leaves.forEach((_, index) => conditions.push(changeOf(truth, (snapshot - 1) * leaves.length + index, snapshot * leaves.length + index, maxChange)))
  }
  const run = (variables: readonly number[]): { from: number; to: number } => runOf(truth, conditions, variables)
  return {
    run: (snapshot, at) => run(inside(snapshot, at)),
    runOutside: (snapshot, at, whole) => {
      const own = new Set(inside(snapshot, at))
      return run(inside(snapshot, whole).filter((variable) => !own.has(variable)))
    },
  }
}

/** The run of counts around the truth of some variables for which whole numbers meet all conditions, looked for until it has five. */
export function runOf(truth: readonly number[], conditions: readonly Condition[], variables: readonly number[]): { from: number; to: number } {
  const count = variables.reduce((sum, variable) => sum + truth[variable]!, 0)
  const possible = (value: number): boolean => value >= 0 && exists(truth, [...conditions, { variables, least: value, most: value }])
  let [from, to] = [count, count]
  while (to - from < 4 && possible(to + 1)) to++
  while (to - from < 4 && possible(from - 1)) from--
  return { from, to }
}

/** What readers know of the change of a count between two snapshots. */
export function changeOf(truth: readonly number[], earlier: number, later: number, maxChange: number): Condition {
  const happened = Math.abs(truth[later]! - truth[earlier]!)
  const most = happened <= maxChange ? maxChange : happened + ((5 - (happened % 5)) % 5)
  return { variables: [earlier, later], holds: ([a, b]) => Math.abs(a! - b!) <= most, ...ANY }
}

/** Whether any whole numbers meet all conditions. Begins with the last condition's variables and values near the truth, and gives up a branch when a sum can no longer come right. */
function exists(truth: readonly number[], conditions: readonly Condition[]): boolean {
  const touching = truth.map((_, variable) => conditions.filter(({ variables }) => variables.includes(variable)))
  const highest = truth.map((near, variable) => Math.min(near + BEYOND, ...touching[variable]!.filter(({ weights }) => weights === undefined).map(({ most }) => most)))
  const asked = conditions.at(-1)!.variables
  const beside = new Set(asked.flatMap((variable) => touching[variable]!.filter(({ variables }) => variables.length <= 2).flatMap(({ variables }) => variables)))
  const order = [...new Set([...asked, ...beside, ...truth.keys()])]
  const world = truth.map(() => -1)
  const fits = ({ variables, weights, least, most, holds }: Condition): boolean => {
    let [lowest, greatest, open] = [0, 0, 0]
    for (const [index, variable] of variables.entries()) {
      const weight = weights?.[index] ?? 1
      const known = world[variable]! >= 0
      lowest += weight * (known ? world[variable]! : weight < 0 ? highest[variable]! : 0)
      greatest += weight * (known ? world[variable]! : weight < 0 ? 0 : highest[variable]!)
      if (!known) open++
    }
    return lowest <= most && greatest >= least && (open > 0 || holds === undefined || holds(variables.map((variable) => world[variable]!)))
  }
  const place = (position: number): boolean => {
    const variable = order[position]
    if (variable === undefined) return true
    const near = truth[variable]!
    for (let step = 0; step <= 2 * (near + BEYOND); step++) {
      const value = step % 2 === 0 ? near + step / 2 : near - (step + 1) / 2
      if (value < 0 || value > highest[variable]!) continue
      world[variable] = value
      if (touching[variable]!.every(fits) && place(position + 1)) return true
    }
    world[variable] = -1
    return false
  }
  return place(0)
}

export function conditionsOf(published: PublishedFigures, table: string, { at, figure, percentage }: ReleaseCell, inside: (at: readonly string[]) => number[]): Condition[] {
  const variables = inside(at)
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const between = (from: number, to: number): Condition => ({ variables, least: from, most: to })
  const conditions: Condition[] = []
  if (typeof figure !== 'number') {
    if ('from' in figure) conditions.push(between(figure.from, figure.to))
  } else if (published.method === 'simple_rounding') conditions.push(between(figure - 2, figure + 2))
  else if (published.method === 'controlled_rounding') {
    const levels = at.map((key, index) => published.definition.dimensions[index]!.levels[depthOf(published.definition.dimensions[index]!.root, key)]!)
    const { within } = published.bounds.find((bound) => bound.levels.join() === levels.join())!
    conditions.push(between(figure - within, figure + within))
  } else conditions.push(between(figure, figure))
  if (percentage !== undefined && published.percentagesFrom === 'counts') {
    const across = published.definition.dimensions.findIndex(({ key }) => key === published.definition.tables.find((candidate) => candidate.key === table)!.percentagesAcross)
    const whole = inside(at.map((key, index) => (index === across ? published.definition.dimensions[index]!.root.key : key)))
    const part = whole.map((variable) => variables.includes(variable))
    conditions.push({ variables: whole, ...ANY, holds: (values) => Math.round((sum(values.filter((_, index) => part[index])) * 1000) / sum(values)) / 10 === percentage })
  }
  return conditions
}

export const contains = ({ dimensions }: ReleaseDefinition, at: readonly string[], leaf: readonly string[]): boolean =>
  dimensions.every(({ root }, index) => leafKeys(find(root, at[index]!)!).includes(leaf[index]!))

const find = (node: CategoryNode, key: string): CategoryNode | undefined => (node.key === key ? node : (node.children ?? []).map((child) => find(child, key)).find((found) => found !== undefined))
export const leafKeys = (node: CategoryNode): string[] => (node.children?.length ? node.children.flatMap(leafKeys) : [node.key])
const depthOf = (node: CategoryNode, key: string): number => (node.key === key ? 0 : 1 + Math.min(...(node.children ?? []).filter((child) => find(child, key)).map((child) => depthOf(child, key))))
export const product = (lists: readonly (readonly string[])[]): string[][] => lists.reduce<string[][]>((all, list) => all.flatMap((start) => list.map((key) => [...start, key])), [[]])
