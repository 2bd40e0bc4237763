import { parsePlainDate, type PlainDate } from '#kernel'

/** Files repeat the same few dates; checking one against the calendar costs more than the rest of its row. */
const known = new Map<string, PlainDate | undefined>()
const REMEMBERED = 5_000

/** A date as people write it in files: `2026-04-01` or `1/4/2026` (day first). Days that do not exist are no dates. */
export function readImportDate(text: string): PlainDate | undefined {
  if (text.length > 10) return undefined
  if (known.has(text)) return known.get(text)
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const iso = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text
  const date = parsePlainDate(iso)
  const found = date !== undefined && date >= '1900-01-01' && date < '2200-01-01' ? date : undefined
  if (known.size >= REMEMBERED) known.clear()
  known.set(text, found)
  return found
}
