import { z } from 'zod'

const PATTERN = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i

/** A clock time as people type it (`9:30`, `9.30am`, `2pm`, `14:00`) as `HH:MM`; `undefined` when it is none. A bare number is none: it could be anything. */
export function parseClockTime(typed: string): string | undefined {
  const [, hours = '', minutes, half] = PATTERN.exec(typed.trim()) ?? []
  if (hours === '' || (minutes === undefined && half === undefined)) return undefined
  const hour = Number(hours)
  const minute = Number(minutes ?? 0)
  if (minute > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return undefined
  const shift = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  return `${String(shift).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** A required time of a form. */
export const timeField = () => z.string().trim().min(1, 'Enter a time').transform((typed, ctx) => {
  const time = parseClockTime(typed)
  if (time !== undefined) return time
  ctx.addIssue({ code: 'custom', message: 'Enter a time, like 9:30am or 14:00' })
  return z.NEVER
})
