import { z } from 'zod'
import { parsePlainDate, type PlainDate } from '#kernel'
import { dateField, gatherDate } from '../../forms/date-field.js'

/** A body whose date inputs have been gathered, with these questions. */
export const withDates = <T>(names: readonly string[], body: z.ZodType<T>): z.ZodType<T> =>
  z.preprocess((sent) => names.reduce((all, name) => gatherDate(all, name), (sent ?? {}) as Readonly<Record<string, unknown>>), body)

/** A date that may be left out. */
export const optionalDate = (what: string) => z.unknown().transform((value, ctx): PlainDate | null => {
  if (Object.values((value ?? {}) as object).every((part) => part === '')) return null
  const read = dateField(what).safeParse(value)
  if (read.success) return read.data
  for (const { message } of read.error.issues) ctx.addIssue({ code: 'custom', message })
  return z.NEVER
})

const NUMBER = /^[+-]?\d{1,9}(\.\d{1,6})?$/

/** A number, with decimals or without; a percent sign is taken as read. `what` begins the messages. */
export const numberField = (what: string) => z.string().default('').transform((typed, ctx): number => {
  const tidy = typed.trim().replaceAll(',', '').replace(/%$/, '')
  if (NUMBER.test(tidy)) return Number(tidy)
  ctx.addIssue({ code: 'custom', message: tidy === '' ? `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}` : `${what} must be a number` })
  return z.NEVER
})

/** A number that may be left out. */
export const optionalNumber = (what: string) => z.string().default('').transform((typed, ctx): number | null => {
  const tidy = typed.trim().replaceAll(',', '').replace(/%$/, '')
  if (tidy === '' || NUMBER.test(tidy)) return tidy === '' ? null : Number(tidy)
  ctx.addIssue({ code: 'custom', message: `${what} must be a number` })
  return z.NEVER
})

export interface CheckpointLine {
  readonly on: string
  readonly value: number | null
  readonly event: string | null
  readonly who: string
}

const LINE = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})\s*[:;]\s*(.+?)\s*[|;]\s*(.+)$/

const dateOf = (typed: string): PlainDate | undefined => {
  const [day = '', month = '', year] = typed.split('/')
  return parsePlainDate(year === undefined ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** Interim milestones, one on each line: `31/12/2027: 4 | Institute` or `30/6/2027: Scheme open | LGA`. Reads what `checkpointLines` writes. */
export const checkpointsField = z.string().default('').transform((typed, ctx): readonly CheckpointLine[] => {
  const lines = typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
  return lines.flatMap((line) => {
    const [, day = '', what = '', who = ''] = LINE.exec(line) ?? []
    const on = dateOf(day)
    if (on === undefined) {
      ctx.addIssue({ code: 'custom', message: `Write “${line.slice(0, 60)}” as date: value or event | who, such as 31/12/2027: 4 | Institute` })
      return []
    }
    return [NUMBER.test(what) ? { on, value: Number(what), event: null, who } : { on, value: null, event: what, who }]
  })
})

export const checkpointLines = (checkpoints: readonly CheckpointLine[]): string =>
  checkpoints.map(({ on, value, event, who }) => `${on.split('-').toReversed().join('/')}: ${value ?? event ?? ''} | ${who}`).join('\n')
