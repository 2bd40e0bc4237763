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

export const AREA_CHOICES = [
  { value: 'nation', text: 'The nation' },
  { value: 'region', text: 'A region' },
  { value: 'organisation', text: 'An organisation', hint: { text: 'Its own report, for its own people, in more detail.' } },
  { value: 'programme', text: 'A programme' },
  { value: 'centre', text: 'A Centre' },
] as const

export type AreaChoice = (typeof AREA_CHOICES)[number]['value']

/** Kinds of areas of which somebody may ask for some report. Whether for this one, the API says. */
export function areaChoices(roles: readonly RoleLike[]): readonly (typeof AREA_CHOICES)[number][] {
  const admin = roles.some(({ role }) => role === 'platform_admin')
  const analyst = roles.filter(({ role }) => WORKS_ON_FIGURES.includes(role))
  const steward = admin || analyst.some(({ organisation }) => NATIONAL.includes(organisation.kind.toLowerCase()))
  const manager = roles.some(({ role }) => role === 'programme_manager')
  const allowed = new Set<AreaChoice>([
    ...(steward ? (['nation', 'region', 'programme', 'centre'] as const) : []), ...(admin || analyst.length > 0 ? (['organisation', 'programme', 'centre'] as const) : []), ...(manager ? (['programme', 'centre'] as const) : []),
  ])
  return AREA_CHOICES.filter(({ value }) => allowed.has(value))
}

export const canAskForSome = (roles: readonly RoleLike[]): boolean => areaChoices(roles).length > 0
