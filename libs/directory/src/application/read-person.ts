import { normaliseEmail, normaliseName, type Email, type EmailProblem } from '../domain/normalise-person.js'
import { BACKGROUNDS } from '../domain/career-history.js'
import type { PersonDetails } from '../data/person-write.queries.js'
import type { FieldReader } from './read-fields.js'

/** A person's details as somebody typed them. */
export interface PersonInput {
  readonly givenName: string
  readonly familyName: string
  readonly background?: string | null | undefined
  readonly locale?: string | null | undefined
}

const EMAIL_ERRORS: Readonly<Record<EmailProblem, string>> = {
  EMPTY: 'Enter an email address.',
  TOO_LONG: 'Enter an email address of 254 characters or fewer.',
  NOT_AN_ADDRESS: 'Enter an email address in the correct form, like name@example.gov.uk.',
  LOOK_ALIKE_CHARACTERS: 'This address holds letters that only look like plain ones. Type it again instead of copying it.',
}

export function readPerson(reader: FieldReader, input: PersonInput): PersonDetails {
  return {
    givenName: reader.text('givenName', normaliseName(input.givenName), 'a given name', 100),
    familyName: reader.text('familyName', normaliseName(input.familyName), 'a family name', 100),
    background: reader.oneOf('background', input.background, BACKGROUNDS),
    locale: reader.oneOf('locale', input.locale, ['en', 'cy']) ?? 'en',
  }
}

/** The address in its normal form; the empty text when it is refused. */
export function readEmail(reader: FieldReader, text: string, field = 'email'): Email {
  const email = normaliseEmail(text)
  if (!email.ok) reader.say(`EMAIL_${email.error}`, field, EMAIL_ERRORS[email.error])
  return email.ok ? email.value : ('' as Email)
}
