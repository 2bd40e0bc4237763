import { err, ok, type Problem, problem, type Result } from '#kernel'

/** What is nobody's business, so that it is told as one: a person of both sides, one who avoids the other, line management, and a match that failed before, perhaps in a scheme that others run. */
const POOLED: readonly string[] = ['same_person', 'avoided', 'line_management', 'failed_before']
/** Rules that hold for everybody, whoever matches them. */
const ALWAYS: readonly string[] = ['not_ready', 'no_seat', 'already_matched', ...POOLED]
/** Rules of the scheme: those who match may set them aside with a reason that is kept. */
export const OVERRIDABLE = ['other_organisation', 'shared_language', 'shared_mode', 'same_region', 'shared_times', 'across_backgrounds'] as const

export const OVERRIDE_REASON = { least: 20, most: 1_000 } as const

/** A rule against a pair, as those who match may know it. */
export interface RuleAgainst {
  readonly code: string
  readonly canOverride: boolean
}

/** The rules that a pair breaks, as they may be shown: private ones under one name, each once. Unknown rules cannot be overridden. */
export function rulesAgainst(broken: readonly string[]): readonly RuleAgainst[] {
  const shown = broken.map((code) => (POOLED.includes(code) ? 'kept_apart' : code))
  return [...new Set(shown)].map((code) => ({ code, canOverride: (OVERRIDABLE as readonly string[]).includes(code) }))
}

const WORDS: Readonly<Record<string, string>> = {
  not_ready: 'One of the two has no complete profile in this scheme now, has paused it, or no longer belongs to the organisation for which they take part.',
  no_seat: 'One of the two has no free place.', already_matched: 'These two have a match already.', kept_apart: 'These two have to be kept apart.',
}

/** The rules that were set aside, and why: kept with the match and shown to those who match. */
export interface OverrideOf {
  readonly rules: readonly string[]
  readonly reason: string
}

/** Whether a pair may be matched by hand. Broken rules of the scheme need a reason; those that always hold stand. */
export function decideByHand(broken: readonly string[], reason: string): Result<OverrideOf | undefined, readonly Problem[]> {
  const against = rulesAgainst(broken)
  const standing = against.filter(({ canOverride }) => !canOverride)
  if (standing.length > 0) return err(standing.map(({ code }) => problem(code.toUpperCase(), '', WORDS[code] ?? 'These two cannot be matched.')))
  if (against.length === 0) return ok(undefined)
  const why = reason.trim()
  if (why.length < OVERRIDE_REASON.least) return err([problem('OVERRIDE_REASON_REQUIRED', 'reason', `Say in ${OVERRIDE_REASON.least} characters or more why these two should be matched although the scheme's rules speak against it.`)])
  return ok({ rules: against.map(({ code }) => code).toSorted(), reason: why })
}

/** All codes that a check may answer with. */
export const HAND_RULES: readonly string[] = [...ALWAYS, ...OVERRIDABLE]
