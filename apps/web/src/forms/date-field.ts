import { z } from 'zod'
import { parsePlainDate, type PlainDate } from '#kernel'
import { listInWords } from '#govuk'

const PARTS = ['day', 'month', 'year'] as const
type Body = Readonly<Record<string, unknown>>
const part = (body: Body, name: string, key: string) => String(body[`${name}-${key}`] ?? '').trim()

/** Moves the three boxes of a GOV.UK date input (`starts-day`, …) into one text `2026-11-21`, as typed, for {@link dateField}. */
export const gatherDate = (body: Body, name: string): Body => {
  const [day, month, year] = PARTS.map((key) => part(body, name, key))
  return { ...body, [name]: { day, month, year } }
}

const typed = z.object({ day: z.string(), month: z.string(), year: z.string() })

/** A required date out of {@link gatherDate}. `what` begins the messages: "Start date must include a month". */
export const dateField = (what: string) =>
  typed.transform((parts, ctx): PlainDate => {
    const fail = (message: string) => {
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const missing = PARTS.filter((key) => parts[key] === '')
    if (missing.length === PARTS.length) return fail(`Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}`)
    if (missing.length > 0) return fail(`${what} must include a ${listInWords(missing)}`)
    if (!/^\d{4}$/.test(parts.year)) return fail(`${what} must have a year with 4 numbers, like 2026`)
    const date = parsePlainDate(`${parts.year}-${parts.month.padStart(2, '0')}-${parts.day.padStart(2, '0')}`)
    return date ?? fail(`${what} must be a real date`)
  })
