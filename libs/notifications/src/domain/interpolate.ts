import { err, ok, type Result } from '#kernel'

export interface UnknownField {
  readonly code: 'UNKNOWN_FIELD'
  readonly field: string
}

const FIELD = /\(\(([^()]*)\)\)/g


/**
 * Puts values into `((field))`s, in one pass: a value that itself contains `((…))` stays as it is written.
 * `encode` prepares the words around and inside the fields for where they go (HTML, a header).
 * Refuses a field that has no value, by name.
 */
export function interpolate(
  text: string,
  values: ReadonlyMap<string, string>,
  encode: (text: string) => string = (plain) => plain,
): Result<string, UnknownField> {
  let result = ''
  let end = 0
  for (const match of text.matchAll(FIELD)) {
    const field = (match[1] ?? '').trim()
    const value = values.get(field)
    if (value === undefined) return err({ code: 'UNKNOWN_FIELD', field })
    result += encode(text.slice(end, match.index)) + encode(value)
    end = match.index + match[0].length
  }
  return ok(result + encode(text.slice(end)))
}

// Controls, and the marks that reorder text on screen (a name could otherwise disguise a link).
const CONTROLS = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** One line of visible text: what a name or title may put into a header or a sentence. */
export const oneLine = (text: string): string =>
  text.replace(/[\r\n\t\u2028\u2029\u0085]+/g, ' ').replace(CONTROLS, '').replace(/ {2,}/g, ' ').trim()

/** Text of several lines, with `\n` between them and no other control. */
export const severalLines = (text: string): string =>
  text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').replace(CONTROLS, '').replace(/\n{3,}/g, '\n\n').trim()

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => HTML[character] ?? character)
