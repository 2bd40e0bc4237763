import { contains, overlap, type Period, type PersonId, type PlainDate } from '#kernel'

/** A time in which somebody is away, and who decides for them meanwhile, if they said. */
export interface Absence extends Period {
  readonly personId: PersonId
  readonly delegateId?: PersonId | undefined
}

export interface ApproverFacts {
  readonly lineManagerOf: (person: PersonId) => PersonId | undefined
  readonly absences: readonly Absence[]
  /** Who decides when no manager can, in order: the organisation's scheme manager, then its administrators. */
  readonly fallbacks: readonly PersonId[]
}

export interface Approver {
  readonly personId: PersonId
  /** `manager` herself, `delegate` of an absent manager, a manager further `up` the line, or the organisation's `fallback`. */
  readonly as: 'manager' | 'delegate' | 'up' | 'fallback'
  /** Who was asked first and could not, in order: shown to the applicant. */
  readonly instead: readonly PersonId[]
  /** Whose decision it is, while that person is away; absent when the approver decides in their own right. */
  readonly standsInFor?: StandsInFor
}

export interface StandsInFor {
  readonly personId: PersonId
  /** The first day back, if it is known. */
  readonly backOn?: PlainDate
}

/**
 * Who decides on somebody's application on a date: the line manager; while she is away her delegate (or the
 * delegate's delegate); failing that the next manager up; failing that the organisation. Never the applicant,
 * and circles of delegates or of managers end the search instead of looping. `undefined`: nobody can.
 */
export function resolveApprover(applicant: PersonId, date: PlainDate, facts: ApproverFacts): Approver | undefined {
  const asked = new Set<PersonId>([applicant])
  const instead: PersonId[] = []
  let as: 'manager' | 'up' = 'manager'
  const managers = new Set<PersonId>([applicant])
  for (let manager = facts.lineManagerOf(applicant); manager !== undefined && !managers.has(manager); manager = facts.lineManagerOf(manager)) {
    managers.add(manager)
    const found = presentOrDelegate(manager, date, facts.absences, asked, instead)
    if (found !== undefined) return { personId: found, as: found === manager ? as : as === 'up' ? 'up' : 'delegate', instead, ...inPlaceOf(manager, found, date, facts.absences) }
    as = 'up'
  }
  for (const fallback of facts.fallbacks) {
    const found = presentOrDelegate(fallback, date, facts.absences, asked, instead)
    if (found !== undefined) return { personId: found, as: 'fallback', instead, ...inPlaceOf(fallback, found, date, facts.absences) }
  }
  return undefined
}

const awayOn = (person: PersonId, date: PlainDate, absences: readonly Absence[]): Absence | undefined =>
  absences.find(({ personId, ...period }) => personId === person && contains(period, date))

function inPlaceOf(asked: PersonId, found: PersonId, date: PlainDate, absences: readonly Absence[]): Pick<Approver, 'standsInFor'> {
  if (asked === found) return {}
  const backOn = awayOn(asked, date, absences)?.to
  return { standsInFor: { personId: asked, ...(backOn !== undefined && { backOn }) } }
}

function presentOrDelegate(start: PersonId, date: PlainDate, absences: readonly Absence[], asked: Set<PersonId>, instead: PersonId[]): PersonId | undefined {
  let person: PersonId | undefined = start
  while (person !== undefined && !asked.has(person)) {
    asked.add(person)
    const current: PersonId = person
    const absence = awayOn(current, date, absences)
    if (absence === undefined) return current
    instead.push(current)
    person = absence.delegateId
  }
  return undefined
}

export type AbsenceProblem = 'ENDS_BEFORE_IT_STARTS' | 'OWN_DELEGATE' | 'OVERLAPS'

/** Whether an absence can be recorded beside those the person already has. */
export function checkAbsence(absence: Absence, existing: readonly Absence[]): AbsenceProblem | undefined {
  if (absence.to !== undefined && absence.to <= absence.from) return 'ENDS_BEFORE_IT_STARTS'
  if (absence.delegateId === absence.personId) return 'OWN_DELEGATE'
  const clash = existing.some(({ personId, from, to }) => personId === absence.personId && overlap({ from, to }, absence))
  return clash ? 'OVERLAPS' : undefined
}
