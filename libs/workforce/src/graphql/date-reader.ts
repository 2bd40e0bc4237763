import { parsePlainDate, type PlainDate, plainDate } from '#kernel'
import type { UserError } from '#platform/errors'

/** Reads the dates of an input and gathers what is wrong with them, so that one answer names every field. Use what it reads only when `problems` is empty. */
export class DateReader {
  readonly problems: UserError[] = []

  date(text: string, field: string): PlainDate {
    const date = parsePlainDate(text)
    if (date === undefined) this.problems.push({ code: 'DATE', field, message: 'Enter a real date, such as 31 December 2030.' })
    return date ?? plainDate('1970-01-01')
  }

  /** Empty and left out are no date. */
  optional(text: string | null | undefined, field: string): PlainDate | null {
    return text === null || text === undefined || text === '' ? null : this.date(text, field)
  }
}
