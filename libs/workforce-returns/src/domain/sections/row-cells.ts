import { err, ok, type Result } from '#kernel'
import { problem, type Problem, shown } from './problem.js'

/** The cells of one line by column, as they were typed. */
export type RawRow = Readonly<Record<string, string | undefined>>

/** More than any organisation has: figures above it are slips of the keyboard. */
export const MOST_PEOPLE = 100_000
/** A cell that a spreadsheet would run when the file is opened in one. */
const FORMULA = /^[=@\t\r＝＠]|^[+＋](?!\d)/u

/** Reads the cells of one line and collects everything that is wrong with them. */
export class RowCells {
  private readonly problems: Problem[] = []

  constructor(private readonly row: RawRow) {}

  text(column: string, longest: number): string {
    const text = (this.row[column] ?? '').trim()
    if (text.includes('\uFFFD')) this.refuse(column, 'NOT_UTF8', 'A character cannot be read, because the file is not in UTF-8. In Excel choose “Save as”, then “CSV UTF-8”, and send it again.')
    else if (FORMULA.test(text)) this.refuse(column, 'FORMULA_CELL', `The cell begins like a spreadsheet formula: ${shown(text)}. Remove the sign at its beginning.`)
    else if (text.length > longest) this.refuse(column, 'TOO_LONG', `Shorten this to ${longest.toLocaleString('en-GB')} characters or fewer.`)
    return text
  }

  /** A key of a list; its name does as well, whatever its capitals. `version` says of which list the message is. */
  key(column: string, known: ReadonlyMap<string, string | { readonly name: string }>, version: string): string {
    const text = this.text(column, 200)
    if (text === '') return this.refuse(column, 'MISSING', `Enter the ${version}.`) ?? ''
    if (known.has(text)) return text
    const wanted = text.toLowerCase()
    for (const [key, entry] of known) if (key.toLowerCase() === wanted || (typeof entry === 'string' ? entry : entry.name).toLowerCase() === wanted) return key
    const options = known.size <= 12 ? ` Use one of: ${[...known.keys()].join(', ')}.` : ' Download the template: it has the keys that there are.'
    this.refuse(column, 'UNKNOWN_KEY', `There is no ${version} ${shown(text)} in the version of this return.${options}`)
    return ''
  }

  oneOf<T extends string>(column: string, options: readonly T[], what: string): T | undefined {
    const text = this.text(column, 60).toLowerCase().replaceAll(/[\s-]+/g, '_')
    const found = options.find((option) => option === text)
    return found ?? this.refuse(column, text === '' ? 'MISSING' : 'NOT_AN_OPTION', `Enter ${what} as one of: ${options.join(', ')}.`)
  }

  /** A number of people: whole, from 0. */
  whole(column: string): number {
    const text = (this.row[column] ?? '').trim()
    if (/^\d{1,9}$/.test(text)) return this.notAbove(column, Number(text))
    if (text === '') return this.refuse(column, 'MISSING', 'Enter a number, 0 where there is nobody.') ?? 0
    if (/^[-−–]\s*\d/.test(text)) return this.refuse(column, 'NEGATIVE', `${shown(text)} is below 0. A number of people is 0 or more.`) ?? 0
    if (/^\d+[.,]\d+$/.test(text)) return this.refuse(column, 'NOT_WHOLE', `${shown(text)} is not a whole number. Write people without decimals, and thousands without commas.`) ?? 0
    return this.refuse(column, 'NOT_A_NUMBER', `${shown(text)} is not a number. Write digits only, such as 12.`) ?? 0
  }

  /** A number with up to two decimals, in hundredths. */
  hundredths(column: string): number {
    const text = (this.row[column] ?? '').trim()
    const found = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text)
    if (found) return this.notAbove(column, Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')), 100)
    if (text === '') return this.refuse(column, 'MISSING', 'Enter the full-time equivalents, such as 12.5.') ?? 0
    if (/^[-−–]/.test(text)) return this.refuse(column, 'NEGATIVE', `${shown(text)} is below 0. Full-time equivalents are 0 or more.`) ?? 0
    return this.refuse(column, 'NOT_A_NUMBER', `${shown(text)} is not a number with at most two decimals, such as 12.5.`) ?? 0
  }

  /** Notes a problem; the first one of a column is enough. */
  refuse(column: string, code: string, message: string): undefined {
    if (!this.problems.some((known) => known.column === column)) this.problems.push(problem(column, code, message))
    return undefined
  }

  get sound(): boolean {
    return this.problems.length === 0
  }

  /** The line when nothing was wrong with it. */
  finish<T>(line: T): Result<T, readonly Problem[]> {
    return this.sound ? ok(line) : err(this.problems)
  }

  private notAbove(column: string, value: number, unit = 1): number {
    return value <= MOST_PEOPLE * unit ? value : (this.refuse(column, 'TOO_MANY', `${value / unit} is more than an organisation can have. Check the figure.`) ?? 0)
  }
}
