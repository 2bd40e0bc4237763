import type { UserError } from '#govuk'
import type { Choice, Field } from '../../forms/fields-page.js'
import type { FormValues } from '../../forms/form-page.js'

/** What a source asks for, as the API tells it. */
export interface ParameterField {
  readonly path: string
  readonly label: string
  readonly hint: string | null
  readonly kind: string
  readonly choices: readonly string[]
  readonly required: boolean
  readonly initial: string | null
  readonly parts: readonly string[]
}

type Json = Readonly<Record<string, unknown>>
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Its name on the page, which is where the API says its errors are. */
const nameOf = ({ path }: ParameterField): string => `parameters.${path}`
const FLAGS: readonly Choice[] = [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]
const words = (code: string): string => {
  const spaced = code.replaceAll('_', ' ')
  return spaced === 'alb' ? 'Arm’s-length body' : spaced === 'lga' ? 'LGA' : spaced.startsWith('nhs') ? `NHS${spaced.slice(3)}` : spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
const choicesOf = (codes: readonly string[]): readonly Choice[] => codes.map((value) => ({ value, text: words(value) }))

/** The questions of a source. */
export const parameterQuestions = (fields: readonly ParameterField[]): readonly Field[] => fields.map((field): Field => {
  const { label, hint, kind, choices } = field
  const question = { name: nameOf(field), label, ...(hint !== null && { hint }) }
  if (kind === 'choice') return { ...question, kind: 'radios', items: choicesOf(choices) }
  if (kind === 'choices') return { ...question, kind: 'checkboxes', items: choicesOf(choices) }
  if (kind === 'flag') return { ...question, kind: 'radios', items: FLAGS }
  return kind === 'lines' || kind === 'pairs' ? { ...question, kind: 'textarea', rows: 4 } : { ...question, kind: 'text' }
})

const at = (json: unknown, path: string): unknown => path.split('.').reduce((inner: unknown, part) => (isJson(inner) ? inner[part] : undefined), json)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

function shown({ kind, parts }: ParameterField, value: unknown): unknown {
  if (kind === 'lines') return texts(value).join('\n')
  if (kind === 'choices') return texts(value)
  if (kind === 'flag') return value === true ? 'yes' : 'no'
  const [name = '', list = ''] = parts
  if (kind === 'pairs') return (Array.isArray(value) ? value : []).filter(isJson).map((pair) => `${String(pair[name])}: ${texts(pair[list]).join(', ')}`).join('\n')
  return typeof value === 'string' ? value : ''
}

/** The form as it opens: what a version has, or what holds as long as nothing is entered. */
export function parameterValues(fields: readonly ParameterField[], present: string | null): FormValues {
  const json: unknown = present === null ? {} : JSON.parse(present)
  return Object.fromEntries(fields.map((field) => [nameOf(field), shown(field, at(json, field.path) ?? (field.initial === null ? undefined : (JSON.parse(field.initial) as unknown)))]))
}

const list = (typed: unknown): readonly string[] => (typed === undefined || typed === '' ? [] : [typed].flat().map(String))
const lines = (typed: string): readonly string[] => typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')

/** What was typed, as the source takes it; undefined where nothing was. */
function read({ kind, parts }: ParameterField, typed: unknown, ownKey: string): unknown {
  const text = typeof typed === 'string' ? typed.trim() : ''
  if (kind === 'choices') return list(typed)
  if (kind === 'flag') return text === '' ? undefined : text === 'yes'
  if (kind === 'key') return text === '' ? ownKey : text
  if (kind === 'lines') return text === '' ? undefined : lines(text)
  if (kind !== 'pairs') return text === '' ? undefined : text
  const [name = '', of = ''] = parts
  return lines(text).map((line) => {
    const [first = '', ...rest] = line.split(':')
    return { [name]: first.trim(), [of]: rest.join(':').split(',').map((one) => one.trim()).filter((one) => one !== '') }
  })
}

/** The parameters as JSON. A part of which nothing is filled in is left out, so that the source's own rule for nothing holds. */
export function parametersOf(fields: readonly ParameterField[], typed: FormValues, ownKey: string): string {
  const json: Record<string, unknown> = {}
  for (const part of new Set(fields.map(({ path }) => path.split('.')[0] ?? ''))) {
    const inside = fields.filter(({ path }) => path === part || path.startsWith(`${part}.`))
    const given = inside.map((field) => [field, read(field, typed[nameOf(field)], ownKey)] as const).filter(([, value]) => value !== undefined)
    if (inside.some(({ path }) => path === part)) {
      for (const [, value] of given) json[part] = value
    } else if (given.some(([, value]) => !Array.isArray(value) || value.length > 0)) {
      json[part] = Object.fromEntries(given.map(([{ path }, value]) => [path.slice(part.length + 1), value]))
    }
  }
  return JSON.stringify(json)
}

/** An error inside of a list stands beside the question that the list is the answer to. */
export const onQuestion = (fields: readonly ParameterField[], userErrors: readonly UserError[]): readonly UserError[] => userErrors.map(({ field, message }) => {
  const found = fields.map(nameOf).filter((name) => field === name || field?.startsWith(`${name}.`)).toSorted((a, b) => b.length - a.length)[0]
  return { message, field: found ?? field ?? null }
})
