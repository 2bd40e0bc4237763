import { NotifyClient } from 'notifications-node-client'
import { delivered, MessageTransport, reasonOf, refused, retryLater, type DeliveryResult, type OutgoingMessage } from './message-transport.js'

export interface NotifyOptions {
  /** `<name>-<service id>-<secret>`, as GOV.UK Notify shows it once. */
  readonly apiKey: string
  /**
   * Notify template ids by message template. `default` serves every template without an id of its own: a Notify
   * template whose subject is `((subject))` and whose body is `((body))`.
   */
  readonly templates: Readonly<Record<string, string>>
  /** Another address of the API, for tests. */
  readonly baseUrl?: string
  /** Milliseconds to wait for an answer. */
  readonly timeout?: number
}

/** Hands messages to GOV.UK Notify, which knows a message by our dedupe key as its reference. It carries no invitations: the text links to them. */
export class NotifyTransport extends MessageTransport {
  readonly name = 'notify'
  private readonly client: NotifyClient

  constructor(private readonly options: NotifyOptions) {
    super()
    this.client = options.baseUrl === undefined ? new NotifyClient(options.apiKey) : new NotifyClient(options.baseUrl, options.apiKey)
  }

  async send(message: OutgoingMessage): Promise<DeliveryResult> {
    const templateId = this.options.templates[message.template] ?? this.options.templates['default']
    // A gap in configuration: the message waits until an operator has filled it.
    if (templateId === undefined) return retryLater(`NOTIFY_TEMPLATES names no template for ${message.template}, and no default`)
    try {
      // Notify takes the same reference twice, so before a repeat we ask whether an earlier attempt arrived after all.
      const earlier = message.attempt > 1 ? await this.acceptedEarlier(message.dedupeKey) : undefined
      if (earlier !== undefined) return delivered(earlier)
      const response = await this.within(this.client.sendEmail(templateId, message.to.email, {
        personalisation: { ...message.fields, subject: message.subject, body: message.text }, reference: message.dedupeKey,
      }))
      return delivered(response.data.id)
    } catch (error) {
      return outcome(error)
    }
  }

  async close(): Promise<void> {}

  private async acceptedEarlier(reference: string): Promise<string | undefined> {
    const found = await this.within(this.client.getNotifications('email', undefined, reference))
    return found.data.notifications[0]?.id
  }

  private within<T>(request: Promise<T>): Promise<T> {
    const milliseconds = this.options.timeout ?? 30_000
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds)
      request.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }
}

interface NotifyError {
  readonly message?: string
  readonly response?: {
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly data?: { readonly errors?: readonly { readonly error?: string; readonly message?: string }[] }
  }
}

/** 400 means this message will never do; 403 (key, clock), 429 and 5xx pass; so does no answer. */
function outcome(error: unknown): DeliveryResult {
  const { response } = error as NotifyError
  if (response === undefined) return retryLater(reasonOf(error))
  const details = (response.data?.errors ?? []).map((one) => `${one.error}: ${one.message}`).join('; ')
  const reason = `Notify answered ${response.status}${details === '' ? '' : `: ${details}`}`.slice(0, 500)
  const after = Number(response.headers?.['retry-after'])
  if (response.status === 429 || response.status === 403 || response.status >= 500) return retryLater(reason, Number.isFinite(after) && after > 0 ? after : undefined)
  return refused(reason, /email_address/.test(details))
}
