import { asId, isId, newId, type OrganisationId, parsePlainDate, type PlainDate } from '#kernel'
import { problemErrors, type UserError } from '#platform/errors'
import { checkRunPlan, type HeldBackFor, type HeldBackPlaces, type HeldBackPlacesId, type RunPlan, WAITING_POLICIES, type WaitingPolicy } from '../../domain/index.js'

export const DELIVERY_MODES = ['in_person', 'online', 'hybrid'] as const

export interface RunInput {
  readonly title: string
  readonly deliveryMode: string
  readonly region?: string | null | undefined
  readonly capacity: number
  readonly minimum: number
  readonly policy: string
  readonly offerDays: number
  readonly maxPerOrganisation?: number | null | undefined
  readonly maxPerRegion?: number | null | undefined
  readonly opensOn: string
  readonly closesOn: string
  readonly startsOn: string
  readonly endsOn: string
  readonly heldBack: readonly { readonly forType: string; readonly forValue: string; readonly places: number; readonly releasedOn: string }[]
}

export interface CheckedRun {
  readonly plan: RunPlan
  readonly title: string
  readonly deliveryMode: string
  readonly region: string | null
}

const TITLE_LIMIT = 200

/** Reads a run's plan; everything that is wrong with it comes at once, each with its field. */
export function checkRunInput(input: RunInput): { readonly errors: readonly UserError[]; readonly run: CheckedRun | undefined } {
  const title = input.title.trim()
  const dates = (['opensOn', 'closesOn', 'startsOn', 'endsOn'] as const).map((field) => [field, parsePlainDate(input[field])] as const)
  const held = input.heldBack.map((line) => ({ heldFor: heldFor(line.forType, line.forValue.trim()), releasedOn: parsePlainDate(line.releasedOn), places: line.places }))
  const shape: UserError[] = [
    ...(title === '' ? [{ code: 'TITLE_MISSING', field: 'title', message: 'Give the run a name that tells it from others, such as “Spring 2027, Leeds”.' }] : []),
    ...(title.length > TITLE_LIMIT ? [{ code: 'TITLE_TOO_LONG', field: 'title', message: `Shorten the name to ${TITLE_LIMIT} characters or fewer.` }] : []),
    ...dates.flatMap(([field, date]) => (date === undefined ? [noDate(field)] : [])),
    ...choice('policy', input.policy, WAITING_POLICIES),
    ...choice('deliveryMode', input.deliveryMode, DELIVERY_MODES),
    ...held.flatMap((line, n) => [
      ...(line.heldFor === undefined ? [{ code: 'HELD_BACK_FOR_UNKNOWN', field: `heldBack.${n}.forValue`, message: 'Say for whom: a region, a kind of organisation, or an organisation.' }] : []),
      ...(line.releasedOn === undefined ? [noDate(`heldBack.${n}.releasedOn`)] : []),
    ]),
  ]
  // The plan's own rules compare dates, so they wait until every date is one.
  const [opensOn, closesOn, startsOn, endsOn] = dates.map(([, date]) => date)
  if (opensOn === undefined || closesOn === undefined || startsOn === undefined || endsOn === undefined || held.some(isIncomplete)) return { errors: shape, run: undefined }
  const plan: RunPlan = {
    capacity: input.capacity, minimum: input.minimum, offerDays: input.offerDays, policy: input.policy as WaitingPolicy, opensOn, closesOn, startsOn, endsOn,
    quotas: { maxPerOrganisation: input.maxPerOrganisation ?? undefined, maxPerRegion: input.maxPerRegion ?? undefined },
    heldBack: held.filter((line): line is HeldLine => !isIncomplete(line)).map((line): HeldBackPlaces => ({ id: newId<HeldBackPlacesId>(), ...line })),
  }
  const errors = [...shape, ...problemErrors(checkRunPlan(plan))]
  const region = input.region?.trim()
  return { errors, run: errors.length > 0 ? undefined : { plan, title, deliveryMode: input.deliveryMode, region: region === undefined || region === '' ? null : region } }
}

interface HeldLine {
  readonly heldFor: HeldBackFor
  readonly releasedOn: PlainDate
  readonly places: number
}

const isIncomplete = (line: { readonly heldFor: HeldBackFor | undefined; readonly releasedOn: PlainDate | undefined }): boolean => line.heldFor === undefined || line.releasedOn === undefined

function heldFor(type: string, value: string): HeldBackFor | undefined {
  if (value === '') return undefined
  if (type === 'region') return { type, region: value }
  if (type === 'organisation_kind') return { type, organisationKind: value }
  return type === 'organisation' && isId(value) ? { type, organisationId: asId<OrganisationId>(value) } : undefined
}

/** The two columns in which a lot says for whom it is. */
export const heldForColumns = (held: HeldBackFor): { readonly forType: string; readonly forValue: string } => ({
  forType: held.type, forValue: held.type === 'region' ? held.region : held.type === 'organisation' ? held.organisationId : held.organisationKind,
})

const noDate = (field: string): UserError => ({ code: 'NOT_A_DATE', field, message: 'Enter a date that exists, as YYYY-MM-DD, such as 2027-03-31.' })

const choice = (field: string, value: string, known: readonly string[]): UserError[] =>
  known.includes(value) ? [] : [{ code: 'CHOICE_UNKNOWN', field, message: `Choose one of: ${known.join(', ')}.` }]
