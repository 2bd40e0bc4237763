import { getNamedType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType } from 'graphql'

/** Scalars as they travel in JSON; dates, cursors and other custom ones are texts. */
const SCALARS = { ID: 'string', String: 'string', Int: 'number', Float: 'number', Boolean: 'boolean', JSON: 'unknown', JSONObject: 'Readonly<Record<string, unknown>>' }
const scalar = (name) => SCALARS[name] ?? 'string'

/** The TypeScript of a GraphQL type around `inner`, which gives the named type's own TypeScript. */
function wrap(type, inner) {
  if (isNonNullType(type)) return bare(type.ofType, inner)
  return `${bare(type, inner)} | null`
}
function bare(type, inner) {
  return isListType(type) ? `ReadonlyArray<${wrap(type.ofType, inner)}>` : inner
}

/** Writes the types of operations, noting every enum and input that they need. */
export class TypeWriter {
  needed = new Map()

  constructor(schema, fragments) {
    this.schema = schema
    this.fragments = fragments
  }

  named(type) {
    if (isScalarType(type)) return scalar(type.name)
    if (!this.needed.has(type.name)) {
      this.needed.set(type.name, '')
      this.needed.set(type.name, isEnumType(type) ? this.enumeration(type) : this.input(type))
    }
    return type.name
  }

  enumeration(type) {
    return `export type ${type.name} = ${type.getValues().map(({ name }) => `'${name}'`).join(' | ')}`
  }

  input(type) {
    const fields = Object.values(type.getFields()).map((field) => this.given(field.name, field.type, field.defaultValue !== undefined))
    return `export interface ${type.name} {\n${fields.map((line) => `  ${line}`).join('\n')}\n}`
  }

  /** A value that we give: left out where the schema allows. */
  given(name, type, hasDefault) {
    const required = isNonNullType(type) && !hasDefault
    return `readonly ${name}${required ? '' : '?'}: ${wrap(type, this.named(getNamedType(type)))}${required ? '' : ' | undefined'}`
  }

  /** The fields that a selection asks of one object type, fragments unfolded, equal fields merged. */
  fields(selections, type, optional = false, found = new Map()) {
    for (const node of selections) {
      const maybe = optional || node.directives.some(({ name }) => name.value === 'include' || name.value === 'skip')
      if (node.kind === 'Field') {
        const key = (node.alias ?? node.name).value
        const entry = found.get(key) ?? { name: node.name.value, selections: [], optional: true }
        entry.selections.push(...(node.selectionSet?.selections ?? []))
        entry.optional &&= maybe
        found.set(key, entry)
        continue
      }
      const fragment = node.kind === 'FragmentSpread' ? this.fragments.get(node.name.value) : node
      const condition = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value)
      const applies = !condition || condition === type || (isAbstractType(condition) && this.schema.isSubType(condition, type))
      if (applies) this.fields(fragment.selectionSet.selections, type, maybe, found)
    }
    return found
  }

  /** The TypeScript of what a selection on a type answers; a union or interface becomes a union of its object types. */
  selection(selections, type, depth) {
    if (isAbstractType(type)) {
      const shapes = [...this.schema.getPossibleTypes(type)].map((one) => this.selection(selections, one, depth))
      return [...new Set(shapes)].join(' | ')
    }
    const pad = '  '.repeat(depth + 1)
    const lines = [...this.fields(selections, type)].map(([key, { name, selections: inner, optional }]) => {
      const sign = optional ? '?' : ''
      if (name === '__typename') return `${pad}readonly ${key}${sign}: '${type.name}'`
      const field = type.getFields()[name]
      const target = getNamedType(field.type)
      const composite = isObjectType(target) || isAbstractType(target)
      const text = composite ? this.selection(inner, target, depth + 1) : this.named(target)
      return `${pad}readonly ${key}${sign}: ${wrap(field.type, text.includes(' | ') && isListOf(field.type) ? `(${text})` : text)}`
    })
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
  }
}

const isListOf = (type) => isListType(isNonNullType(type) ? type.ofType : type)
