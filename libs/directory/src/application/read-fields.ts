import { err, ok, parsePlainDate, type PlainDate, type Result } from '#kernel'
import type { UserError } from '#platform/errors'

/** Reads fields as people type them and gathers what is wrong with each, so that a page can show all problems at once. */
export class FieldReader {
  readonly problems: UserError[] = []

  say(code: string, field: string, message: string): void {
    this.problems.push({ code, field, message })
  }

  /** A text that must be there, trimmed. `what` completes "Enter …". */
  text(field: string, value: string | null | undefined, what: string, longest = 200): string {
    const text = this.optional(field, value, what, longest)
    if (text === null) this.say('REQUIRED', field, `Enter ${what}.`)
    return text ?? ''
  }

  /** A text that may be absent; blank counts as absent. */
  optional(field: string, value: string | null | undefined, what: string, longest = 200): string | null {
    const text = value?.normalize('NFC').trim().replace(/\s+/gu, ' ') ?? ''
    if (text.length > longest) this.say('TOO_LONG', field, `Make ${what} ${longest} characters or fewer.`)
    return text === '' ? null : text
  }

  oneOf<T extends string>(field: string, value: string | null | undefined, known: readonly T[]): T | null {
    if (value === null || value === undefined || value === '') return null
    const found = known.find((one) => one === value)
    if (found === undefined) this.say('UNKNOWN_VALUE', field, `Choose one of: ${known.join(', ')}.`)
    return found ?? null
  }

  /** A date that must be there. */
  date(field: string, value: string | null | undefined): PlainDate {
    const date = this.optionalDate(field, value)
    if (date === undefined && (value === null || value === undefined || value === '')) this.say('REQUIRED', field, 'Enter a date.')
    return date ?? ('' as PlainDate)
  }

  optionalDate(field: string, value: string | null | undefined): PlainDate | undefined {
    if (value === null || value === undefined || value === '') return undefined
    const date = parsePlainDate(value)
    if (date === undefined) this.say('NOT_A_DATE', field, 'Enter a real date as YYYY-MM-DD, such as 2026-09-01.')
    return date
  }

  /** The value when nothing was wrong, else every problem. */
  result<T>(value: T): Result<T, readonly UserError[]> {
    return this.problems.length > 0 ? err(this.problems) : ok(value)
  }
}

/** One refusal of one field. */
export const refuse = (code: string, field: string, message: string): { readonly ok: false; readonly error: readonly UserError[] } => err([{ code, field, message }])
