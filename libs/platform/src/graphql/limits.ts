import {
  type ASTVisitor, type DocumentNode, type FragmentDefinitionNode, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode,
  type SelectionSetNode, type ValidationContext,
} from 'graphql'
import { getComplexity, simpleEstimator, fieldExtensionsEstimator, type ComplexityEstimator } from 'graphql-query-complexity'

export const MAX_DEPTH = 12
export const MAX_ALIASES = 30
export const MAX_ROOT_FIELDS = 20
export const MAX_TOKENS = 4_000
export const MAX_COST = 6_000

const tooMuch = (message: string): GraphQLError => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })

interface Size {
  depth: number
  aliases: number
}

/** Depth and aliases of a selection with its fragments spread out. Gives up early once a limit is passed. */
function measure(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>, size: Size, depth: number, open: ReadonlySet<string>): void {
  size.depth = Math.max(size.depth, depth)
  if (size.depth > MAX_DEPTH || size.aliases > MAX_ALIASES) return
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.alias) size.aliases++
      if (selection.selectionSet) measure(selection.selectionSet, fragments, size, depth + 1, open)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      measure(selection.selectionSet, fragments, size, depth, open)
    } else {
      const name = selection.name.value
      const fragment = fragments.get(name)
      // A fragment that spreads itself is another rule's business; here it must only not run for ever.
      if (fragment && !open.has(name)) measure(fragment.selectionSet, fragments, size, depth, new Set([...open, name]))
    }
  }
}

/** Validation rule: refuses documents that are too deep, too wide or aliased too often, whatever their variables. */
export function shapeLimits(context: ValidationContext): ASTVisitor {
  const definitions = context.getDocument().definitions
  const fragments = new Map(definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]))
  return {
    OperationDefinition(operation: OperationDefinitionNode) {
      const size: Size = { depth: 0, aliases: 0 }
      // The introspection query is deeper than any of ours and answers from memory.
      const introspection = operation.selectionSet.selections.every((node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'))
      measure(operation.selectionSet, fragments, size, 1, new Set())
      if (size.depth > MAX_DEPTH && !introspection) context.reportError(tooMuch(`The query is nested too deep: at most ${MAX_DEPTH} levels.`))
      if (size.aliases > MAX_ALIASES) context.reportError(tooMuch(`The query has too many aliases: at most ${MAX_ALIASES}.`))
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

/** Refuses a request that would cost too much with these variables. The cost is remembered by document and page sizes. */
export function assertAffordable(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>, operationName: string | undefined): void {
  const sizes = JSON.stringify([operationName, Object.entries(variables).filter(([, value]) => typeof value === 'number')])
  const known = costs.get(document) ?? new Map<string, number>()
  costs.set(document, known)
  let cost = known.get(sizes)
  if (cost === undefined) {
    cost = getComplexity({
      schema, query: document, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }),
      estimators: [fieldExtensionsEstimator(), pageEstimator, simpleEstimator({ defaultComplexity: 1 })],
    })
    if (known.size > 100) known.clear()
    known.set(sizes, cost)
  }
  if (cost > MAX_COST) throw tooMuch(`The query may return too much (cost ${cost}, at most ${MAX_COST}): ask for fewer fields or smaller pages.`)
}
