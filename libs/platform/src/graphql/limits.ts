import {
  type ASTVisitor, type DocumentNode, type FragmentDefinitionNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode,
  type SelectionNode, type SelectionSetNode, type ValidationContext,
} from 'graphql'
import { getComplexity, simpleEstimator, fieldExtensionsEstimator, type ComplexityEstimator } from 'graphql-query-complexity'

export const MAX_DEPTH = 12
export const MAX_ALIASES = 30
export const MAX_ROOT_FIELDS = 20
export const MAX_FIELDS = 2_000
export const MAX_TOKENS = 4_000
export const MAX_COST = 6_000

const tooMuch = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } })

interface Size {
  /** Levels of fields. */
  readonly depth: number
  readonly aliases: number
  /** Fields with every fragment spread out: what the executor and the cost count would walk. */
  readonly fields: number
}

/**
 * Measures a selection with its fragments spread out. Each fragment is measured once and multiplied by how often it is
 * spread: fragments that each spread the next one twice would otherwise take for ever to walk.
 */
function measurer(fragments: ReadonlyMap<string, FragmentDefinitionNode>): (set: SelectionSetNode) => Size {
  const known = new Map<string, Size>()
  const open = new Set<string>()
  const ofFragment = (name: string): Size => {
    const fragment = fragments.get(name)
    // A fragment that spreads itself, or is not there, is another rule's business.
    if (fragment === undefined || open.has(name)) return { depth: 0, aliases: 0, fields: 0 }
    let size = known.get(name)
    if (size === undefined) {
      open.add(name)
      size = measure(fragment.selectionSet)
      open.delete(name)
      known.set(name, size)
    }
    return size
  }
  const ofSelection = (selection: SelectionNode): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value)
    if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet)
    const inside = selection.selectionSet ? measure(selection.selectionSet) : { depth: 0, aliases: 0, fields: 0 }
    return { depth: inside.depth + 1, aliases: inside.aliases + (selection.alias ? 1 : 0), fields: inside.fields + 1 }
  }
  const measure = (set: SelectionSetNode): Size =>
    set.selections.map(ofSelection).reduce((sum, size) => ({ depth: Math.max(sum.depth, size.depth), aliases: sum.aliases + size.aliases, fields: sum.fields + size.fields }), { depth: 0, aliases: 0, fields: 0 })
  return measure
}

/** Validation rule: refuses documents that are too deep, too wide or aliased too often, whatever their variables. */
export function shapeLimits(context: ValidationContext): ASTVisitor {
  const definitions = context.getDocument().definitions
  const fragments = new Map(definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]))
  const measure = measurer(fragments)
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const size = measure(operation.selectionSet)
      // The introspection query is deeper than any of ours and answers from memory.
      const introspection = operation.selectionSet.selections.every((node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'))
      if (size.depth > MAX_DEPTH && !introspection) context.reportError(tooMuch(`The query is nested too deep: at most ${MAX_DEPTH} levels.`))
      if (size.aliases > MAX_ALIASES) context.reportError(tooMuch(`The query has too many aliases: at most ${MAX_ALIASES}.`))
      if (size.fields > MAX_FIELDS) context.reportError(tooMuch(`The query asks for too many fields, fragments spread out: at most ${MAX_FIELDS}.`))
      if (operation.selectionSet.selections.length > MAX_ROOT_FIELDS) context.reportError(tooMuch(`The query asks for too many root fields: at most ${MAX_ROOT_FIELDS}.`))
    },
  }
}

/** A list costs as many times its contents as it may return. */
const pageEstimator: ComplexityEstimator = ({ args, childComplexity }) => {
  const { first } = args as { first?: unknown }
  return typeof first === 'number' ? 1 + Math.max(1, first) * Math.max(1, childComplexity) : undefined
}

const costs = new WeakMap<DocumentNode, Map<string, number>>()

/** Variables that do not fit the document are found here first: the caller's mistake, not ours. */
function costOf(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options)
  } catch (error) {
    throw error instanceof GraphQLError ? tooMuch(error.message) : error
  }
}

/** Refuses a request that would cost too much with these variables. The cost is remembered by document and page sizes. */
export function assertAffordable(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>, operationName: string | undefined): void {
  const sizes = JSON.stringify([operationName, Object.entries(variables).filter(([, value]) => typeof value === 'number')])
  const known = costs.get(document) ?? new Map<string, number>()
  costs.set(document, known)
  let cost = known.get(sizes)
  if (cost === undefined) {
    cost = costOf({
      schema, query: document, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }),
      estimators: [fieldExtensionsEstimator(), pageEstimator, simpleEstimator({ defaultComplexity: 1 })],
    })
    if (known.size > 100) known.clear()
    known.set(sizes, cost)
  }
  if (cost > MAX_COST) throw tooMuch(`The query may return too much (cost ${cost}, at most ${MAX_COST}): ask for fewer fields or smaller pages.`)
}
