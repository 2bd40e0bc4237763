import { err, type PlainDate, type Problem, type Result, transition, type TransitionRefused } from '#kernel'
import type { VersionState } from '../programme/version-states.js'
import { checkRunPlan, type RunPlan, type RunPlanProblemCode } from './check-run-plan.js'
import { isOver, RUN_TRANSITIONS, type RunAction, type RunState } from './run-states.js'

export type RunRefusal =
  | TransitionRefused<RunState, RunAction>
  | { readonly code: 'RUN_NOT_READY'; readonly problems: readonly Problem<RunPlanProblemCode>[] }
  | { readonly code: 'VERSION_NOT_PUBLISHED'; readonly state: VersionState }
  | { readonly code: 'CLOSING_DATE_PASSED'; readonly closesOn: PlainDate }
  | { readonly code: 'STARTS_LATER'; readonly startsOn: PlainDate }
  | { readonly code: 'MINIMUM_NOT_REACHED'; readonly accepted: number; readonly minimum: number }
  | { readonly code: 'SESSIONS_OUTSTANDING'; readonly sessions: number }
  | { readonly code: 'ENDS_LATER'; readonly endsOn: PlainDate }
  | { readonly code: 'REASON_REQUIRED' }
  | { readonly code: 'RUN_IS_OVER'; readonly runState: RunState }
  | { readonly code: 'CAPACITY_BELOW_SEATS'; readonly seats: number; readonly capacity: number }

export function decideOpen(state: RunState, plan: RunPlan, version: VersionState, today: PlainDate): Result<RunState, RunRefusal> {
  const next = transition(RUN_TRANSITIONS, state, 'open')
  if (!next.ok) return next
  if (version !== 'published') return err({ code: 'VERSION_NOT_PUBLISHED', state: version })
  const problems = checkRunPlan(plan)
  if (problems.length > 0) return err({ code: 'RUN_NOT_READY', problems })
  return today > plan.closesOn ? err({ code: 'CLOSING_DATE_PASSED', closesOn: plan.closesOn }) : next
}

/** Enrolment opens again until a closing date that is still to come and still fits the plan. */
export function decideReopen(state: RunState, plan: RunPlan, today: PlainDate): Result<RunState, RunRefusal> {
  const next = transition(RUN_TRANSITIONS, state, 'reopen')
  if (!next.ok) return next
  if (today > plan.closesOn) return err({ code: 'CLOSING_DATE_PASSED', closesOn: plan.closesOn })
  const problems = checkRunPlan(plan)
  return problems.length > 0 ? err({ code: 'RUN_NOT_READY', problems }) : next
}

export interface StartFacts {
  readonly startsOn: PlainDate
  readonly minimum: number
  /** People with an accepted place. */
  readonly accepted: number
  readonly today: PlainDate
  /** The programme manager's reason to go ahead below the minimum; empty without one. */
  readonly reasonBelowMinimum: string
}

export function decideStart(state: RunState, { startsOn, minimum, accepted, today, reasonBelowMinimum }: StartFacts): Result<RunState, RunRefusal> {
  const next = transition(RUN_TRANSITIONS, state, 'start')
  if (!next.ok) return next
  if (today < startsOn) return err({ code: 'STARTS_LATER', startsOn })
  return accepted < minimum && reasonBelowMinimum.trim() === '' ? err({ code: 'MINIMUM_NOT_REACHED', accepted, minimum }) : next
}

/** A run is over when its last day has come and no session waits to be held or cancelled. */
export function decideComplete(state: RunState, facts: { readonly endsOn: PlainDate; readonly sessionsUpcoming: number; readonly today: PlainDate }): Result<RunState, RunRefusal> {
  const next = transition(RUN_TRANSITIONS, state, 'complete')
  if (!next.ok) return next
  if (facts.today < facts.endsOn) return err({ code: 'ENDS_LATER', endsOn: facts.endsOn })
  return facts.sessionsUpcoming > 0 ? err({ code: 'SESSIONS_OUTSTANDING', sessions: facts.sessionsUpcoming }) : next
}

export function decideCancelRun(state: RunState, reason: string): Result<RunState, RunRefusal> {
  const next = transition(RUN_TRANSITIONS, state, 'cancel')
  return next.ok && reason.trim() === '' ? err({ code: 'REASON_REQUIRED' }) : next
}

/** A plan may change until the run is over; nobody loses a place that way. */
export function decideReplan(state: RunState, plan: RunPlan, seats: number): Result<RunState, RunRefusal> {
  if (isOver(state)) return err({ code: 'RUN_IS_OVER', runState: state })
  const problems = checkRunPlan(plan)
  if (problems.length > 0) return err({ code: 'RUN_NOT_READY', problems })
  return plan.capacity < seats ? err({ code: 'CAPACITY_BELOW_SEATS', seats, capacity: plan.capacity }) : { ok: true, value: state }
}
