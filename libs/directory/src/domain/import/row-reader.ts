import { err, ok, type PlainDate, type Result } from '#kernel'
import { normaliseEmail, normaliseName, type Email } from '../normalise-person.js'
import { closest } from '../similarity.js'
import { looksLikeFormula } from './formulas.js'
import { readImportDate } from './read-date.js'
import type { RawRow, RowProblem, SeenValues } from './row-problem.js'

/** The longest cell that is looked at; anything longer is refused unread. */
const LONGEST = 300
/** What nearly every cell is: printable ASCII, a letter or digit first, single spaces inside. It needs no further look. */
const PLAIN = /^[A-Za-z0-9][!-~]*( [!-~]+)*$/

/** Reads the cells of one row one by one and collects everything that is wrong with them. */
export class RowReader {
  private readonly problems: RowProblem[] = []

  constructor(
    private readonly row: RawRow,
    private readonly line: number,
  ) {}

  /** The trimmed text; empty cells are `undefined`. */
  text(column: string, longest = LONGEST): string | undefined {
    const cell = this.row[column] ?? ''
    if (cell.length <= longest && PLAIN.test(cell)) return cell
    if (cell.length > LONGEST * 4) return this.refuse(column, 'TOO_LONG', `is ${cell.length} characters long; ${longest} are allowed`)
    if (looksLikeFormula(cell)) return this.refuse(column, 'FORMULA', `starts with "${cell.slice(0, 1).trim() || 'a tab'}", which a spreadsheet takes for a formula. Remove that character`)
    const text = normaliseName(cell)
    if (text === '') return undefined
    if ([...cell.trim()].some((character) => character < ' ' || character === '\u007f')) return this.refuse(column, 'CONTROL_CHARACTER', 'contains an invisible control character. Type the value again')
    if (looksLikeFormula(text)) return this.refuse(column, 'FORMULA', `starts with "${text.slice(0, 1)}", which a spreadsheet takes for a formula. Remove that character`)
    return text.length > longest ? this.refuse(column, 'TOO_LONG', `is ${text.length} characters long; ${longest} are allowed`) : text
  }

  /** As `text`, and reports an empty cell. The empty string stands for a value that has been reported. */
  required(column: string, longest = LONGEST): string {
    const before = this.problems.length
    const text = this.text(column, longest)
    if (text === undefined && this.problems.length === before) this.refuse(column, 'MISSING', 'is empty. It needs a value')
    return text ?? ''
  }

  /** One of a closed list, whatever its capitals; the nearest is suggested when it is none of them. */
  oneOf<T extends string>(column: string, options: readonly T[]): T | undefined {
    const text = this.text(column)
    if (text === undefined || (options as readonly string[]).includes(text)) return text as T | undefined
    const wanted = text.toLowerCase().replace(/[\s-]+/g, '_')
    const found = options.find((option) => option.toLowerCase().replace(/[\s-]+/g, '_') === wanted)
    if (found !== undefined) return found
    const meant = closest(wanted, options)
    return this.refuse(column, 'NOT_AN_OPTION', `"${shorten(text)}" is not one of ${options.join(', ')}.${meant ? ` Did you mean "${meant}"?` : ''}`)
  }

  date(column: string): PlainDate | undefined {
    const text = this.text(column)
    if (text === undefined) return undefined
    return readImportDate(text) ?? this.refuse(column, 'NOT_A_DATE', `"${shorten(text)}" is not a date. Write it as 2026-04-01 or 01/04/2026; the day must exist`)
  }

  email(column: string): Email | undefined {
    const text = this.text(column)
    if (text === undefined) return undefined
    const email = normaliseEmail(text)
    if (email.ok) return email.value
    return this.refuse(column, 'NOT_AN_EMAIL', email.error === 'LOOK_ALIKE_CHARACTERS'
      ? `"${shorten(text)}" has letters that only look like plain ones. Type the address again`
      : `"${shorten(text)}" is not an email address such as name@council.gov.uk`)
  }

  /** A code of an organisation that must be among the known ones, when these are given. */
  code(column: string, known?: ReadonlySet<string>): string | undefined {
    const code = this.text(column, 40)?.toUpperCase()
    if (code === undefined) return undefined
    if (!/^[A-Z0-9][A-Z0-9-]*$/.test(code)) return this.refuse(column, 'NOT_A_CODE', `"${shorten(code)}" is not a code; codes have letters, digits and hyphens`)
    if (known === undefined || known.has(code)) return code
    const meant = closest(code, known, 0.9)
    return this.refuse(column, 'UNKNOWN_CODE', `"${shorten(code)}" is the code of no organisation here.${meant ? ` Did you mean ${meant}?` : ' Import the organisation first'}`)
  }

  /** Reports a key that an earlier line of the file already has. */
  once(column: string, key: string, seen: SeenValues, what: string): void {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, this.line)
    else this.refuse(column, 'DUPLICATE', `${what} is already on line ${first}. Keep one of the two lines`)
  }

  /** Notes a problem; the first one of a column is enough. */
  refuse(column: string, code: RowProblem['code'], what: string): undefined {
    if (this.problems.some((problem) => problem.column === column)) return
    this.problems.push({ line: this.line, column, code, message: `Line ${this.line}, ${column}: ${what}` })
  }

  /** The row when nothing was wrong with it. `build` runs only then. */
  finish<T>(build: () => T): Result<T, readonly RowProblem[]> {
    return this.problems.length > 0 ? err(this.problems) : ok(build())
  }
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
