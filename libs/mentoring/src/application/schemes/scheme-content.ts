import type { SchemeContent } from '../../data/schemes/scheme.queries.js'
import { CRITERIA, type SchemeSettings } from '../../domain/index.js'

/** A scheme's content with nothing in it but what belongs there, texts without surplus spaces. */
export const trimmed = ({ title, summary, restricted, declaration, frameworkVersionId, settings }: SchemeContent): SchemeContent =>
  ({ title: title.trim(), summary: summary.trim(), restricted, declaration: declaration.trim(), frameworkVersionId, settings: trimmedSettings(settings) })

/** Settings as they come in: those that came later may be left out, and are then as they were. */
export type SettingsInput = Omit<SchemeSettings, 'graceDays' | 'keepPrivateDays'> & { readonly [K in 'graceDays' | 'keepPrivateDays']?: number | null | undefined }

export const withKept = (given: SettingsInput | undefined, was: SchemeSettings): SchemeSettings => (given === undefined ? was : { ...given, graceDays: given.graceDays ?? was.graceDays, keepPrivateDays: given.keepPrivateDays ?? was.keepPrivateDays })

const trimmedSettings = (s: SchemeSettings): SchemeSettings => ({
  weights: Object.fromEntries(CRITERIA.map((criterion) => [criterion, s.weights[criterion]])) as SchemeSettings['weights'],
  rules: {
    otherOrganisation: s.rules.otherOrganisation, sharedLanguage: s.rules.sharedLanguage, sharedMode: s.rules.sharedMode,
    sameRegion: s.rules.sameRegion, sharedTimes: s.rules.sharedTimes, acrossBackgrounds: s.rules.acrossBackgrounds,
  },
  mostMentees: s.mostMentees, blind: s.blind, answerDays: s.answerDays, firstMeetingDays: s.firstMeetingDays, silentDays: s.silentDays, months: s.months, graceDays: s.graceDays, keepPrivateDays: s.keepPrivateDays, checkInWeeks: [...s.checkInWeeks],
  questions: s.questions.map(({ key, label, hint, sides, kind, options, required }) => ({ key, label: label.trim(), hint: hint.trim(), sides, kind, options: options.map((option) => option.trim()), required })),
  advocacy: s.advocacy.map((act) => act.trim()),
})

/** What a change changes, by field, for the history: before and after of each. Settings are told apart one by one. */
export function changedFields(was: SchemeContent, becomes: SchemeContent): Readonly<Record<string, readonly [unknown, unknown]>> {
  const flat = ({ settings, ...rest }: SchemeContent): Readonly<Record<string, unknown>> => ({ ...rest, ...settings })
  const [before, after] = [flat(pick(was)), flat(pick(becomes))]
  return Object.fromEntries(Object.keys(after).filter((key) => !same(before[key], after[key])).map((key) => [key, [before[key], after[key]]]))
}

const pick = ({ title, summary, restricted, declaration, frameworkVersionId, settings }: SchemeContent): SchemeContent => ({ title, summary, restricted, declaration, frameworkVersionId, settings })

/** Equality of JSON values, whatever the order of their keys: PostgreSQL keeps its own. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return Array.isArray(a) === Array.isArray(b) && [...keys].every((key) => same(left[key], right[key]))
}
