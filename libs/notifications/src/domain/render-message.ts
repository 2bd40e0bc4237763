import { err, ok, type Result } from '#kernel'
import { escapeHtml, interpolate, oneLine, severalLines, type UnknownField } from './interpolate.js'
import { messageBlocks, wrapText, type MessageBlock } from './message-blocks.js'
import { messageFormat } from './message-format.js'
import type { Locale, MessageTemplate, MessageText } from './message-template.js'

export interface RenderedMessage {
  readonly subject: string
  /** Lines of at most 72 characters; web addresses whole, alone on their line. */
  readonly text: string
  readonly html: string
  /** The language it is really in: English where there is no Welsh yet. */
  readonly locale: Locale
  /** The values put in, by field: what GOV.UK Notify calls the personalisation. */
  readonly fields: Readonly<Record<string, string>>
}

export type RenderRefused = UnknownField | { readonly code: 'INVALID_DATA'; readonly fields: readonly string[]; readonly message: string }

/** What every message is told from outside its data. */
export interface MessageSurroundings {
  /** Whom it greets: the field `((name))` of every template. */
  readonly name: string
  /** Where the web application lives; the template's paths are joined to it. */
  readonly webUrl: string
  /** The session's .ics file, for mail that cannot carry an invitation itself. */
  readonly calendar?: string
}

/** The page where a person switches reminders off: named in every message that can be switched off. */
export const PREFERENCES_PATH = '/messages/preferences'

const FOOTER = {
  en: { calendar: 'Add this session to your calendar', preferences: 'Choose which messages you get' },
  cy: { calendar: 'Ychwanegu’r sesiwn hon at eich calendr', preferences: 'Dewis pa negeseuon a gewch' },
} as const

/**
 * Puts a template and its data into words. Values are data, never markup: they cannot add a header line, a link,
 * a tag or another field. Refuses data that the template's schema refuses and fields that have no value, by name.
 */
export function renderMessage<Data extends object>(
  template: MessageTemplate<Data>, data: unknown, wanted: Locale, around: MessageSurroundings,
): Result<RenderedMessage, RenderRefused> {
  const parsed = template.data.safeParse(data)
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))]
    return err({ code: 'INVALID_DATA', fields, message: `${template.name}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}` })
  }
  const locale = template.texts[wanted] === undefined ? 'en' : wanted
  const text: MessageText = template.texts[locale] ?? template.texts.en
  const values = fieldValues(template, parsed.data, locale, around)

  const subject = interpolate(text.subject, values, oneLineKeepingEnds)
  if (!subject.ok) return subject
  const blocks = [...messageBlocks(text.body), ...footer(template, locale, around, values)]
  const plain = joinBlocks(blocks.map((block) => plainBlock(block, values)), '\n\n')
  if (!plain.ok) return plain
  const html = joinBlocks(blocks.map((block) => htmlBlock(block, values)), '\n')
  if (!html.ok) return html
  const title = oneLine(subject.value)
  return ok({ subject: title, text: `${plain.value}\n`, html: htmlPage(title, html.value, locale), locale, fields: Object.fromEntries(values) })
}

const oneLineKeepingEnds = (text: string): string => text.replace(/[\r\n]+/g, ' ')

function fieldValues<Data extends object>(template: MessageTemplate<Data>, data: Data, locale: Locale, around: MessageSurroundings): Map<string, string> {
  const own = template.fields?.(data, messageFormat(locale)) ?? plainFields(data)
  const long = new Set(template.longText)
  const values = new Map(Object.entries(own).map(([name, value]) => [name, long.has(name) ? severalLines(value) : oneLine(value)]))
  values.set('name', oneLine(around.name))
  for (const [name, path] of Object.entries(template.links?.(data) ?? {})) values.set(name, new URL(path, around.webUrl).href)
  return values
}

const plainFields = (data: object): Record<string, string> =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number').map(([name, value]) => [name, String(value)]))

function footer(template: Pick<MessageTemplate, 'purpose'>, locale: Locale, around: MessageSurroundings, values: Map<string, string>): MessageBlock[] {
  const blocks: MessageBlock[] = []
  if (around.calendar !== undefined) {
    values.set('calendar_link', around.calendar)
    blocks.push({ kind: 'link', label: FOOTER[locale].calendar, target: '((calendar_link))' })
  }
  if (template.purpose !== 'service') {
    values.set('preferences_link', new URL(PREFERENCES_PATH, around.webUrl).href)
    blocks.push({ kind: 'link', label: FOOTER[locale].preferences, target: '((preferences_link))' })
  }
  return blocks
}

function plainBlock(block: MessageBlock, values: ReadonlyMap<string, string>): Result<string, UnknownField> {
  if (block.kind === 'link') return interpolate(`${block.label}:\n${block.target}`, values)
  if (block.kind === 'paragraph') return mapped(interpolate(block.text, values), (text) => wrapText(text))
  return joinBlocks(block.items.map((item) => mapped(interpolate(item, values), (text) => `- ${wrapText(text, 72, '  ')}`)), '\n')
}

function htmlBlock(block: MessageBlock, values: ReadonlyMap<string, string>): Result<string, UnknownField> {
  const encode = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>')
  if (block.kind === 'paragraph') return mapped(interpolate(block.text, values, encode), (text) => `<p>${text}</p>`)
  if (block.kind === 'list') return mapped(joinBlocks(block.items.map((item) => interpolate(`${item}`, values, encode)), '</li><li>'), (items) => `<ul><li>${items}</li></ul>`)
  return mapped(interpolate(block.target, values, encode), (href) => `<p><a href="${href}">${escapeHtml(block.label)}</a></p>`)
}

const mapped = <E>(result: Result<string, E>, change: (text: string) => string): Result<string, E> => result.ok ? ok(change(result.value)) : result

function joinBlocks(parts: readonly Result<string, UnknownField>[], glue: string): Result<string, UnknownField> {
  const texts: string[] = []
  for (const part of parts) {
    if (!part.ok) return part
    texts.push(part.value)
  }
  return ok(texts.join(glue))
}

const htmlPage = (title: string, body: string, locale: Locale): string => `<!doctype html>
<html lang="${locale === 'cy' ? 'cy' : 'en-GB'}">
<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="font-family:Helvetica,Arial,sans-serif;font-size:18px;line-height:1.4;color:#0b0c0c;max-width:38em">
${body}
</body>
</html>
`
