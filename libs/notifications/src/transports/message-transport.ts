import type { CalendarMethod } from '../domain/calendar/index.js'

/** A message ready to go to one person. */
export interface OutgoingMessage {
  /** The same for every attempt at the same message: what makes a repeat recognisable. */
  readonly dedupeKey: string
  readonly template: string
  readonly to: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The template's values by field. */
  readonly fields: Readonly<Record<string, string>>
  /** An invitation or cancellation that travels with the message where the transport can carry one. */
  readonly calendar?: { readonly method: CalendarMethod; readonly content: string } | undefined
  /** Where the person switches such messages off; only for those that can be. */
  readonly preferencesUrl?: string | undefined
  /** When it was asked for. */
  readonly queuedAt: Date
  /** 1 for the first attempt. */
  readonly attempt: number
}

export type DeliveryResult =
  | { readonly ok: true; readonly providerId: string }
  /** Not now: try again, at the earliest after so many seconds where the other side says so. */
  | { readonly ok: false; readonly retry: true; readonly reason: string; readonly afterSeconds?: number }
  /** Never. `badAddress`: the address itself was refused, and more mail to it is pointless. */
  | { readonly ok: false; readonly retry: false; readonly reason: string; readonly badAddress: boolean }

/**
 * Hands messages to the world. Delivery is at least once: a process can die between the other side's yes and our note
 * of it, so a transport gives every attempt at a message the same identity.
 */
export abstract class MessageTransport {
  abstract readonly name: 'files' | 'smtp' | 'notify'
  /** Never throws for what the other side does; throws only for a fault of ours. */
  abstract send(message: OutgoingMessage): Promise<DeliveryResult>
  /** Lets go of connections. */
  abstract close(): Promise<void>
}

export const delivered = (providerId: string): DeliveryResult => ({ ok: true, providerId })
export const retryLater = (reason: string, afterSeconds?: number): DeliveryResult =>
  ({ ok: false, retry: true, reason, ...(afterSeconds === undefined ? {} : { afterSeconds }) })
export const refused = (reason: string, badAddress = false): DeliveryResult => ({ ok: false, retry: false, reason, badAddress })

/** What went wrong, in one line for a log and a support page. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').slice(0, 500)
