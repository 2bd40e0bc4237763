import { asId, err, isId, type OrganisationId, type Result } from '#kernel'
import { AUDIENCES, checkExternalOffer, type ExternalOffer, type ExternalOfferProblem } from './external-offers.js'
import { AREAS, BODIES, OBLIGATIONS } from './responsibility-matrix.js'

/** An external offer as somebody typed it. */
export interface ExternalOfferInput {
  readonly title: string
  readonly url: string
  readonly providerId?: string | null | undefined
  readonly providerName?: string | null | undefined
  readonly body: string
  readonly area: string
  readonly audience: string
  readonly obligation: string
  readonly costNote?: string | null | undefined
}

interface FieldProblem {
  readonly code: string
  readonly field: string
  readonly message: string
}

const MESSAGES: Readonly<Record<ExternalOfferProblem['field'], Partial<Record<ExternalOfferProblem['code'], string>>>> = {
  title: { MISSING: 'Enter a title.', TOO_LONG: 'The title must be 200 characters or fewer.' },
  url: {
    MISSING: 'Enter the web address of the offer.',
    TOO_LONG: 'The web address must be 2,000 characters or fewer.',
    NOT_AN_ADDRESS: 'Enter a whole web address, such as https://www.example.org/course.',
    NOT_HTTPS: 'The web address must start with https://.',
    HAS_CREDENTIALS: 'Remove the user name and password from the web address.',
    NOT_PUBLIC: 'The web address must lead to a public website, not into an internal network.',
  },
  provider: {
    MISSING: 'Choose the organisation that provides it, or enter its name.',
    BOTH_GIVEN: 'Choose the organisation or enter a name, not both.',
    TOO_LONG: 'The name of the provider must be 200 characters or fewer.',
  },
  costNote: { TOO_LONG: 'The note on cost must be 500 characters or fewer.' },
}

/** The offer in the form that is stored, or every problem by field of the input. */
export function readExternalOffer(input: ExternalOfferInput): Result<ExternalOffer, readonly FieldProblem[]> {
  const problems: FieldProblem[] = []
  const oneOf = <T extends string>(field: 'body' | 'area' | 'audience' | 'obligation', options: readonly [T, ...T[]]): T => {
    const found = options.find((option) => option === input[field])
    if (found === undefined) problems.push({ code: 'UNKNOWN_VALUE', field, message: `Choose one of: ${options.join(', ')}.` })
    return found ?? options[0]
  }
  const providerId = input.providerId ?? undefined
  if (providerId !== undefined && !isId(providerId)) problems.push({ code: 'UNKNOWN_ORGANISATION', field: 'providerId', message: 'There is no such organisation.' })
  const checked = checkExternalOffer({
    title: input.title,
    url: input.url,
    providerId: providerId === undefined ? undefined : asId<OrganisationId>(providerId),
    providerName: input.providerName ?? undefined,
    body: oneOf('body', BODIES),
    area: oneOf('area', AREAS),
    audience: oneOf('audience', AUDIENCES),
    obligation: oneOf('obligation', OBLIGATIONS),
    costNote: input.costNote ?? '',
  })
  if (checked.ok) return problems.length > 0 ? err(problems) : checked
  const ofOffer = checked.error.map(({ code, field }) => ({ code, field: field === 'provider' ? 'providerId' : field, message: MESSAGES[field][code] ?? 'This is not valid.' }))
  return err([...ofOffer, ...problems])
}
