import type { UserError } from '#govuk'
import { parsePlainDate } from '#kernel'
import { REGIONS } from '../../catalogue/words.js'
import { dateBoxes } from '../form-fields.js'

/** Kinds of organisation for which places are held. */
const KINDS: Readonly<Record<string, string>> = {
  council: 'Councils', combined_authority: 'Combined authorities', lga: 'The LGA', institute: 'Institutes', centre_of_innovation: 'Centres of innovation',
  department: 'Government departments', alb: 'Arm’s-length bodies', nhs_body: 'NHS bodies', training_provider: 'Training providers', supplier: 'Suppliers', other: 'Others',
}

/** For whom places can be held, as one list; a single organisation is named in a field of its own. */
export const HELD_FOR = [
  { value: '', text: 'Choose' },
  ...Object.keys(REGIONS).map((region) => ({ value: `region:${region}`, text: `Region: ${region}` })),
  ...Object.entries(KINDS).map(([kind, text]) => ({ value: `organisation_kind:${kind}`, text })),
]

export interface HeldBackLine {
  /** Which line of the form, from 0. */
  readonly at: number
  readonly forType: string
  /** Empty when an organisation is given by name. */
  readonly forValue: string
  readonly organisationName: string
  readonly places: number
  readonly releasedOn: string
}

type Body = Readonly<Record<string, unknown>>
const value = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')

const FIELDS = ['who', 'organisation', 'places', 'releasedOn-day', 'releasedOn-month', 'releasedOn-year'] as const

/** How many lines a form carries. */
export const countLines = (body: Body): number => Object.keys(body).filter((name) => /^heldBack-\d+-places$/.test(name)).length

/** Reads the lines of held-back places; a line that was left empty is none. */
export function readHeldBack(body: Body): { readonly lines: readonly HeldBackLine[]; readonly errors: readonly UserError[] } {
  const errors: UserError[] = []
  const lines = Array.from({ length: countLines(body) }, (_, at) => at).flatMap((at): HeldBackLine[] => {
    const [who = '', organisationName = '', places = '', day = '', month = '', year = ''] = FIELDS.map((field) => value(body, `heldBack-${at}-${field}`))
    if ([who, organisationName, places, day, month, year].every((part) => part === '')) return []
    const wrong = (field: string, message: string) => errors.push({ field: `heldBack.${at}.${field}`, message })
    const releasedOn = parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (who === '' && organisationName === '') wrong('who', 'Choose for whom the places are held, or name an organisation')
    if (!/^\d{1,6}$/.test(places)) wrong('places', 'Enter how many places, as a whole number')
    if (releasedOn === undefined) wrong('releasedOn', 'Enter the date from which everybody may have them, like 31 3 2027')
    const [forType = '', ...rest] = who.split(':')
    return [{ at, forType: organisationName === '' ? forType : 'organisation', forValue: organisationName === '' ? rest.join(':') : '', organisationName, places: Number(places), releasedOn: releasedOn ?? '' }]
  })
  return { lines, errors }
}

/** The errors of the API, which counts the lines it was sent, under the lines of the form. */
export const nameHeldBackErrors = (errors: readonly UserError[], lines: readonly HeldBackLine[]): UserError[] => errors.map(({ field, message }) => {
  const [, n, part = ''] = /^heldBack\.(\d+)\.(\w+)$/.exec(field ?? '') ?? []
  if (n === undefined) return { message, field: field === 'heldBack' ? 'heldBack.0.places' : (field?.replace(/^quotas\./, '') ?? null) }
  return { message, field: `heldBack.${lines[Number(n)]?.at ?? n}.${part === 'forValue' || part === 'heldFor' ? 'who' : part}` }
})

/** A run's held-back places as values of the form. Organisations come by name. */
export const heldBackValues = (lines: readonly { readonly forType: string; readonly forValue: string; readonly places: number; readonly releasedOn: string }[], organisationNames: ReadonlyMap<string, string>): Readonly<Record<string, string>> =>
  Object.assign({}, ...lines.map(({ forType, forValue, places, releasedOn }, at) => ({
    [`heldBack-${at}-who`]: forType === 'organisation' ? '' : `${forType}:${forValue}`,
    [`heldBack-${at}-organisation`]: forType === 'organisation' ? (organisationNames.get(forValue) ?? '') : '',
    [`heldBack-${at}-places`]: String(places), ...dateBoxes(`heldBack-${at}-releasedOn`, releasedOn),
  }))) as Readonly<Record<string, string>>
