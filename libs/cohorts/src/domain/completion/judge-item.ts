import { awaitsMarking, type SubmissionState } from '../assignments/submission-states.js'
import { sumAttendance } from '../attendance/sum-attendance.js'
import type { CompletionRule, CurriculumItem } from '../programme/programme-types.js'
import type { ArrangedSession, NextStep } from './completion-types.js'
import type { LearnerRecord } from './read-events.js'

/** Whether an item is done, or else what comes next. */
export type ItemJudgement = { readonly done: true } | { readonly done: false; readonly nextStep: NextStep }

const DONE: ItemJudgement = { done: true }
const next = (nextStep: NextStep): ItemJudgement => ({ done: false, nextStep })

/** Judges one item from the learner's record; `sessions` are those arranged for this item. */
export function judgeItem(item: CurriculumItem, sessions: readonly ArrangedSession[], rule: CompletionRule, record: LearnerRecord): ItemJudgement {
  if (record.isSettled(item.id)) return DONE
  switch (item.kind) {
    case 'session': return judgeSessions(sessions, rule, record)
    case 'module': return record.isTicked(item.id) ? DONE : next('complete_module')
    case 'mentoring': return record.isTicked(item.id) ? DONE : next('meet_mentor')
    case 'assignment': return judgeSubmission(record.submissionOf(item.id), item.passRequired ?? false)
  }
}

/** Enough of the item's minutes; or excused from all of them, where the rule leaves excused minutes out. */
function judgeSessions(sessions: readonly ArrangedSession[], rule: CompletionRule, record: LearnerRecord): ItemJudgement {
  if (sessions.length === 0) return next('wait_for_session')
  const marked = sessions.map(({ sessionId, minutes }) => ({ minutes, mark: record.markOf(sessionId) }))
  const { attended, share } = sumAttendance(marked, rule.excused)
  if (share === undefined || (attended > 0 && share >= rule.minSessionShare)) return DONE
  return next(marked.some(({ mark }) => mark.status === 'unmarked') ? 'attend_session' : 'ask_for_catch_up')
}

function judgeSubmission(state: SubmissionState, passRequired: boolean): ItemJudgement {
  if (state === 'passed') return DONE
  if (state === 'not_submitted') return next('submit_assignment')
  if (!passRequired) return DONE
  return next(stepToPass(state))
}

/** What a learner without a pass does about one piece of work. */
export function stepToPass(state: SubmissionState): NextStep {
  if (awaitsMarking(state)) return 'wait_for_marking'
  if (state === 'returned') return 'resubmit_assignment'
  return state === 'not_passed' ? 'speak_to_facilitator' : 'submit_assignment'
}
