/** What happened to one enrolment or match in one quarter, as the records say: shaped as `#read-models` gives it. */
export interface SubjectQuarter {
  readonly subjectId: string
  /** First day of the quarter. */
  readonly quarter: string
  readonly scopeId: string
  readonly organisationId: string
  readonly applied: number
  readonly offered: number
  readonly started: number
  readonly completed: number
  readonly ended: number
  readonly meetingsDue: number
  readonly meetings: number
  readonly minutes: number
}
