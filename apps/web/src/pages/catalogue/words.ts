import { sentenceCase } from '#govuk'

type Words = Readonly<Record<string, string>>

export const AUDIENCES: Words = {
  non_digital_leaders: 'Leaders from outside digital', digital_practitioners: 'Digital practitioners moving into leadership', elected_members: 'Elected members', open: 'Everybody',
}
export const DELIVERY_MODES: Words = { in_person: 'In person', online: 'Online', hybrid: 'In person and online' }
export const REGIONS: Words = Object.fromEntries(
  ['North East', 'North West', 'Yorkshire and The Humber', 'East Midlands', 'West Midlands', 'East of England', 'London', 'South East', 'South West'].map((region) => [region, region]))
export const AREAS: Words = {
  shared_infrastructure: 'Infrastructure, learning and collaboration', data_exchange: 'Data exchange', leadership: 'Organisational and political leadership',
  capability: 'Capacity, capability and skills', standards: 'Standards', procurement: 'Procurement',
}
export const OBLIGATIONS: Words = { mandatory: 'Mandatory', recommended: 'Recommended', optional: 'Optional' }

/** A code in words; one that is not known yet is spelt out. */
export const wordsFor = (words: Words, code: string): string => words[code] ?? sentenceCase(code)

/** The choices of a select, `every` first: no choice at all. */
export const choicesOf = (words: Words, every: string, chosen: string | undefined) =>
  [{ value: '', text: every, selected: chosen === undefined }, ...Object.entries(words).map(([value, text]) => ({ value, text, selected: value === chosen }))]
