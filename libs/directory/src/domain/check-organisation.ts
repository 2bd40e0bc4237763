import { err, ok, type Result } from '#kernel'
import { NATIONS, ORGANISATION_KINDS, REGIONS, TIERS } from './organisations.js'

/** An organisation's details as somebody typed them. */
export interface OrganisationInput {
  readonly kind: string
  readonly code?: string | null | undefined
  readonly name: string
  readonly shortName?: string | null | undefined
  readonly nation?: string | null | undefined
  readonly region?: string | null | undefined
  readonly tier?: string | null | undefined
}

export interface OrganisationDetails {
  readonly kind: string
  readonly code: string | null
  readonly name: string
  readonly shortName: string
  readonly nation: string | null
  readonly region: string | null
  readonly tier: string | null
}

interface FieldProblem {
  readonly code: string
  readonly field: string
  readonly message: string
}

/** An English GSS code of a council or combined authority, e.g. E07000223 or E47000001 (ONS register). */
const GSS = /^[EWSN]\d{8}$/

const blank = (text: string | null | undefined): string | null => (text === null || text === undefined || text.trim() === '' ? null : text.trim())

/** Checks an organisation's details and puts them in the form that is stored, or lists every problem by field. */
export function checkOrganisation(input: OrganisationInput): Result<OrganisationDetails, readonly FieldProblem[]> {
  const problems: FieldProblem[] = []
  const say = (code: string, field: string, message: string) => problems.push({ code, field, message })
  const oneOf = (field: 'nation' | 'region' | 'tier', known: readonly string[]) => {
    const value = blank(input[field])
    if (value !== null && !known.includes(value)) say('UNKNOWN_VALUE', field, `Choose one of: ${known.join(', ')}.`)
    return value
  }
  const name = input.name.trim()
  const code = blank(input.code)
  if (name === '') say('REQUIRED', 'name', 'Enter the name of the organisation.')
  if (name.length > 200) say('TOO_LONG', 'name', 'The name must be 200 characters or fewer.')
  if (!(ORGANISATION_KINDS as readonly string[]).includes(input.kind)) say('UNKNOWN_VALUE', 'kind', `Choose one of: ${ORGANISATION_KINDS.join(', ')}.`)
  if ((input.kind === 'council' || input.kind === 'combined_authority') && !(code !== null && GSS.test(code))) {
    say('CODE_NEEDED', 'code', 'Enter the nine-character GSS code, such as E07000223.')
  }
  const details = {
    kind: input.kind, code, name, shortName: blank(input.shortName) ?? name,
    nation: oneOf('nation', NATIONS), region: oneOf('region', REGIONS), tier: oneOf('tier', TIERS),
  }
  return problems.length > 0 ? err(problems) : ok(details)
}
