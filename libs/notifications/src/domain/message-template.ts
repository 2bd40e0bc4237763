import type { z } from 'zod'
import type { MessageFormat } from './message-format.js'

/** Languages that a message can be written in. English is always there; Welsh falls back to it, whole message by whole message. */
export type Locale = 'en' | 'cy'

/**
 * Why a message is sent. `service` messages are part of what the person asked for (an offer, a cancelled session)
 * and cannot be switched off; `reminder` and `subscription` ones can.
 */
export type MessagePurpose = 'service' | 'reminder' | 'subscription'

/** Where a message is seen: sent by `email`, and listed on the person's own `page` of messages. */
export type MessageChannel = 'email' | 'page'

/**
 * The words of a message. Both parts may hold `((field))`. The body is paragraphs parted by blank lines, lists of lines
 * starting with `- `, and links standing alone as `[what it does]((link))`.
 */
export interface MessageText {
  readonly subject: string
  readonly body: string
}

/** A kind of message: what it is for, what it needs to know, and what it says. */
export interface MessageTemplate<Data extends object = object> {
  /** `<area>.<what-happened>`, stored with every message: never rename one that has been sent. */
  readonly name: string
  readonly purpose: MessagePurpose
  readonly channels: readonly MessageChannel[]
  /** What the sender must supply; JSON only, because it is kept until the message is delivered (instants as ISO text). */
  readonly data: z.ZodType<Data>
  readonly texts: { readonly en: MessageText; readonly cy?: MessageText }
  /** Fields that keep their line breaks, such as an announcement's words. All others are put on one line. */
  readonly longText?: readonly string[]
  /** A plausible sample, for previews and for the test that every field of every text is known. */
  readonly example: Data
  /** The `((field))` values; without it they are the data's own texts and numbers. */
  fields?(data: Data, format: MessageFormat): Readonly<Record<string, string>>
  /**
   * Fields of the data that open something. They go out with the message and are not kept once it is settled; the links of what is
   * kept lead to `keptLinks`.
   */
  readonly secret?: { readonly fields: readonly string[]; readonly keptLinks: Readonly<Record<string, string>> }
  /** The pages that `((link))` fields lead to, as paths of the web application (`/offers/…`). */
  links?(data: Data): Readonly<Record<string, string>>
}

/** Declares a template; the data's type is read from its schema, so that a sender with the wrong data does not compile. */
export function defineTemplate<Schema extends z.ZodObject>(
  template: Omit<MessageTemplate<z.output<Schema>>, 'data'> & { readonly data: Schema },
): MessageTemplate<z.output<Schema>> {
  return template as unknown as MessageTemplate<z.output<Schema>>
}

/** The names of the templates that have no text of their own in a language and are sent in English there. */
export function missingTranslations(templates: readonly MessageTemplate[], locale: Locale): string[] {
  return templates.filter((template) => template.texts[locale] === undefined).map((template) => template.name).toSorted()
}
