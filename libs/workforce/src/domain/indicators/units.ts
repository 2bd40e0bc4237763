/** `percentage_points` and `relative_change` (in percent) compare with the baseline date; the others stand by themselves. */
export const UNITS = ['count', 'percent', 'percentage_points', 'relative_change'] as const
export type Unit = (typeof UNITS)[number]

/** What reports of the nation can tell a figure by. */
export const BREAKDOWNS = ['region', 'organisation', 'organisation_kind', 'programme'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

/** Which way is better. A target says `at_least` where up is better and `at_most` where down is. */
export const DIRECTIONS = ['at_least', 'at_most'] as const
export type Direction = (typeof DIRECTIONS)[number]
