import { err, ok, type OrganisationId, type Result } from '#kernel'
import type { Area, Body, Obligation } from './responsibility-matrix.js'

export const AUDIENCES = ['non_digital_leaders', 'digital_practitioners', 'elected_members', 'open'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Something that others run and Waymark only points at: it holds the address, never the content. */
export interface ExternalOffer {
  readonly title: string
  readonly url: string
  /** The provider's organisation in the directory, or else its name. */
  readonly providerId?: OrganisationId | undefined
  readonly providerName?: string | undefined
  readonly body: Body
  readonly area: Area
  readonly audience: Audience
  readonly obligation: Obligation
  readonly costNote: string
}

export interface ExternalOfferProblem {
  readonly field: 'title' | 'url' | 'provider' | 'costNote'
  readonly code: 'MISSING' | 'TOO_LONG' | 'NOT_AN_ADDRESS' | 'NOT_HTTPS' | 'HAS_CREDENTIALS' | 'NOT_PUBLIC' | 'BOTH_GIVEN'
}

const LONGEST = { title: 200, url: 2000, provider: 200, costNote: 500 } as const

/** The offer with its texts trimmed and its address in standard form, or everything that is wrong with it. */
export function checkExternalOffer(offer: ExternalOffer): Result<ExternalOffer, readonly ExternalOfferProblem[]> {
  const [title, costNote, providerName] = [offer.title.trim(), offer.costNote.trim(), offer.providerName?.trim() ?? '']
  const address = checkAddress(offer.url)
  const problems: ExternalOfferProblem[] = []
  if (title === '') problems.push({ field: 'title', code: 'MISSING' })
  if (title.length > LONGEST.title) problems.push({ field: 'title', code: 'TOO_LONG' })
  if (!address.ok) problems.push({ field: 'url', code: address.error })
  if (offer.providerId === undefined && providerName === '') problems.push({ field: 'provider', code: 'MISSING' })
  if (offer.providerId !== undefined && providerName !== '') problems.push({ field: 'provider', code: 'BOTH_GIVEN' })
  if (providerName.length > LONGEST.provider) problems.push({ field: 'provider', code: 'TOO_LONG' })
  if (costNote.length > LONGEST.costNote) problems.push({ field: 'costNote', code: 'TOO_LONG' })
  if (problems.length > 0 || !address.ok) return err(problems)
  return ok({ ...offer, title, costNote, url: address.value, providerName: providerName === '' ? undefined : providerName })
}

/** Only https addresses of public hosts: a link shown to everybody must not lead into somebody's own network. */
function checkAddress(text: string): Result<string, ExternalOfferProblem['code']> {
  const given = text.trim()
  if (given === '') return err('MISSING')
  if (given.length > LONGEST.url) return err('TOO_LONG')
  if (!URL.canParse(given)) return err('NOT_AN_ADDRESS')
  const url = new URL(given)
  if (url.protocol !== 'https:') return err('NOT_HTTPS')
  if (url.username !== '' || url.password !== '') return err('HAS_CREDENTIALS')
  const host = url.hostname.replace(/\.$/, '')
  const isAddress = host.startsWith('[') || /^[\d.]+$/.test(host)
  if (isAddress || !host.includes('.') || /\.(local|localhost|internal|home|lan|test|invalid)$/.test(host)) return err('NOT_PUBLIC')
  // Percent-encoding may have made it longer than what was typed.
  return url.href.length > LONGEST.url ? err('TOO_LONG') : ok(url.href)
}
