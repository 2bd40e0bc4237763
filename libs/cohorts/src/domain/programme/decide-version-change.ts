import { err, ok, type Problem, type Result, transition, type TransitionRefused } from '#kernel'
import type { ProgrammeId } from '../ids.js'
import { checkVersion, type VersionProblemCode } from './check-version.js'
import type { VersionDraft } from './programme-types.js'
import { VERSION_TRANSITIONS, type VersionAction, type VersionState } from './version-states.js'

export type PublishRefusal =
  | TransitionRefused<VersionState, VersionAction>
  | { readonly code: 'VERSION_NOT_READY'; readonly problems: readonly Problem<VersionProblemCode>[] }

/** A version is published whole and sound, or not at all. */
export function decidePublish(state: VersionState, draft: VersionDraft, programmeId: ProgrammeId): Result<VersionState, PublishRefusal> {
  const next = transition(VERSION_TRANSITIONS, state, 'publish')
  if (!next.ok) return next
  const problems = checkVersion(draft, programmeId)
  return problems.length > 0 ? err({ code: 'VERSION_NOT_READY', problems }) : next
}

export type RetireRefusal = TransitionRefused<VersionState, VersionAction> | { readonly code: 'RUNS_STILL_PLANNED'; readonly runs: number }

/** A version with runs that have not begun cannot be retired under their feet; running ones finish on it. */
export function decideRetire(state: VersionState, runsNotBegun: number): Result<VersionState, RetireRefusal> {
  const next = transition(VERSION_TRANSITIONS, state, 'retire')
  if (!next.ok) return next
  return runsNotBegun > 0 ? err({ code: 'RUNS_STILL_PLANNED', runs: runsNotBegun }) : next
}

/** What was promised to learners does not change: only a draft is edited. */
export const decideEdit = (state: VersionState): Result<undefined, { readonly code: 'VERSION_NOT_EDITABLE'; readonly state: VersionState }> =>
  state === 'draft' ? ok(undefined) : err({ code: 'VERSION_NOT_EDITABLE', state })
