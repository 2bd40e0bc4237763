import { err, ok, type Result } from '#kernel'

/** An email address in the one form in which addresses are stored and compared. */
export type Email = string & { readonly __brand: 'Email' }

export type EmailProblem = 'EMPTY' | 'TOO_LONG' | 'NOT_AN_ADDRESS' | 'LOOK_ALIKE_CHARACTERS'

const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/

/**
 * The stored form of an address: trimmed, lower case, the domain in its ASCII form.
 * Parts after a plus are kept: they are another mailbox as far as anybody outside can tell. Addresses whose
 * mailbox name is not plain ASCII, or whose domain only *becomes* ASCII when it is folded (a full-width
 * letter, the Kelvin sign), are refused: they are how one address is made to look like another.
 */
export function normaliseEmail(text: string): Result<Email, EmailProblem> {
  // Not composed first: composing turns some look-alikes (the Kelvin sign) into plain letters unseen.
  const address = text.trim()
  if (address === '') return err('EMPTY')
  if (address.length > 254) return err('TOO_LONG')
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  if (at < 1 || domain === '') return err('NOT_AN_ADDRESS')
  if (!isAscii(local)) return err('LOOK_ALIKE_CHARACTERS')
  const name = local.toLowerCase()
  if (name.length > 64 || !LOCAL.test(name)) return err('NOT_AN_ADDRESS')
  const host = asciiDomain(domain)
  if (host === undefined) return err('NOT_AN_ADDRESS')
  if (!isAscii(domain) && !host.split('.').some((label) => label.startsWith('xn--'))) return err('LOOK_ALIKE_CHARACTERS')
  return ok(`${name}@${host}` as Email)
}

/** The domain of a normalised address. */
export const emailDomain = (email: Email): string => email.slice(email.lastIndexOf('@') + 1)

// Every ASCII character is meant, the unprintable ones too.
const isAscii = (text: string): boolean => /^[\0-\x7F]*$/.test(text)

function asciiDomain(domain: string): string | undefined {
  if (isAscii(domain)) return DOMAIN.test(domain.toLowerCase()) ? domain.toLowerCase() : undefined
  if (/[\s/?#%:@[\]\\]/.test(domain) || !URL.canParse(`http://${domain}`)) return undefined
  const host = new URL(`http://${domain}`).hostname
  return DOMAIN.test(host) ? host : undefined
}

/** A name as it is kept: composed characters, single spaces. Capitals and accents are the person's own. */
export const normaliseName = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ')

/** A key under which names that differ in case, accents, punctuation or order of spaces are equal. Only for finding duplicates. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
