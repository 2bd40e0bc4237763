import { formatMinutes, formatNumber, pluralise } from '#govuk'
import { pathTo } from '../../http/addresses.js'
import { learningPaths } from './paths.js'

export interface ProgressItem {
  readonly itemId: string
  readonly title: string
  readonly kind: string
  readonly requirement: string
  readonly status: string
  readonly waitsFor: readonly string[]
}

export interface MissingThing {
  readonly code: string
  readonly nextStep: string
  readonly itemId: string | null
  readonly openItemIds: readonly string[]
  readonly done: number | null
  readonly needed: number | null
  readonly minutesShort: number | null
}

const steps: Readonly<Record<string, string>> = {
  attend_session: 'attend the session',
  wait_for_session: 'wait until the session has a date',
  ask_for_catch_up: 'ask your facilitator how to catch up',
  complete_module: 'complete the module',
  submit_assignment: 'hand in the assignment',
  resubmit_assignment: 'read the feedback and hand in again',
  wait_for_marking: 'wait for your facilitator to mark it',
  speak_to_facilitator: 'speak to your facilitator',
  meet_mentor: 'meet your mentor',
  choose_options: 'choose from what is on offer',
}

/** What to do next, as a sentence of its own. */
export const stepWords = (step: string): string => {
  const words = steps[step] ?? 'ask your facilitator'
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** What is still missing for completion, and what to do about it, in a sentence. */
export function missingWords(missing: MissingThing, titles: ReadonlyMap<string, string>): string {
  const step = stepWords(missing.nextStep)
  switch (missing.code) {
    case 'ITEM_OUTSTANDING': return `${titles.get(missing.itemId ?? '') ?? 'A part of the programme'}: ${step.charAt(0).toLowerCase()}${step.slice(1)}.`
    case 'OPTIONS_SHORT': {
      const open = missing.openItemIds.flatMap((id) => titles.get(id) ?? [])
      return `Choose ${formatNumber((missing.needed ?? 0) - (missing.done ?? 0))} more from: ${open.join(', ')}.`
    }
    case 'ATTENDANCE_SHORT': return `Attend ${formatMinutes(missing.minutesShort ?? 0)} more in sessions. ${step}.`
    case 'PASSES_SHORT': return `Pass ${pluralise((missing.needed ?? 0) - (missing.done ?? 0), 'more assignment', 'more assignments')}. ${step}.`
    default: return `${step}.`
  }
}

const kinds: Readonly<Record<string, string>> = { session: 'Session', module: 'Module', assignment: 'Assignment', mentoring: 'Mentoring' }
const requirements: Readonly<Record<string, string>> = { required: '', optional: 'Optional', option: 'One to choose from' }

export interface ProgressLinks {
  readonly enrolmentId: string
  readonly canRecordModule: boolean
  /** Assignments that the viewer may open. */
  readonly assignments: ReadonlySet<string>
}

/** The curriculum as a GOV.UK task list: what each part is, how it stands, and where it is done. */
export function curriculumTasks(items: readonly ProgressItem[], missing: readonly MissingThing[], { enrolmentId, canRecordModule, assignments }: ProgressLinks) {
  const titles = new Map(items.map(({ itemId, title }) => [itemId, title]))
  const next = new Map(missing.flatMap(({ itemId, nextStep }) => (itemId === null ? [] : [[itemId, nextStep] as const])))
  return items.map((item) => {
    const step = next.get(item.itemId)
    const hint = [
      [kinds[item.kind] ?? item.kind, requirements[item.requirement] ?? ''].filter((part) => part !== '').join(', '),
      item.status === 'locked' ? `Opens after: ${item.waitsFor.map((id) => titles.get(id) ?? '').join(', ')}` : step === undefined ? '' : stepWords(step),
    ].filter((part) => part !== '').join('. ')
    const href = item.kind === 'assignment' && assignments.has(item.itemId) ? pathTo(learningPaths.assignment, { enrolmentId, itemId: item.itemId })
      : item.kind === 'module' && item.status === 'open' && canRecordModule ? pathTo(learningPaths.recordModule, { enrolmentId, itemId: item.itemId }) : undefined
    return { title: { text: item.title }, hint: { text: hint }, ...(href !== undefined && { href }), status: taskStatus(item.status, step) }
  })
}

/** Steps that are somebody else's. */
const WAITING = new Set(['wait_for_marking', 'wait_for_session'])

function taskStatus(status: string, step: string | undefined) {
  if (status === 'done') return { text: 'Completed' }
  if (step !== undefined && WAITING.has(step)) return { tag: { text: 'Waiting', classes: 'govuk-tag--yellow' } }
  if (status === 'locked') return { text: 'Cannot start yet', classes: 'govuk-task-list__status--cannot-start-yet' }
  return { tag: { text: 'To do', classes: 'govuk-tag--blue' } }
}
