import { formatDate, formatNumber } from '#govuk'
import type { PlainDate } from '#kernel'

/** Words for the codes of the workforce plan: the API has the codes, pages have the words. */
type Words = Readonly<Record<string, string>>

export const SCOPES: Words = { national: 'National', regional: 'Regional', local: 'Local' }
export const STATES: Words = { draft: 'Draft', proposed: 'Proposed', returned: 'Sent back', approved: 'Approved', published: 'Published', superseded: 'Superseded', discarded: 'Discarded' }
export const PARTS: Words = { institute: 'Institute', lga: 'LGA', area: 'Owner' }
export const DIRECTIONS: Words = { at_least: 'At least', at_most: 'At most' }
export const UNITS: Words = { count: 'A count', percent: 'Per cent', percentage_points: 'Percentage points of change since the baseline', relative_change: 'Per cent of change since the baseline' }
export const BREAKDOWNS: Words = { region: 'Region', organisation: 'Organisation', organisation_kind: 'Kind of organisation', programme: 'Programme' }
export const DISPOSITIONS: Words = { own: 'Own target', adopted: 'Adopted as it is', adapted: 'Adapted', left_out: 'Left out' }
export const STEPS: Words = {
  begin: 'Begun', change: 'Changed, so a draft again', propose: 'Proposed', approve: 'Approved', withdraw_approval: 'Approval withdrawn by a change', return: 'Sent back', take_over: 'National changes taken over',
  publish: 'Published', supersede: 'Superseded', discard: 'Discarded', add: 'Action added', finish: 'Action done', drop: 'Action dropped', reopen: 'Action opened again', change_organisation: 'Action moved to another organisation',
}
export const FIELDS: Words = {
  order: 'Order of the targets', title: 'Title', narrative: 'Narrative', ownerOrganisationId: 'Owner', indicatorVersionId: 'Indicator', direction: 'Direction', baselineValue: 'Baseline', baselineOn: 'Baseline date', targetValue: 'Target value', dueOn: 'Due date',
  breakdowns: 'Breakdowns', rag: 'Red, amber and green', checkpoints: 'Interim milestones', disposition: 'What the plan makes of it', reason: 'Reason',
}
const RAG_WORDS: Words = { green: 'On track', amber: 'Slightly behind', red: 'Behind' }
const RAG_COLOURS: Words = { green: 'govuk-tag--green', amber: 'govuk-tag--orange', red: 'govuk-tag--red' }
const STATE_COLOURS: Words = { draft: 'govuk-tag--grey', proposed: 'govuk-tag--blue', returned: 'govuk-tag--orange', approved: 'govuk-tag--teal', published: 'govuk-tag--green', superseded: 'govuk-tag--grey', discarded: 'govuk-tag--grey' }
const ACTION_WORDS: Words = { open: 'Open', done: 'Done', dropped: 'Dropped' }
const ACTION_COLOURS: Words = { open: 'govuk-tag--blue', done: 'govuk-tag--green', dropped: 'govuk-tag--grey' }

/** A date, or the day of an instant, as the API writes them. */
export const dateWords = (when: string): string => formatDate(when.includes('T') ? new Date(when) : (when as PlainDate))

export const itemsOf = (words: Words) => Object.entries(words).map(([value, text]) => ({ value, text }))
export const wordOf = (words: Words, code: string | null | undefined): string => (code === null || code === undefined ? '' : (words[code] ?? code))

/** The words carry the meaning; the colour only helps. */
export const ragTag = (rag: string | null | undefined) => (rag === null || rag === undefined ? { text: 'Not computed yet', classes: 'govuk-tag--grey' } : { text: wordOf(RAG_WORDS, rag), classes: RAG_COLOURS[rag] ?? '' })
export const stateTag = (state: string) => ({ text: wordOf(STATES, state), classes: STATE_COLOURS[state] ?? '' })
export const actionTag = (state: string, dueOn: string, today: string) =>
  state === 'open' && dueOn < today ? { text: 'Overdue', classes: 'govuk-tag--red' } : { text: wordOf(ACTION_WORDS, state), classes: ACTION_COLOURS[state] ?? '' }

/** A value in its unit: `10`, `70%`, `+20%`, `+3 points`. */
export function valueWords(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return 'Not known yet'
  const rounded = Math.round(value * 10) / 10
  if (unit === 'count') return formatNumber(rounded)
  const sign = unit !== 'percent' && rounded > 0 ? '+' : ''
  return unit === 'percentage_points' ? `${sign}${rounded} points` : `${sign}${rounded}%`
}

/** `At least 10 by 31 December 2030`. */
export const goalWords = (target: { readonly direction: string; readonly targetValue: number; readonly unit: string; readonly dueOn: string }): string =>
  `${wordOf(DIRECTIONS, target.direction)} ${valueWords(target.targetValue, target.unit)} by ${dateWords(target.dueOn)}`
