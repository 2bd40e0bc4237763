import { parsePlainDate, type PlainDate } from '#kernel'

/** A date as people write it in files: `2026-04-01` or `1/4/2026` (day first). Days that do not exist are no dates. */
export function readImportDate(text: string): PlainDate | undefined {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const iso = british ? `${british[3]}-${british[2]?.padStart(2, '0')}-${british[1]?.padStart(2, '0')}` : text
  const date = parsePlainDate(iso)
  return date !== undefined && date >= '1900-01-01' && date < '2200-01-01' ? date : undefined
}
