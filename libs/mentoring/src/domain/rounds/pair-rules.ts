import { HALF_DAYS, type ProfileDetails } from '../profiles/profile-details.js'
import type { SchemeRules } from '../schemes/scheme-settings.js'

/** Rules that a scheme chooses, by the codes under which everybody who matches may read of them. */
export const SCHEME_RULE_CODES = ['other_organisation', 'shared_language', 'shared_mode', 'same_region', 'shared_times', 'across_backgrounds'] as const
export type SchemeRuleCode = (typeof SCHEME_RULE_CODES)[number]

/** What always keeps two people apart. Never told from each other outside: all of them are `kept_apart`. */
export const BARRIER_KINDS = ['same_person', 'line_management', 'avoided', 'failed_before'] as const
export type BarrierKind = (typeof BARRIER_KINDS)[number]

/** Why a pair cannot be matched now, whatever the rules say. */
export const STANDING_CODES = ['not_ready', 'no_seat', 'already_matched'] as const
export type BrokenRule = SchemeRuleCode | BarrierKind | (typeof STANDING_CODES)[number]

/** A broken rule as it may be shown: private ones are one. */
export type ShownRule = Exclude<BrokenRule, BarrierKind> | 'kept_apart'

/** Pools what is private, each code once. */
export const shownRules = (broken: readonly string[]): readonly ShownRule[] =>
  [...new Set(broken.map((code) => ((BARRIER_KINDS as readonly string[]).includes(code) || code === 'self' ? 'kept_apart' : (code as ShownRule))))]

/** What the scheme's rules ask of one side of a pair. */
export interface RuleFacts {
  readonly organisationId: string
  /** That of their organisation. */
  readonly region: string | undefined
  readonly details: Pick<ProfileDetails, 'languages' | 'modes' | 'times' | 'background'>
}

const shares = (one: readonly string[] = [], other: readonly string[] = []): boolean => one.some((code) => other.includes(code))
const bits = (times: number): number => Array.from({ length: HALF_DAYS }, (_, bit) => (times >> bit) & 1).reduce((sum, bit) => sum + bit, 0)

/** The scheme's rules that a pair breaks. Who has said nothing shares nothing with anybody: it is the same answer that the engine gives. */
export function brokenSchemeRules(rules: SchemeRules, mentee: RuleFacts, mentor: RuleFacts): readonly SchemeRuleCode[] {
  const broken: Readonly<Record<SchemeRuleCode, boolean>> = {
    other_organisation: rules.otherOrganisation && mentee.organisationId === mentor.organisationId,
    shared_language: rules.sharedLanguage && !shares(mentee.details.languages, mentor.details.languages),
    shared_mode: rules.sharedMode && !shares(mentee.details.modes, mentor.details.modes),
    same_region: rules.sameRegion && (mentee.region === undefined || mentee.region !== mentor.region),
    shared_times: bits((mentee.details.times ?? 0) & (mentor.details.times ?? 0)) < rules.sharedTimes,
    across_backgrounds: rules.acrossBackgrounds && (mentee.details.background === undefined || mentor.details.background === undefined || mentee.details.background === mentor.details.background),
  }
  return SCHEME_RULE_CODES.filter((code) => broken[code])
}
