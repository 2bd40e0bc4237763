import { minutes } from '#kernel'
import { sumAttendance } from '../attendance/sum-attendance.js'
import type { CompletionEvent, LearnerCurriculum } from '../completion/completion-types.js'
import { judgeItem } from '../completion/judge-item.js'
import { readEvents, type LearnerRecord } from '../completion/read-events.js'
import type { CompletionRule, Curriculum, CurriculumItem } from '../programme/programme-types.js'

/**
 * What a learner takes along into another run: the events to put at the start of their new record.
 * Items are the same when code and kind are. Sessions that were done come with their minutes; written work comes as it stands,
 * so that the new run's own rule says whether it is enough; anything half done is done again.
 */
export function carryCredit(from: LearnerCurriculum, rule: CompletionRule, events: readonly CompletionEvent[], to: Curriculum): readonly CompletionEvent[] {
  const record = readEvents(events)
  return to.items.flatMap((target): readonly CompletionEvent[] => {
    const source = from.items.find((item) => item.code === target.code && item.kind === target.kind)
    if (!source) return []
    const submission = record.submissionOf(source.id)
    if (source.kind === 'assignment' && !record.isSettled(source.id)) {
      return submission === 'not_submitted' ? [] : [{ type: 'submission_changed', itemId: target.id, state: submission }]
    }
    const sessions = from.sessions.filter((session) => session.itemId === source.id)
    if (!judgeItem(source, sessions, rule, record).done) return []
    return [{ type: 'credit_carried', itemId: target.id, ...minutesOf(source, from, rule, record) }]
  })
}

function minutesOf(item: CurriculumItem, from: LearnerCurriculum, rule: CompletionRule, record: LearnerRecord) {
  if (item.kind !== 'session') return {}
  const earlier = record.carriedMinutes(item.id)
  const marked = from.sessions
    .filter((session) => session.itemId === item.id)
    .map((session) => ({ minutes: session.minutes, mark: record.markOf(session.sessionId) }))
    .filter(({ mark }) => !record.isSettled(item.id) || mark.status === 'attended' || mark.status === 'partial')
  const here = sumAttendance(marked, rule.excused)
  return { attended: minutes(here.attended + earlier.attended), countable: minutes(here.countable + earlier.countable) }
}
