import { listInWords } from '#govuk'
import type { Field } from '../../forms/fields-page.js'
import { backgroundWords, localeChoices } from '../organisation/words.js'

const REASONS: Readonly<Record<string, string>> = {
  SAME_EMAIL: 'the same email address', PREVIOUS_EMAIL: 'an address that the other had before', SAME_NAME_SAME_ORGANISATION: 'the same name in the same organisation',
  SAME_NAME: 'the same name', SIMILAR_NAME_SAME_ORGANISATION: 'a similar name in the same organisation',
}
const LABELS: Readonly<Record<string, string>> = {
  givenName: 'Given name', familyName: 'Family name', background: 'Background', locale: 'Language of messages', primaryEmail: 'Where Waymark writes to', lineManagerId: 'Line manager',
}

export const reasonWords = (reasons: readonly string[]): string => listInWords(reasons.map((one) => REASONS[one] ?? one))

export interface Conflict { readonly field: string; readonly keep: string; readonly absorb: string }

const words = (field: string, value: string, from: string): string => {
  if (field === 'background') return backgroundWords(value)
  if (field === 'locale') return localeChoices.find((one) => one.value === value)?.text ?? value
  // An id says nothing to anybody; which record it stands in does.
  return field === 'lineManagerId' ? `As in the record ${from}` : value
}

/** One question for each thing that two records say differently. */
export const conflictFields = (conflicts: readonly Conflict[]): Field[] =>
  conflicts.map(({ field, keep, absorb }) => ({
    kind: 'radios', name: field, label: LABELS[field] ?? field,
    items: [{ value: keep, text: words(field, keep, 'that stays') }, { value: absorb, text: words(field, absorb, 'that is merged into it') }],
  }))

/** What was decided, and which questions still wait for an answer; nothing but the two values on offer is taken. */
export function readDecisions(conflicts: readonly Conflict[], typed: Readonly<Record<string, unknown>>) {
  const answered = conflicts.filter(({ field, keep, absorb }) => typed[field] === keep || typed[field] === absorb)
  return {
    decisions: Object.fromEntries(answered.map(({ field }) => [field, String(typed[field])])),
    missing: conflicts.filter((one) => !answered.includes(one)).map(({ field }) => ({ field, message: `Decide: ${(LABELS[field] ?? field).toLowerCase()}` })),
  }
}
