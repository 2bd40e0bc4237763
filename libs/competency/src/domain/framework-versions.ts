import { err, ok, type Result, type TransitionTable } from '#kernel'
import type { FrameworkContent } from './framework.js'
import { validateFramework, type FrameworkProblem } from './validate-framework.js'

export type FrameworkVersionStatus = 'draft' | 'published' | 'superseded'
export type FrameworkVersionAction = 'publish' | 'supersede'

/** A published version never changes again: claims and plans point at its levels. */
export const FRAMEWORK_VERSION_TRANSITIONS: TransitionTable<FrameworkVersionStatus, FrameworkVersionAction> = {
  draft: { publish: 'published' },
  published: { supersede: 'superseded' },
  superseded: {},
}

const VERSION = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/

/** `major.minor` as two numbers, or `undefined` when the text is no version number. */
export function parseVersion(text: string): readonly [major: number, minor: number] | undefined {
  const match = VERSION.exec(text)
  return match ? [Number(match[1]), Number(match[2])] : undefined
}

/** Negative when `a` is the earlier version. Both must be version numbers. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [parseVersion(a), parseVersion(b)]
  if (first === undefined || second === undefined) throw new Error(`Not version numbers: ${a}, ${b}`)
  return first[0] - second[0] || first[1] - second[1]
}

/** What a new version takes away or moves, which people who hold claims need to know. */
export interface FrameworkChanges {
  readonly removedSkills: readonly string[]
  readonly removedRoles: readonly string[]
  readonly removedLevels: readonly string[]
  readonly addedSkills: readonly string[]
  readonly addedRoles: readonly string[]
  /** Roles that now ask for another level of a skill, for a skill more or for one less. */
  readonly changedRoles: readonly string[]
}

export function compareFrameworks(before: FrameworkContent, after: FrameworkContent): FrameworkChanges {
  const gone = (from: readonly { key: string }[], to: readonly { key: string }[]): string[] =>
    from.map(({ key }) => key).filter((key) => !to.some((other) => other.key === key))
  const demands = (content: FrameworkContent, roleKey: string): string =>
    content.requirements
      .filter((requirement) => requirement.roleKey === roleKey)
      .map(({ skillKey, levelKey }) => `${skillKey}=${levelKey}`)
      .sort()
      .join()
  return {
    removedSkills: gone(before.skills, after.skills),
    removedRoles: gone(before.roles, after.roles),
    removedLevels: gone(before.levels, after.levels),
    addedSkills: gone(after.skills, before.skills),
    addedRoles: gone(after.roles, before.roles),
    changedRoles: after.roles
      .map(({ key }) => key)
      .filter((key) => before.roles.some((role) => role.key === key) && demands(before, key) !== demands(after, key)),
  }
}

export type PublishProblem =
  | { readonly code: 'NOT_A_DRAFT'; readonly status: FrameworkVersionStatus }
  | { readonly code: 'BAD_VERSION'; readonly version: string }
  | { readonly code: 'VERSION_NOT_LATER'; readonly version: string; readonly latest: string }
  | { readonly code: 'NEEDS_MAJOR_VERSION'; readonly removed: readonly string[] }
  | { readonly code: 'CONTENT_INVALID'; readonly problems: readonly FrameworkProblem[] }

/**
 * Whether a draft may be published: it is valid, its number is later than the latest published one, and
 * what takes a skill, role or level away from people who hold it carries a new major number.
 */
export function decidePublish(
  draft: { readonly version: string; readonly status: FrameworkVersionStatus; readonly content: FrameworkContent },
  latest?: { readonly version: string; readonly content: FrameworkContent },
): Result<{ readonly warnings: readonly FrameworkProblem[]; readonly changes?: FrameworkChanges }, PublishProblem> {
  if (draft.status !== 'draft') return err({ code: 'NOT_A_DRAFT', status: draft.status })
  const number = parseVersion(draft.version)
  if (number === undefined) return err({ code: 'BAD_VERSION', version: draft.version })
  const problems = validateFramework(draft.content)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return err({ code: 'CONTENT_INVALID', problems: errors })
  if (latest === undefined) return ok({ warnings: problems })
  if (compareVersions(draft.version, latest.version) <= 0) return err({ code: 'VERSION_NOT_LATER', version: draft.version, latest: latest.version })
  const changes = compareFrameworks(latest.content, draft.content)
  const removed = [...changes.removedSkills, ...changes.removedRoles, ...changes.removedLevels]
  if (removed.length > 0 && parseVersion(latest.version)?.[0] === number[0]) return err({ code: 'NEEDS_MAJOR_VERSION', removed })
  return ok({ warnings: problems, changes })
}
