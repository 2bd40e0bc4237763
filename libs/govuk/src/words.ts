const number = new Intl.NumberFormat('en-GB')
const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** `1,204`. */
export const formatNumber = (value: number): string => number.format(value)

/** `£1,250` or `£12.50`, from whole pence. */
export const formatPence = (pence: number): string => money.format(pence / 100).replace(/\.00$/, '')

/** `1 place`, `3 places`, `0 places`; irregular plurals are given. */
export const pluralise = (count: number, singular: string, plural = `${singular}s`): string =>
  `${formatNumber(count)} ${count === 1 ? singular : plural}`

/** `2 hours 30 minutes`, from whole minutes. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 && pluralise(hours, 'hour'), (rest > 0 || hours === 0) && pluralise(rest, 'minute')].filter(Boolean).join(' ')
}

/** `Leeds, York and Hull`. */
export const listInWords = (items: readonly string[], joiner = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${joiner} ${items.at(-1) ?? ''}`

/** The text with its first letter as at the start of a sentence. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `manager_approved` → `Manager approved`: for a code that the catalogue has no words for. */
export const sentenceCase = (code: string): string => capitalised(code.toLowerCase().replaceAll('_', ' '))
