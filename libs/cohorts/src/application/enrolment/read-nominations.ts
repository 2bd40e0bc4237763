/** A line of the file as it was read, or what is wrong with it. */
export type NominationLine =
  | { readonly line: number; readonly ok: true; readonly email: string; readonly statement: string | undefined }
  | { readonly line: number; readonly ok: false; readonly code: string; readonly message: string }

const MAX_STATEMENT = 4_000
const KNOWN = ['email', 'statement']

/** What is wrong with a header line; the file is not read further then. */
export function checkHeader(header: readonly string[]): { readonly code: string; readonly message: string } | undefined {
  const names = header.map(headerName)
  if (header.join('').includes('\0') || header[0]?.startsWith('PK\u0003\u0004')) return { code: 'NOT_CSV', message: 'This is no CSV file but something else, perhaps a workbook. In Excel choose “Save as”, then “CSV UTF-8”, and send that file.' }
  if (!names.includes('email')) return { code: 'HEADER_MISSING', message: `The first line has to name the columns: email, and statement if you give one. It reads: ${shown(header.join(', '))}` }
  const unknown = names.filter((name) => !KNOWN.includes(name))
  if (unknown.length > 0) return { code: 'COLUMN_UNKNOWN', message: `Remove the column ${shown(unknown.join(', '))}, or name it email or statement.` }
  const repeated = names.find((name, n) => names.indexOf(name) !== n)
  return repeated === undefined ? undefined : { code: 'COLUMN_REPEATED', message: `Name the column ${repeated} once.` }
}

export const headerName = (cell: string): string => cell.trim().toLowerCase().replaceAll(/[\s-]+/g, '_').replace(/^e_mail$/, 'email')

/** Reads one record. `seen` remembers addresses from line to line. */
export function readLine(record: Readonly<Record<string, string>>, line: number, seen: Map<string, number>): NominationLine {
  const email = (record['email'] ?? '').trim().toLowerCase()
  const statement = (record['statement'] ?? '').trim()
  const problem = (code: string, message: string): NominationLine => ({ line, ok: false, code, message })
  if (`${email}${statement}`.includes(UNREADABLE)) return problem('NOT_UTF8', 'A character cannot be read, because the file is not in UTF-8. In Excel choose “Save as”, then “CSV UTF-8”, and send it again.')
  const formula = [email, statement].find(isFormula)
  if (formula !== undefined) return problem('FORMULA_CELL', `A cell begins like a spreadsheet formula: ${shown(formula)}. Put the text without the sign at its beginning.`)
  if (email === '') return problem('EMAIL_MISSING', 'Enter the email address.')
  if (email.length > 254 || !/^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(email)) return problem('EMAIL_INVALID', `This is no email address: ${shown(email)}`)
  if (statement.length > MAX_STATEMENT) return problem('STATEMENT_TOO_LONG', `Shorten the statement to ${MAX_STATEMENT.toLocaleString('en-GB')} characters or fewer.`)
  const before = seen.get(email)
  if (before !== undefined) return problem('EMAIL_REPEATED', `The same address is on line ${before}. Remove one of the two.`)
  seen.set(email, line)
  return { line, ok: true, email, statement: statement === '' ? undefined : statement }
}

/** What stands for bytes that are no text in UTF-8. */
const UNREADABLE = '\uFFFD'

/** A cell that a spreadsheet would run when the report is opened in one. */
const isFormula = (cell: string): boolean => /^[=@\t\r]/.test(cell) || /^[+-](?![\d\s])/.test(cell)

/** A piece of the file, short enough for a message and without what no screen shows. */
const shown = (raw: string): string => {
  const text = raw.replaceAll(/\p{Cc}+/gu, ' ')
  return text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`
}
