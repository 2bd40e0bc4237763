import type { MessageTemplate } from './message-template.js'

/** What a person chose about the messages they get. */
export interface MessagePreferences {
  /** Reminders of sessions, offers and assignments. */
  readonly reminders: boolean
  /** News that the person subscribed to. */
  readonly subscriptions: boolean
}

/** What holds until the person chooses otherwise. */
export const DEFAULT_PREFERENCES: MessagePreferences = { reminders: true, subscriptions: true }

export interface DeliveryFacts {
  readonly preferences: MessagePreferences
  /** The person's address; absent when the person is unknown or has none. */
  readonly email: string | undefined
  /** The address refused earlier mail for good. */
  readonly bounced: boolean
  /** A message with the same dedupe key has already gone. */
  readonly alreadySent: boolean
}

export type SuppressionReason = 'ALREADY_SENT' | 'NOT_BY_EMAIL' | 'SWITCHED_OFF' | 'NO_ADDRESS' | 'BOUNCED'
export type DeliveryDecision = { readonly action: 'send'; readonly to: string } | { readonly action: 'suppress'; readonly reason: SuppressionReason }

/**
 * Whether a message goes out by email now. A suppressed message is still on the person's page of messages.
 * Preferences never hold back a service message; an address that bounced holds back every message until it changes.
 */
export function decideDelivery(template: Pick<MessageTemplate, 'purpose' | 'channels'>, facts: DeliveryFacts): DeliveryDecision {
  const suppress = (reason: SuppressionReason): DeliveryDecision => ({ action: 'suppress', reason })
  if (facts.alreadySent) return suppress('ALREADY_SENT')
  if (!template.channels.includes('email')) return suppress('NOT_BY_EMAIL')
  if (template.purpose === 'reminder' && !facts.preferences.reminders) return suppress('SWITCHED_OFF')
  if (template.purpose === 'subscription' && !facts.preferences.subscriptions) return suppress('SWITCHED_OFF')
  if (facts.email === undefined || facts.email.trim() === '') return suppress('NO_ADDRESS')
  if (facts.bounced) return suppress('BOUNCED')
  return { action: 'send', to: facts.email.trim() }
}
