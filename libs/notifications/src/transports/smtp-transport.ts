import nodemailer from 'nodemailer'
import { messageIdOf } from './message-identity.js'
import { delivered, MessageTransport, reasonOf, refused, retryLater, type DeliveryResult, type OutgoingMessage } from './message-transport.js'

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string
  readonly from: string
  /** Connections held open at the same time. */
  readonly connections?: number
  /** Milliseconds to wait for the other side, at each step. */
  readonly timeout?: number
}

/**
 * Sends through a mail server. An invitation goes both as an alternative of the text (which mail programmes show with
 * accept and decline) and as an attached file (for the others).
 */
export class SmtpTransport extends MessageTransport {
  readonly name = 'smtp'
  private readonly mailer

  constructor(private readonly options: SmtpOptions) {
    super()
    const timeout = options.timeout ?? 30_000
    this.mailer = nodemailer.createTransport({
      url: options.url, pool: true, maxConnections: options.connections ?? 4,
      connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, dnsTimeout: timeout,
      // Message parts come from us as text: a part must never be fetched from a path or an address.
      disableFileAccess: true, disableUrlAccess: true,
    })
  }

  async send(message: OutgoingMessage): Promise<DeliveryResult> {
    try {
      const sent = await this.mailer.sendMail({
        messageId: messageIdOf(message.dedupeKey, this.options.from), date: message.queuedAt,
        from: { name: 'Waymark', address: this.options.from }, to: { name: message.to.name, address: message.to.email },
        subject: message.subject, text: message.text, html: message.html,
        headers: {
          'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All',
          ...(message.preferencesUrl === undefined ? {} : { 'List-Unsubscribe': { prepared: true, value: `<${message.preferencesUrl}>` } }),
        },
        ...(message.calendar === undefined ? {} : { icalEvent: { method: message.calendar.method, filename: 'session.ics', content: message.calendar.content } }),
      })
      return delivered(sent.messageId)
    } catch (error) {
      return outcome(error)
    }
  }

  async close(): Promise<void> {
    this.mailer.close()
  }
}

const BAD_ADDRESS = /\b5\.1\.(?:1|2|3|6|10)\b/

/** A 5xx answer about the message is final (RFC 5321, 4.2.1); about signing in it is ours to mend, so the message waits. */
function outcome(error: unknown): DeliveryResult {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number }
  const reason = reasonOf(error)
  if (code === 'EAUTH' || code === 'ETLS' || code === 'ENOAUTH' || code === 'EOAUTH2') return retryLater(reason)
  if (responseCode !== undefined && responseCode >= 500) return refused(reason, command === 'RCPT TO' && (BAD_ADDRESS.test(reason) || [550, 551, 553].includes(responseCode)))
  // No answer was asked for: the address cannot even be put into an envelope.
  if (code === 'EENVELOPE' && responseCode === undefined) return refused(reason, true)
  return retryLater(reason)
}
