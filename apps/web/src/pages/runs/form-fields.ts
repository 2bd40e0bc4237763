import { z } from 'zod'

/** Checkboxes: none, one or several values under one name. */
export const manyField = z.union([z.string(), z.array(z.string())]).optional().transform((value) => (value === undefined || value === '' ? [] : [value].flat()))

export const textField = z.string().default('').transform((value) => value.trim())

/** A whole number; `what` begins the messages: "Length must be a whole number". */
export const wholeField = (what: string) => z.string().default('').transform((typed, ctx): number => {
  const tidy = typed.trim().replaceAll(',', '')
  if (/^\d{1,9}$/.test(tidy)) return Number(tidy)
  ctx.addIssue({ code: 'custom', message: tidy === '' ? `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}` : `${what} must be a whole number` })
  return z.NEVER
})

/** A whole number that may be left out. */
export const optionalWholeField = (what: string) => z.string().default('').transform((typed, ctx): number | null => {
  const tidy = typed.trim().replaceAll(',', '')
  if (tidy === '') return null
  if (/^\d{1,9}$/.test(tidy)) return Number(tidy)
  ctx.addIssue({ code: 'custom', message: `${what} must be a whole number` })
  return z.NEVER
})

/** The three boxes of a date input, filled from `2026-11-21`. */
export function dateBoxes(name: string, date: string | null | undefined): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = (date ?? '').split('-')
  return { [`${name}-day`]: day && String(Number(day)), [`${name}-month`]: month && String(Number(month)), [`${name}-year`]: year }
}
