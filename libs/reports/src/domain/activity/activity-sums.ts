export const ACTIVITY_COUNTS = ['applied', 'offered', 'started', 'completed', 'ended', 'meetingsDue', 'meetings', 'minutes'] as const

/** What happened, as counts that add up. */
export type ActivityCounts = Readonly<Record<(typeof ACTIVITY_COUNTS)[number], number>>

/** A cell of the roll-up. */
export interface CellKey {
  /** First day of the quarter. */
  readonly quarter: string
  readonly scopeId: string
  readonly organisationId: string
}

/** What happened to one enrolment or match in one quarter, as the records say: shaped as `#read-models` gives it. */
export interface SubjectQuarter extends CellKey, ActivityCounts {
  readonly subjectId: string
}

/** What has to be written so that what is held about subjects is what the records say. */
export interface ActivityChange {
  /** Held until now, and no more. */
  readonly gone: readonly Pick<SubjectQuarter, 'subjectId' | 'quarter'>[]
  /** New, or other than it was held. */
  readonly put: readonly SubjectQuarter[]
  /** By how much the cells that those stood in, and stand in, change. */
  readonly cells: readonly (CellKey & ActivityCounts)[]
}

const keyOf = ({ subjectId, quarter }: SubjectQuarter): string => `${subjectId}/${quarter}`
const cellOf = ({ quarter, scopeId, organisationId }: CellKey): string => `${quarter}/${scopeId}/${organisationId}`
const same = (one: SubjectQuarter, other: SubjectQuarter): boolean => cellOf(one) === cellOf(other) && ACTIVITY_COUNTS.every((count) => one[count] === other[count])
const isEmpty = (counts: ActivityCounts): boolean => ACTIVITY_COUNTS.every((count) => counts[count] === 0)

/** Facts that count something. An excused absence is one that does not. */
export const thatCount = (facts: readonly SubjectQuarter[]): readonly SubjectQuarter[] => facts.filter((fact) => !isEmpty(fact))

/**
 * The difference between what is held about subjects and what the records say of the same ones. Cells are sums of what is held, so adding this to them
 * leaves them exactly what summing all of it anew would make, however many subjects they have.
 */
export function activityChange(held: readonly SubjectQuarter[], facts: readonly SubjectQuarter[]): ActivityChange {
  const [before, now] = [byKey(held), byKey(thatCount(facts))]
  const put = [...now.values()].filter((fact) => !isSame(before.get(keyOf(fact)), fact))
  const lost = [...before.values()].filter((fact) => !isSame(now.get(keyOf(fact)), fact))
  const cells = new Map<string, CellKey & Record<(typeof ACTIVITY_COUNTS)[number], number>>()
  for (const [facts, sign] of [[lost, -1], [put, 1]] as const) {
    for (const fact of facts) {
      const { quarter, scopeId, organisationId } = fact
      const cell = cells.get(cellOf(fact)) ?? { quarter, scopeId, organisationId, applied: 0, offered: 0, started: 0, completed: 0, ended: 0, meetingsDue: 0, meetings: 0, minutes: 0 }
      for (const count of ACTIVITY_COUNTS) cell[count] += sign * fact[count]
      cells.set(cellOf(fact), cell)
    }
  }
  return { put, gone: lost.filter((fact) => !now.has(keyOf(fact))).map(({ subjectId, quarter }) => ({ subjectId, quarter })), cells: [...cells.values()].filter((cell) => !isEmpty(cell)) }
}

const byKey = (facts: readonly SubjectQuarter[]): ReadonlyMap<string, SubjectQuarter> => new Map(facts.map((fact) => [keyOf(fact), fact]))
const isSame = (one: SubjectQuarter | undefined, other: SubjectQuarter): boolean => one !== undefined && same(one, other)
