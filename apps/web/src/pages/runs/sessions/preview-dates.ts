import { formatDateWithDay, formatTime, pluralise } from '#govuk'
import { londonDate, type PlainDate } from '#kernel'

export interface PreviewedSession {
  readonly startsAt: string
  readonly endsAt: string
  /** What keeps it from being planned at this time. */
  readonly problem: string | null
}

/** The dates of a series as checkboxes to leave out: those that would be planned and those left out already, in order. */
export function previewDates(sessions: readonly PreviewedSession[], skip: readonly string[]) {
  const planned = sessions.map(({ startsAt, problem }) => {
    const date = londonDate(new Date(startsAt))
    return { value: date, text: `${formatDateWithDay(date)}, ${formatTime(new Date(startsAt))}`, ...(problem !== null && { hint: { text: problem } }) }
  })
  const left = skip.filter((date) => !planned.some(({ value }) => value === date)).map((date) => ({ value: date as PlainDate, text: formatDateWithDay(date as PlainDate) }))
  return [...planned, ...left].sort((a, b) => (a.value < b.value ? -1 : 1))
}

export const planButton = (count: number): string => `Plan ${pluralise(count, 'session')}`

/** A form's fields as hidden ones, in the order they came; lists give one for each value. */
export const keepFields = (values: Readonly<Record<string, unknown>>, but: readonly string[]) =>
  Object.entries(values).filter(([name]) => !but.includes(name)).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })))
