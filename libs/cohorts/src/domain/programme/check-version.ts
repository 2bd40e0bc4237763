import { problem, type Problem, when } from '#kernel'
import type { ProgrammeId } from '../ids.js'
import { checkItems, type ItemProblemCode } from './check-items.js'
import { checkPrerequisites, type PrerequisiteProblemCode } from './check-prerequisites.js'
import type { VersionDraft } from './programme-types.js'

export type VersionProblemCode =
  | ItemProblemCode | PrerequisiteProblemCode
  | 'SHARE_OUT_OF_RANGE' | 'ATTENDANCE_WITHOUT_SESSIONS' | 'PASSES_OUT_OF_RANGE' | 'NOTHING_TO_COMPLETE'
  | 'ROUTES_MISSING' | 'PROGRAMME_NEEDS_ITSELF'

/** Everything wrong with a version; it can be published when the list is empty. */
export function checkVersion(draft: VersionDraft, programmeId: ProgrammeId): readonly Problem<VersionProblemCode>[] {
  return [
    ...checkItems(draft),
    ...checkPrerequisites(draft.items),
    ...checkCompletionRule(draft),
    ...when(draft.routes.length === 0, problem('ROUTES_MISSING', 'routes', 'Choose at least one way for people to get on to the programme.')),
    ...when(draft.prerequisiteProgrammes.includes(programmeId), problem('PROGRAMME_NEEDS_ITSELF', 'prerequisiteProgrammes', 'Remove this programme from its own prerequisites.')),
  ]
}

function checkCompletionRule({ items, optionGroups, completion }: VersionDraft): readonly Problem<VersionProblemCode>[] {
  const assignments = items.filter((item) => item.kind === 'assignment').length
  const asksForAttendance = completion.minAttendance > 0
  const isShare = (value: number): boolean => Number.isInteger(value) && 0 <= value && value <= 10_000
  const asksForSomething = items.length === 0 || asksForAttendance || completion.minPasses > 0 || optionGroups.length > 0 || items.some((item) => item.requirement.type === 'required')
  return [
    ...when(!isShare(completion.minAttendance), problem('SHARE_OUT_OF_RANGE', 'completion.minAttendance', 'Enter a share from 0 to 100 per cent.')),
    ...when(!isShare(completion.minSessionShare), problem('SHARE_OUT_OF_RANGE', 'completion.minSessionShare', 'Enter a share from 0 to 100 per cent.')),
    ...when(asksForAttendance && !items.some((item) => item.kind === 'session' && item.requirement.type === 'required'), problem('ATTENDANCE_WITHOUT_SESSIONS', 'completion.minAttendance', 'Make a session required, or ask for no attendance: the share is counted over required sessions.')),
    ...when(!(Number.isInteger(completion.minPasses) && 0 <= completion.minPasses && completion.minPasses <= assignments), problem('PASSES_OUT_OF_RANGE', 'completion.minPasses', `Ask for between 0 and ${assignments} passes: the version has that many assignments.`)),
    ...when(!asksForSomething, problem('NOTHING_TO_COMPLETE', 'completion', 'Make an item required or ask for attendance: as it stands everybody would complete on the first day.')),
  ]
}
