/** How a parameter of a source is asked for. `lines`: one text on each; `pairs`: a name and its list on each line; `key`: the short name of an indicator, by default of the one that is defined. */
export const PARAMETER_KINDS = ['text', 'key', 'flag', 'choice', 'choices', 'lines', 'pairs'] as const
export type ParameterKind = (typeof PARAMETER_KINDS)[number]

/** One parameter of a source as a form can ask for it. */
export interface ParameterField {
  /** From the root of the parameters: `post.titles`. */
  readonly path: string
  readonly label: string
  readonly hint: string | null
  readonly kind: ParameterKind
  readonly choices: readonly string[]
  readonly required: boolean
  /** What holds as long as nothing is entered, as JSON. */
  readonly initial: string | null
  /** Names of the two parts of a pair. */
  readonly parts: readonly string[]
}

/** What of JSON Schema (draft 2020-12) sources' parameters use. */
export interface ParameterSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly items?: ParameterSchema
  readonly properties?: Readonly<Record<string, ParameterSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly ParameterSchema[]
  /** Ours: the text is the short name of an indicator. */
  readonly indicatorKey?: boolean
}

const words = (name: string): string => {
  const spaced = name.replaceAll(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** The questions that a source's own schema asks, in its order. Throws for a schema that no form could ask for: a fault of the source. */
export function parameterFields(schema: ParameterSchema, path: readonly string[] = []): readonly ParameterField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const here = [...path, name]
    const inner = given.anyOf?.find(({ type }) => type !== 'null') ?? given
    if (inner.type === 'object') return parameterFields(inner, here)
    const asked = kindOf(inner, here)
    return [{
      path: here.join('.'), label: given.title ?? words(name), hint: given.description ?? null, ...asked,
      required: path.length === 0 && (schema.required ?? []).includes(name), initial: given.default === undefined || given.default === null ? null : JSON.stringify(given.default),
    }]
  })
}

function kindOf({ type, enum: choices, items, indicatorKey }: ParameterSchema, path: readonly string[]): Pick<ParameterField, 'kind' | 'choices' | 'parts'> {
  const texts = (all: readonly unknown[] = []): readonly string[] => all.map(String)
  if (type === 'boolean') return { kind: 'flag', choices: [], parts: [] }
  if (type === 'string') return { kind: choices !== undefined ? 'choice' : indicatorKey === true ? 'key' : 'text', choices: texts(choices), parts: [] }
  if (type === 'array' && items?.type === 'string') return { kind: items.enum === undefined ? 'lines' : 'choices', choices: texts(items.enum), parts: [] }
  const parts = Object.entries(items?.properties ?? {})
  if (type === 'array' && parts.length === 2 && parts[0]?.[1].type === 'string' && parts[1]?.[1].type === 'array') return { kind: 'pairs', choices: [], parts: parts.map(([name]) => name) }
  throw new Error(`No form can ask for the parameter ${path.join('.')}`)
}
