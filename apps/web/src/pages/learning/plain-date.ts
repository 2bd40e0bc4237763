import { parsePlainDate, type PlainDate } from '#kernel'

export type { PlainDate }

/** A date of the API (`2026-03-30`), or nothing. */
export const asPlainDate = (text: string | null | undefined): PlainDate | undefined => (text ? parsePlainDate(text) : undefined)
