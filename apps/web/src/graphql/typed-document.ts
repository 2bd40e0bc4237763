/**
 * A GraphQL operation with the types of its answer and its variables, as `tools/codegen.mjs` writes them. The text is
 * checked against the schema when it is generated; `id` is its SHA-256, by which the API may know it in advance.
 */
export interface TypedDocument<TData, TVariables> {
  readonly name: string
  readonly id: string
  readonly text: string
  /** Only carries the types; never present. */
  readonly __types?: (variables: TVariables) => TData
}
