import { addDays, addMonths, type PlainDate, plainDate } from './dates.js'

/** A calendar quarter such as `2026-Q3` (July to September); compares correctly as text. */
export type Quarter = string & { readonly __brand: 'Quarter' }

/** Reads `YYYY-Qn` strictly, of years 1900 to 2999; `undefined` when it is no quarter. */
export const parseQuarter = (text: string): Quarter | undefined => (/^(19|2\d)\d{2}-Q[1-4]$/.test(text) ? (text as Quarter) : undefined)

/** The literal form, for tests and constants. Throws when it is no quarter. */
export function quarter(text: string): Quarter {
  const found = parseQuarter(text)
  if (found === undefined) throw new Error(`Not a quarter: ${text}`)
  return found
}

/** The quarter that a day is in. */
export const quarterOf = (date: PlainDate): Quarter => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Quarter

/** Its first day. */
export const startOfQuarter = (of: Quarter): PlainDate => plainDate(`${of.slice(0, 4)}-${String(Number(of.slice(6)) * 3 - 2).padStart(2, '0')}-01`)

/** Its last day. */
export const endOfQuarter = (of: Quarter): PlainDate => addDays(addMonths(startOfQuarter(of), 3), -1)

export const nextQuarter = (of: Quarter): Quarter => quarterOf(addMonths(startOfQuarter(of), 3))

export const previousQuarter = (of: Quarter): Quarter => quarterOf(addMonths(startOfQuarter(of), -3))

/** The last quarter that was over at the end of a day, the day itself included: of 31 March that is the first of the year. */
export const quarterEndedBy = (on: PlainDate): Quarter => (endOfQuarter(quarterOf(on)) === on ? quarterOf(on) : previousQuarter(quarterOf(on)))

/** So many quarters up to and with `last`, oldest first. */
export function quartersUpTo(last: Quarter, number: number): readonly Quarter[] {
  const quarters: Quarter[] = []
  for (let quarter = last; quarters.length < number; quarter = previousQuarter(quarter)) quarters.unshift(quarter)
  return quarters
}

/** Negative when `a` is earlier: for sorting. */
export const compareQuarters = (a: Quarter, b: Quarter): number => (a < b ? -1 : a > b ? 1 : 0)
