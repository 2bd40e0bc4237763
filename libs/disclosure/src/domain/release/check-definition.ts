import type { ReleaseProblem } from './protected-release.js'
import type { CategoryNode, Dimension, ReleaseDefinition, TableDefinition } from './release-definition.js'

type Keys = ReadonlySet<string>
const bad = (message: string, where: Partial<ReleaseProblem> = {}): ReleaseProblem => ({ code: 'BAD_DEFINITION', message, ...where })

/** Every fault of a definition, each with its remedy; none when it can be worked with. */
export function checkDefinition(definition: ReleaseDefinition): ReleaseProblem[] {
  const { dimensions, tables } = definition
  const problems: ReleaseProblem[] = []
  if (definition.publicationId === '') problems.push(bad('Give the publication an id.'))
  if (dimensions.length === 0) problems.push(bad('Give at least one dimension.'))
  if (tables.length === 0) problems.push(bad('Give at least one table.'))
  problems.push(...repeated(dimensions.map(({ key }) => key)).map((key) => bad(`Two dimensions are called ${key}.`, { dimension: key })))
  problems.push(...repeated(tables.map(({ key }) => key)).map((key) => bad(`Two tables are called ${key}.`, { table: key })))
  const keysOf = new Map<string, Keys>()
  for (const dimension of dimensions) {
    const keys: string[] = []
    problems.push(...checkNode(dimension, dimension.root, 0, keys))
    problems.push(...repeated(keys).map((key) => bad(`${dimension.key} has the category ${key} twice.`, { dimension: dimension.key })))
    problems.push(...repeated(dimension.levels).map((level) => bad(`${dimension.key} has the level ${level} twice.`, { dimension: dimension.key })))
    keysOf.set(dimension.key, new Set(keys))
  }
  for (const table of tables) problems.push(...checkTable(table, dimensions, keysOf))
  problems.push(...checkMethod(definition), ...checkChange(definition, keysOf))
  return problems
}

function checkNode(dimension: Dimension, node: CategoryNode, depth: number, keys: string[]): ReleaseProblem[] {
  keys.push(node.key)
  const where = { dimension: dimension.key }
  const own = node.key === '' ? [bad(`A category of ${dimension.key} has no key.`, where)] : []
  if (depth >= dimension.levels.length) own.push(bad(`${node.key} is deeper than the levels of ${dimension.key}: name a level for its depth.`, where))
  return [...own, ...(node.children ?? []).flatMap((child) => checkNode(dimension, child, depth + 1, keys))]
}

function checkTable(table: TableDefinition, dimensions: readonly Dimension[], keysOf: ReadonlyMap<string, Keys>): ReleaseProblem[] {
  const problems: ReleaseProblem[] = repeated(table.shows.map(({ dimension }) => dimension)).map((key) => bad(`${table.key} shows ${key} twice.`, { table: table.key, dimension: key }))
  for (const shown of table.shows) {
    const dimension = dimensions.find(({ key }) => key === shown.dimension)
    const where = { table: table.key, dimension: shown.dimension }
    if (dimension === undefined) {
      problems.push(bad(`${table.key} shows ${shown.dimension}, which is no dimension of the release.`, where))
      continue
    }
    const [named, known, noun] = 'levels' in shown ? [shown.levels, new Set(dimension.levels), 'level'] as const : [shown.categories, keysOf.get(dimension.key) ?? new Set<string>(), 'category'] as const
    if (named.length === 0) problems.push(bad(`${table.key} shows nothing of ${dimension.key}: name a ${noun} or leave the dimension out.`, where))
    for (const name of named) if (!known.has(name)) problems.push(bad(`${table.key} shows the ${noun} ${name}, which ${dimension.key} does not have.`, where))
  }
  const across = table.percentagesAcross
  if (across !== undefined && !showsRoot(table, dimensions.find(({ key }) => key === across))) {
    problems.push(bad(`${table.key} has percentages across ${across}: show its root in the table as well.`, { table: table.key, dimension: across }))
  }
  return problems
}

function showsRoot(table: TableDefinition, dimension: Dimension | undefined): boolean {
  const shown = table.shows.find((candidate) => candidate.dimension === dimension?.key)
  if (dimension === undefined || shown === undefined) return false
  return 'levels' in shown ? shown.levels.some((level) => level === dimension.levels[0]) : shown.categories.includes(dimension.root.key)
}

function checkMethod({ method, dimensions, tables }: ReleaseDefinition): ReleaseProblem[] {
  if (method.kind === 'suppression' && method.leastKept !== undefined && !(method.leastKept >= 0 && method.leastKept <= 1)) {
    return [bad('leastKept is a share from 0 to 1.')]
  }
  if (method.kind !== 'bands') return []
  const [shown] = tables[0]?.shows ?? []
  const flat = dimensions[0]?.root.children?.every(({ children }) => !children?.length) ?? false
  const wholeTable = shown !== undefined && 'levels' in shown && shown.levels.includes(dimensions[0]?.levels[1] ?? '')
  if (dimensions.length === 1 && tables.length === 1 && flat && wholeTable) return []
  return [{ code: 'UNFIT_FOR_METHOD', message: 'Bands protect one table with one dimension without subtotals, all categories shown. Choose controlled rounding or suppression.' }]
}

function checkChange({ change, method, dimensions }: ReleaseDefinition, keysOf: ReadonlyMap<string, Keys>): ReleaseProblem[] {
  if (change === undefined) return []
  const problems: ReleaseProblem[] = []
  const fits = Number.isSafeInteger(change.maxChange) && change.maxChange >= 1
  if (!fits) problems.push(bad('maxChange is a whole number of people, 1 or more.'))
  else if (method.kind === 'suppression' && change.maxChange < 2) problems.push(bad('With suppression maxChange is 2 or more: an exact count would give away its neighbours in time.'))
  else if (method.kind === 'controlled_rounding' && change.maxChange % 5 !== 0) problems.push(bad('With controlled rounding maxChange is a multiple of five, because figures move in steps of five.'))
  for (const net of change.netChanges ?? []) {
    const known = net.at.length === dimensions.length && dimensions.every(({ key }, index) => keysOf.get(key)?.has(net.at[index] ?? '') ?? false)
    if (!known) problems.push({ code: 'UNKNOWN_CATEGORY', message: `A net change names ${net.at.join(' × ')}: give one category of each dimension.`, at: net.at })
    if (!(net.from <= net.to)) problems.push(bad(`The net change of ${net.at.join(' × ')} runs from ${net.from} to ${net.to}: give the lower end first.`, { at: net.at }))
  }
  return problems
}

const repeated = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
