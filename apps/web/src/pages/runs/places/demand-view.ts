import { formatNumber, type Bar } from '#govuk'

export interface Demand {
  readonly seats: number
  readonly waiting: number
  readonly inApproval: number
  readonly lost: number
}

const percent = (basisPoints: number | null): string | undefined => (basisPoints === null ? undefined : `${Math.floor(basisPoints / 100)}% of places`)

export const demandFigures = (demand: Demand & { readonly filled: number | null; readonly wanted: number | null }, capacity: number) => [
  { label: 'Places held', value: `${formatNumber(demand.seats)} of ${formatNumber(capacity)}`, note: percent(demand.filled) },
  { label: 'On the waiting list', value: formatNumber(demand.waiting) },
  { label: 'Awaiting approval', value: formatNumber(demand.inApproval) },
  { label: 'Want a place in all', value: formatNumber(demand.seats + demand.waiting + demand.inApproval), note: percent(demand.wanted) },
  { label: 'Left before they began', value: formatNumber(demand.lost) },
]

const OUTLOOKS: Readonly<Record<string, (minimum: number) => string>> = {
  reached: (minimum) => `Enough people have accepted for the run to go ahead: it needs ${minimum}.`,
  within_reach: (minimum) => `Not enough people have accepted yet. It needs ${minimum}, and can still reach that if those with an offer or waiting say yes.`,
  at_risk: (minimum) => `The run is at risk: it needs ${minimum}, and would not reach that even if everybody who waits said yes.`,
}
export const outlookWords = (outlook: string, minimum: number): string => OUTLOOKS[outlook]?.(minimum) ?? ''

/** Everybody who has or wants a place, as bars: the most wanted first. */
export const wantedBy = <T extends Demand>(lines: readonly T[], label: (line: T) => string): Bar[] =>
  lines.map((line) => ({ label: label(line), value: line.seats + line.waiting + line.inApproval })).toSorted((a, b) => b.value - a.value || a.label.localeCompare(b.label, 'en'))
