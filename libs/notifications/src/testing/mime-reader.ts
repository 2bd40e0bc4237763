/** A part of a mail message, read back for tests. */
export interface MimePart {
  readonly headers: ReadonlyMap<string, string>
  /** Lower case, without parameters. */
  readonly type: string
  readonly content: Buffer
  readonly parts: readonly MimePart[]
}

/** Reads a message: headers unfolded, transfer encodings undone, parts in order. */
export function readMime(raw: string): MimePart {
  const split = raw.indexOf('\r\n\r\n')
  const headers = new Map(raw.slice(0, split).replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())]))
  const body = raw.slice(split + 4)
  const contentType = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  const parts = boundary === undefined ? [] : `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1).map((part) => readMime(part.replace(/^\r\n/, '')))
  return { headers, type: contentType.split(';')[0]?.toLowerCase() ?? '', content: decode(body, headers.get('content-transfer-encoding') ?? '7bit'), parts }
}

/** All parts that are not containers, in order. */
export const leaves = (part: MimePart): MimePart[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leaves))

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(text.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))), 'latin1')

const decode = (body: string, encoding: string): Buffer => {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  return encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body)
}

const decodeWords = (header: string): string =>
  header.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_whole, kind: string, text: string) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' '))).toString('utf8'))
