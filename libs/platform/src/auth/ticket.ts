import { createHmac, timingSafeEqual } from 'node:crypto'

/** A signed, short-lived permission to open one thing, for places where a bearer token cannot go (a link, a cookie). */
export interface Ticket {
  /** What it opens; a ticket for one purpose is worthless for another. */
  readonly purpose: string
  readonly subject: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const sign = (body: string, secret: string): string => createHmac('sha256', secret).update(`ticket ${body}`).digest('base64url')

export function signTicket(ticket: Ticket, secret: string): string {
  const body = Buffer.from(JSON.stringify([ticket.purpose, ticket.subject, ticket.expiresAt])).toString('base64url')
  return `${body}.${sign(body, secret)}`
}

/** The subject of a good ticket; `undefined` for one that is forged, expired or for something else. */
export function readTicket(text: string, purpose: string, now: Date, secret: string): string | undefined {
  const [body, signature, ...rest] = text.split('.')
  if (!body || !signature || rest.length > 0) return undefined
  const expected = Buffer.from(sign(body, secret))
  const given = Buffer.from(signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined
  const [itsPurpose, subject, expiresAt] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [string, string, number]
  return itsPurpose === purpose && expiresAt > now.getTime() ? subject : undefined
}
