import { basisPoints } from '#kernel'
import type { CompletionRule, CurriculumItem } from '../programme/programme-types.js'
import type { Completion, CompletionEvent, LearnerCurriculum, Missing, NextStep } from './completion-types.js'
import { judgeAttendance } from './judge-attendance.js'
import { judgeItem, stepToPass, type ItemJudgement } from './judge-item.js'
import { readEvents, type LearnerRecord } from './read-events.js'

/** One thing asked for: how far it is reached in basis points, and what is missing. */
interface Demand {
  readonly reached: number
  readonly missing: Missing | undefined
}

/**
 * Whether a learner has completed, how far along they are, and what is still missing with the next step for each.
 * Asked for are: every required item (of the sessions see `asksForEachSession`), `choose` items of each option group, the
 * attendance share, and the passes.
 * Progress is the mean over these demands, a group counting once for each item it asks for.
 */
export function deriveCompletion(rule: CompletionRule, curriculum: LearnerCurriculum, events: readonly CompletionEvent[]): Completion {
  const record = readEvents(events)
  const judged = curriculum.items.map((item) => ({
    item, judgement: judgeItem(item, curriculum.sessions.filter((session) => session.itemId === item.id), rule, record),
  }))
  const demands = [
    ...judged.filter(({ item }) => item.requirement.type === 'required' && (item.kind !== 'session' || asksForEachSession(rule))).map(({ item, judgement }) => itemDemand(item, judgement)),
    ...curriculum.optionGroups.flatMap((group) => {
      const members = judged.filter(({ item }) => item.requirement.type === 'option' && item.requirement.groupId === group.id)
      const done = members.filter(({ judgement }) => judgement.done).length
      const open = members.filter(({ judgement }) => !judgement.done).map(({ item }) => item.id)
      return countDemands(done, group.choose, { code: 'OPTIONS_SHORT', groupId: group.id, done, needed: group.choose, open, nextStep: 'choose_options' })
    }),
    ...attendanceDemand(rule, curriculum, record),
    ...passDemands(rule, curriculum, record),
  ]
  const missing = demands.flatMap((demand) => demand.missing ?? [])
  const reached = demands.reduce((sum, demand) => sum + demand.reached, 0)
  return {
    complete: missing.length === 0,
    progress: basisPoints(demands.length === 0 ? 10_000 : Math.floor(reached / demands.length)),
    missing,
    done: judged.filter(({ judgement }) => judgement.done).map(({ item }) => item.id),
  }
}

/** A programme may ask for so much attendance of all required sessions together and for no single one: "four of five evenings". */
const asksForEachSession = (rule: CompletionRule): boolean => rule.minSessionShare > 0 || rule.minAttendance === 0

const itemDemand = (item: CurriculumItem, judgement: ItemJudgement): Demand => judgement.done
  ? { reached: 10_000, missing: undefined }
  : { reached: 0, missing: { code: 'ITEM_OUTSTANDING', itemId: item.id, nextStep: judgement.nextStep } }

/** `needed` demands of which `done` are met; the first open one carries the words. */
const countDemands = (done: number, needed: number, missing: Missing): readonly Demand[] =>
  Array.from({ length: needed }, (_, n) => ({ reached: n < done ? 10_000 : 0, missing: n === done ? missing : undefined }))

function attendanceDemand(rule: CompletionRule, curriculum: LearnerCurriculum, record: LearnerRecord): readonly Demand[] {
  if (rule.minAttendance === 0) return []
  const { progress, missing } = judgeAttendance(curriculum, rule, record)
  return [{ reached: progress, missing }]
}

function passDemands(rule: CompletionRule, curriculum: LearnerCurriculum, record: LearnerRecord): readonly Demand[] {
  const assignments = curriculum.items.filter((item) => item.kind === 'assignment')
  const isPassed = (item: CurriculumItem): boolean => record.isSettled(item.id) || record.submissionOf(item.id) === 'passed'
  const passed = assignments.filter(isPassed).length
  const steps = assignments.filter((item) => !isPassed(item)).map((item) => stepToPass(record.submissionOf(item.id)))
  return countDemands(passed, rule.minPasses, { code: 'PASSES_SHORT', passed, needed: rule.minPasses, nextStep: firstOf(steps) })
}

/** The step that the learner can take comes before one that they can only wait for. */
const firstOf = (steps: readonly NextStep[]): NextStep =>
  (['resubmit_assignment', 'submit_assignment', 'wait_for_marking'] as const).find((step) => steps.includes(step)) ?? 'speak_to_facilitator'
