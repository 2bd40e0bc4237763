/**
 * Cohort programmes: every rule, as pure functions. Facts go in, a decision comes out; nothing here reads a clock, a database
 * or the actor's session. Services read: policy → facts → decision → write → event.
 *
 * - `programme/`   what a programme and a version are; checks that name the field and the fix; publish and retire
 * - `run/`         plan of a run and its states; what the nightly job has to do; is the minimum reached
 * - `sessions/`    series on London clock time; nobody facilitates in two places; reschedule, cancel, hold
 * - `enrolment/`   states of an enrolment; routes in; line manager's answer; answer to an offer; lapse
 * - `places/`      who gets a place: capacity, places held back, quotas, three waiting policies. Call all of it under the run's lock:
 *                  `decideNewcomer` for somebody who arrives, `allocatePlaces` whenever a place or a rule changes
 * - `attendance/`  marks, session codes, arithmetic in whole minutes
 * - `completion/`  `deriveCompletion`: the only word on what is done and what is missing
 * - `sets/`        action-learning sets: balanced, with the least movement
 * - `assignments/` hand in, mark, extend
 * - `moves/`       leave, transfer with credit, cancel a run and re-offer
 * - `spaces/`, `discussion/`, `adjustments/`, `demand/`  moderation; who may know; how much is wanted
 * - `policy/`      who may do what, over a `Standing`
 *
 * State machines are the `*_TRANSITIONS` tables. Refusals are closed unions on `code`; form checks answer with `Problem`s.
 */
export * from './ids.js'
export { type Problem, problem, when } from '#kernel'
export * from './programme/version-states.js'
export * from './programme/programme-types.js'
export * from './programme/check-programme.js'
export * from './programme/check-version.js'
export * from './programme/decide-version-change.js'
export * from './run/run-states.js'
export * from './run/check-run-plan.js'
export * from './run/decide-run-change.js'
export * from './run/due-run-action.js'
export * from './run/check-minimum.js'
export * from './sessions/session-states.js'
export * from './sessions/check-session-details.js'
export * from './sessions/plan-series.js'
export * from './sessions/check-series.js'
export * from './sessions/find-session-overlaps.js'
export * from './sessions/decide-session-change.js'
export * from './enrolment/enrolment-states.js'
export * from './enrolment/check-entry-window.js'
export * from './enrolment/match-audience.js'
export * from './enrolment/decide-entry.js'
export * from './enrolment/decide-approval.js'
export * from './enrolment/decide-offer-reply.js'
export * from './places/place-types.js'
export * from './places/order-waiting.js'
export * from './places/allocate-places.js'
export * from './places/decide-newcomer.js'
export * from './places/decide-newcomers.js'
export * from './places/decide-manual-offer.js'
export * from './places/decide-priority.js'
export * from './places/offer-expiry.js'
export * from './attendance/attendance-types.js'
export * from './attendance/code-window.js'
export * from './attendance/session-code.js'
export * from './attendance/check-session-code.js'
export * from './attendance/decide-mark.js'
export * from './attendance/sum-attendance.js'
export * from './completion/completion-types.js'
export * from './completion/derive-completion.js'
export * from './completion/decide-completion.js'
export * from './completion/list-open-items.js'
export * from './completion/decide-item-record.js'
export * from './sets/set-types.js'
export * from './sets/form-sets.js'
export * from './sets/judge-sets.js'
export * from './sets/plan-sets.js'
export * from './assignments/submission-states.js'
export * from './assignments/due-date.js'
export * from './assignments/decide-due-date.js'
export * from './assignments/decide-submission.js'
export * from './assignments/decide-extension.js'
export * from './moves/decide-leaving.js'
export * from './moves/carry-credit.js'
export * from './moves/choose-duplicate.js'
export * from './moves/decide-transfer.js'
export * from './moves/transfer-request-states.js'
export * from './moves/decide-transfer-request.js'
export * from './moves/plan-cancellation.js'
export * from './discussion/post-states.js'
export * from './discussion/decide-moderation.js'
export * from './spaces/check-sharing.js'
export * from './adjustments/show-adjustment.js'
export * from './demand/count-demand.js'
export * from './demand/count-item-demand.js'
export * from './policy/standing.js'
export * as can from './policy/index.js'
