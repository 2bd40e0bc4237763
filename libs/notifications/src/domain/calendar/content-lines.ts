/** The longest content line, in octets, without its line break (RFC 5545, 3.1). */
const LINE_OCTETS = 75
const CONTROLS = /(?![\n\t])\p{Cc}/gu

/** A value of type TEXT: backslash, semicolon, comma and line breaks escaped, other controls dropped (RFC 5545, 3.3.11). */
export const textValue = (text: string): string =>
  text.replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n').replace(CONTROLS, '')
    .replace(/[\\;,]/g, (character) => `\\${character}`).replaceAll('\n', '\\n')

const PARAMETER: Readonly<Record<string, string>> = { '^': '^^', '\n': '^n', '"': '^\'' }

/** A parameter value, always quoted; quotes, carets and line breaks as RFC 6868 writes them. */
export const quotedParameter = (text: string): string =>
  `"${text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').replace(/[\^\n"]/g, (character) => PARAMETER[character] ?? '')}"`

/** A URI value: a web or mail address in its percent-encoded form, never escaped like text. Throws when it is neither. */
export function uriValue(address: string): string {
  const url = new URL(address)
  if (!['https:', 'http:', 'mailto:'].includes(url.protocol)) throw new Error(`Not an address for a calendar: ${address}`)
  return url.href
}

/** `mailto:` with everything encoded that could end the value or add a header. */
export const mailtoValue = (email: string): string => `mailto:${encodeURIComponent(email.trim()).replaceAll('%40', '@').replaceAll('%2B', '+')}`

const octets = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Folds one content line at 75 octets, never inside a character. Lone surrogates become U+FFFD, as UTF-8 has no place for them. */
export function foldLine(line: string): string {
  let result = ''
  let used = 0
  for (const character of line.replace(/\p{Surrogate}/gu, '\ufffd')) {
    const size = octets(character)
    if (used + size > LINE_OCTETS) {
      result += '\r\n '
      used = 1
    }
    result += character
    used += size
  }
  return result
}

/** Content lines as the file that travels: folded, each ended by CRLF. */
export const contentLines = (lines: readonly string[]): string => lines.map((line) => `${foldLine(line)}\r\n`).join('')
