import { compileTree, shownNodes } from './category-tree.js'
import type { Coarsening } from './protected-release.js'
import type { ReleaseDefinition, ShownDimension, TableDefinition } from './release-definition.js'

/**
 * Shows one table in less detail: the deepest level of the dimension with most categories is left out, or its deepest
 * categories are merged into those above them; a table that shows but one figure is withheld.
 */
export function coarsen(definition: ReleaseDefinition, tableKey: string): { readonly definition: ReleaseDefinition; readonly coarsening: Coarsening } {
  const table = definition.tables.find(({ key }) => key === tableKey)
  if (table === undefined) throw new Error(`No table ${tableKey}`)
  const sizes = definition.dimensions.map((dimension) => {
    const shown = table.shows.find((candidate) => candidate.dimension === dimension.key)
    const tree = compileTree(dimension)
    const nodes = shownNodes(tree, shown)
    const deepest = nodes.reduce((most, node) => Math.max(most, tree.nodes[node]!.depth), 0)
    return { shown, tree, deepest, size: deepest === 0 ? 0 : nodes.length, nodes }
  })
  const widest = sizes.reduce((most, candidate) => (candidate.size > most.size ? candidate : most))
  if (widest.shown === undefined || widest.size === 0) {
    return {
      definition: { ...definition, tables: definition.tables.filter(({ key }) => key !== tableKey) },
      coarsening: { table: tableKey, what: 'table_withheld', description: `The table “${table.title}” is not published: it would say too much about single people.` },
    }
  }
  const { dimension } = widest.tree
  const level = dimension.levels[widest.deepest]!
  const [shown, what]: [ShownDimension | undefined, Coarsening['what']] = 'levels' in widest.shown
    ? [withLevels(dimension.key, levelsAbove(dimension.levels, widest.shown.levels, widest.deepest)), 'level_dropped']
    : [withCategories(dimension.key, merged(widest.tree, widest.nodes, widest.deepest)), 'categories_merged']
  const shows = table.shows.flatMap((candidate) => (candidate.dimension === dimension.key ? (shown === undefined ? [] : [shown]) : [candidate]))
  const { percentagesAcross, ...rest } = table
  const coarser: TableDefinition = { ...rest, shows, ...(percentagesAcross !== undefined && shows.some((candidate) => candidate.dimension === percentagesAcross) && { percentagesAcross }) }
  return {
    definition: { ...definition, tables: definition.tables.map((candidate) => (candidate.key === tableKey ? coarser : candidate)) },
    coarsening: {
      table: tableKey, what,
      description: what === 'level_dropped' ? `“${table.title}” does not show ${dimension.title} by ${level}.` : `“${table.title}” shows some categories of ${dimension.title} together.`,
    },
  }
}

/** The shown levels without the deepest; where that was the only one, the one above it. */
function levelsAbove(levels: readonly string[], shown: readonly string[], deepest: number): string[] {
  const rest = shown.filter((level) => levels.indexOf(level) < deepest)
  return rest.length > 0 ? rest : [levels[deepest - 1]!]
}

const withLevels = (dimension: string, levels: readonly string[]): ShownDimension => ({ dimension, levels })
const withCategories = (dimension: string, categories: readonly string[]): ShownDimension => ({ dimension, categories })

function merged(tree: ReturnType<typeof compileTree>, nodes: readonly number[], deepest: number): string[] {
  return [...new Set(nodes.map((node) => (tree.nodes[node]!.depth === deepest ? tree.nodes[node]!.parent : node)))].map((node) => tree.nodes[node]!.key)
}
