import type { Choice } from '../../forms/fields-page.js'
import { AREA_CHOICES, type AreaChoice } from '../area-of-a-figure.js'

interface RoleLike {
  readonly role: string
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string }
}

const WORKS_ON_FIGURES = ['workforce_analyst', 'organisation_admin']
const NATIONAL = ['institute', 'lga']

const TAGS: Readonly<Record<string, { readonly text: string; readonly classes: string }>> = {
  queued: { text: 'Waiting', classes: 'govuk-tag--grey' }, computing: { text: 'Being computed', classes: 'govuk-tag--blue' }, done: { text: 'Done', classes: 'govuk-tag--green' },
  failed: { text: 'Failed', classes: 'govuk-tag--red' }, cancelled: { text: 'Cancelled', classes: 'govuk-tag--grey' },
}

export const runTag = (state: string) => TAGS[state] ?? { text: state, classes: '' }

export const isUnderWay = (state: string): boolean => state === 'queued' || state === 'computing'

const CHOICES = AREA_CHOICES.map((choice) => (choice.value === 'organisation' ? { ...choice, hint: { text: 'Its own report, for its own people, in more detail.' } } : choice))

/** Kinds of areas of which somebody may ask for some report. Whether for this one, the API says. */
export function areaChoices(roles: readonly RoleLike[]): readonly (Choice & { readonly value: AreaChoice })[] {
  const admin = roles.some(({ role }) => role === 'platform_admin')
  const analyst = roles.filter(({ role }) => WORKS_ON_FIGURES.includes(role))
  const steward = admin || analyst.some(({ organisation }) => NATIONAL.includes(organisation.kind.toLowerCase()))
  const manager = roles.some(({ role }) => role === 'programme_manager')
  const allowed = new Set<AreaChoice>([
    ...(steward ? (['nation', 'region', 'programme', 'centre'] as const) : []), ...(admin || analyst.length > 0 ? (['organisation', 'programme', 'centre'] as const) : []), ...(manager ? (['programme', 'centre'] as const) : []),
  ])
  return CHOICES.filter(({ value }) => allowed.has(value))
}

export const canAskForSome = (roles: readonly RoleLike[]): boolean => areaChoices(roles).length > 0
