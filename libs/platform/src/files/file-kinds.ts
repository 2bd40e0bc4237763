import { err, ok, type Result } from '#kernel'
import type { UserError } from '../errors/index.js'

/** Largest file that is taken: 20 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
/** Files that one person may have sent without using them anywhere yet. */
export const MAX_LOOSE_FILES = 20
export const MAX_FILE_NAME = 200

/** What may be kept, by media type, with the endings that say the same. Nothing here runs when it is opened: no HTML, no SVG, no macros. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
}
/** Texts have no signature: they are known by their ending and by being nothing but text. */
const TEXTS: Readonly<Record<string, string>> = { txt: 'text/plain', md: 'text/markdown', csv: 'text/csv' }

const CONTROL = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

/** The last part of a given name without what could mislead a reader or a shell; a fallback when nothing is left. */
export function cleanFileName(given: string): string {
  const base = given.replaceAll('\\', '/').split('/').at(-1) ?? ''
  const clean = base.normalize('NFC').replace(CONTROL, '').replace(/["<>|:*?]/g, '_').trim().replace(/^\.+/, '')
  return clean === '' ? 'file' : clean.length > MAX_FILE_NAME ? `${clean.slice(0, MAX_FILE_NAME - 12)}…${clean.slice(-10)}` : clean
}

const endingOf = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

const refuse = (code: string, message: string) => err([{ code, field: 'file', message }] satisfies UserError[])

/**
 * The media type under which a file is kept: what its content says, where that is allowed and its name agrees.
 * @param detected media type that the content shows, if any @param isText whether it is nothing but UTF-8 text
 */
export function judgeFile(facts: { readonly name: string; readonly size: number; readonly detected: string | undefined; readonly isText: boolean }): Result<string, readonly UserError[]> {
  const ending = endingOf(facts.name)
  if (facts.size === 0) return refuse('FILE_EMPTY', 'The file is empty. Choose another.')
  if (facts.detected === undefined && facts.isText && TEXTS[ending] !== undefined) return ok(TEXTS[ending])
  const endings = facts.detected === undefined ? undefined : KINDS[facts.detected]
  if (facts.detected === undefined || endings === undefined) {
    return refuse('FILE_TYPE_NOT_ALLOWED', 'Files of this type are not taken. Send a PDF, a Word, Excel or PowerPoint file without macros, an OpenDocument file, a PNG or JPEG picture, or plain text.')
  }
  return endings.includes(ending) ? ok(facts.detected) : refuse('FILE_NAME_MISMATCH', `The content is a .${endings[0]} file but the name says something else. Save it as .${endings[0]} and send it again.`)
}
