import { createHash } from 'node:crypto'
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { type PersonId, transition, unwrap } from '#kernel'
import type { Ctx } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { type ClaimedMessage, DeliveryQueries, type Settlement } from '../data/delivery.queries.js'
import { PreferenceQueries } from '../data/preference.queries.js'
import {
  buildCancellation, buildInvitation, decideDelivery, DEFAULT_PREFERENCES, MESSAGE_STATES, PREFERENCES_PATH, type MessageTemplate, renderMessage, type RenderedMessage, type RenderRefused,
} from '../domain/index.js'
import { findTemplate } from '../domain/templates/find-template.js'
import { MessageTransport, type OutgoingMessage } from '../transports/index.js'
import { readContent } from './calendar-content.js'
import { CalendarLinks } from './calendar-links.js'
import { asKept, keptData } from './kept-message.js'
import { type PersonContact, PersonContacts } from './person-contacts.js'

const CLAIM_MS = 2 * 60_000
/** A refused address is tried again after this long: mail servers refuse in error, too. */
const REFUSED_FOR_MS = 30 * 86_400_000
const NOBODY: PersonContact = { name: '' }

/** Takes queued messages to their people. Runs in the worker only. */
@Injectable()
export class DeliveryService implements OnApplicationShutdown {
  constructor(
    private readonly queries: DeliveryQueries,
    private readonly preferences: PreferenceQueries,
    private readonly contacts: PersonContacts,
    private readonly links: CalendarLinks,
    private readonly transport: MessageTransport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Delivers a message, unless that is done already. Throws when it should be tried again; on the last try it settles
   * the message as failed instead.
   */
  async deliver(ctx: Ctx, messageId: string, lastTry: boolean): Promise<void> {
    const message = await this.queries.claim(messageId, ctx.now, new Date(ctx.now.getTime() + CLAIM_MS))
    if (message === undefined) {
      if ((await this.queries.stateOf(messageId)) === 'queued') throw new Error(`Message ${messageId} is being delivered by another worker`)
      return
    }
    let outcome: Settlement | { readonly retry: string }
    try {
      outcome = await this.attempt(ctx, message)
    } catch (error) {
      outcome = { retry: error instanceof Error ? error.message : String(error) }
    }
    if ('retry' in outcome && !lastTry) {
      await this.queries.release(messageId, outcome.retry)
      throw new Error(outcome.retry)
    }
    const settlement: Settlement = 'retry' in outcome ? { action: 'fail', reason: outcome.retry } : outcome
    await this.queries.settle(messageId, unwrap(transition(MESSAGE_STATES, 'queued', settlement.action)), settlement, ctx.now)
  }

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close()
  }

  private async attempt(ctx: Ctx, message: ClaimedMessage): Promise<Settlement | { readonly retry: string }> {
    const template = findTemplate(message.template)
    if (template === undefined) return { action: 'fail', reason: `There is no message template ${message.template}` }
    const contact = await this.contactOf(message.personId)
    const preferences = (await this.preferences.of(message.personId)) ?? DEFAULT_PREFERENCES
    const surroundings = {
      name: contact.name, webUrl: this.config.WEB_URL,
      ...(message.calendar?.method === 'REQUEST' ? { calendar: this.links.entry(message.calendar.entryId) } : {}),
    }
    const rendered = renderMessage(template, message.data, contact.locale ?? 'en', surroundings)
    const kept = renderMessage(asKept(template), message.data, contact.locale ?? 'en', surroundings)
    if (!rendered.ok || !kept.ok) return { action: 'fail', reason: explain(rendered.ok ? kept : rendered) }
    const words = kept.value
    const decision = decideDelivery(template, {
      preferences, email: contact.email, alreadySent: false,
      bounced: contact.email !== undefined && (await this.queries.wasRefusedSince(addressHash(contact.email), new Date(ctx.now.getTime() - REFUSED_FOR_MS))),
    })
    if (decision.action === 'suppress') return { action: 'suppress', reason: decision.reason, words, keptData: keptData(template, message.data) }
    const result = await this.transport.send(this.outgoing(message, template, rendered.value, { name: contact.name, email: decision.to }))
    if (result.ok) return { action: 'send', provider: this.transport.name, providerId: result.providerId, words, keptData: keptData(template, message.data) }
    if (result.retry) return { retry: result.reason }
    if (result.badAddress) await this.queries.rememberRefused(addressHash(decision.to), result.reason, ctx.now)
    return { action: 'fail', reason: result.reason, provider: this.transport.name, words }
  }

  private async contactOf(personId: PersonId): Promise<PersonContact> {
    return (await this.contacts.contactsOf([personId])).get(personId) ?? NOBODY
  }

  private outgoing(message: ClaimedMessage, template: MessageTemplate, words: RenderedMessage, to: OutgoingMessage['to']): OutgoingMessage {
    const { calendar } = message
    const event = calendar && {
      ...readContent(calendar.content), uid: calendar.uid, sequence: calendar.sequence, stamp: new Date(calendar.stamp),
      organiser: { name: 'Waymark', email: this.config.MAIL_FROM },
    }
    return {
      dedupeKey: message.dedupeKey, template: message.template, to, subject: words.subject, text: words.text, html: words.html, fields: words.fields,
      calendar: calendar && event ? { method: calendar.method, content: calendar.method === 'CANCEL' ? buildCancellation(event, to) : buildInvitation(event, to) } : undefined,
      preferencesUrl: template.purpose === 'service' ? undefined : new URL(PREFERENCES_PATH, this.config.WEB_URL).href,
      queuedAt: message.queuedAt, attempt: message.attempts,
    }
  }
}

const addressHash = (email: string): string => createHash('sha256').update(email.trim().toLowerCase()).digest('hex')

const explain = (refused: { readonly ok: boolean; readonly error?: RenderRefused }): string =>
  refused.error?.code === 'UNKNOWN_FIELD' ? `Unknown field ${refused.error.field}` : (refused.error?.message ?? 'The message has no words')
