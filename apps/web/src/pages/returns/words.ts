import { formatDate, formatNumber, type Tag } from '#govuk'

export const SECTIONS = ['headcount', 'diversity', 'skills', 'outlook'] as const
export type Section = (typeof SECTIONS)[number]
export const isSection = (text: string): text is Section => (SECTIONS as readonly string[]).includes(text)

export const SECTION_TITLES: Readonly<Record<Section, string>> = { headcount: 'Headcount, vacancies and turnover', diversity: 'Diversity of digital staff', skills: 'Skills: demand and supply', outlook: 'Roles likely to change' }
export const SECTION_LEADS: Readonly<Record<Section, string>> = {
  headcount: 'Digital staff by role and grade on the last day of the quarter, and who came and went in it. Somebody who changed role or grade counts as a leaver of the one and a starter of the other.',
  diversity: 'How many people of each role family and grade gave which answer: counts only, never names. Each characteristic adds up to the headcount. Count people whose answer you do not have as not known.',
  skills: 'How many people with a skill each role needs now and in three years, and how many there are by your own assessment.',
  outlook: 'Roles that technology is likely to change in three to five years, how many people that concerns, and what they may be retrained for.',
}

export const CHANGES: Readonly<Record<string, string>> = { automated_in_part: 'Automated in part', changed: 'Changed', growing: 'Growing', new: 'New' }
export const CONFIDENCES: Readonly<Record<string, string>> = { low: 'Not sure', medium: 'Fairly sure', high: 'Sure' }

const STATES: Readonly<Record<string, Tag>> = {
  submitted: { text: 'Submitted', classes: 'govuk-tag--green' }, corrected: { text: 'Submitted and corrected', classes: 'govuk-tag--green' }, draft: { text: 'Begun', classes: 'govuk-tag--blue' },
  late: { text: 'Late', classes: 'govuk-tag--red' }, not_begun: { text: 'Not begun', classes: 'govuk-tag--grey' }, superseded: { text: 'Superseded', classes: 'govuk-tag--grey' },
}
export const stateOf = (state: string): Tag => STATES[state] ?? { text: state, classes: 'govuk-tag--grey' }
export const STATE_CHOICES = ['submitted', 'corrected', 'draft', 'late', 'not_begun'].map((value) => ({ value, text: STATES[value]?.text ?? value }))

/** `July to September 2026`. */
export function quarterWords(quarter: string): string {
  const months: Readonly<Record<string, string>> = { Q1: 'January to March', Q2: 'April to June', Q3: 'July to September', Q4: 'October to December' }
  const [year = '', part = ''] = quarter.split('-')
  return `${months[part] ?? part} ${year}`
}

/** A number that may be shown: exact, or the band that it lies in. */
export const shownCount = ({ from, to }: { readonly from: number; readonly to: number }): string => (from === to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`)

export const dayWords = (date: string): string => formatDate(date as never)

/** The name behind a key of a list; the key itself where there is none. */
export const namesOf = (entries: readonly { readonly key: string; readonly name: string }[]): ((key: string) => string) => {
  const names = new Map(entries.map(({ key, name }) => [key, name]))
  return (key) => names.get(key) ?? key
}
