/** The filters of the enrolments page: groups of states that a manager asks for together. */
export const ENROLMENT_FILTERS: readonly [Filter, ...Filter[]] = [
  { value: '', text: 'Everybody' },
  { value: 'approval', text: 'Awaiting approval', states: ['applied', 'manager_approved'] },
  { value: 'waiting', text: 'On the waiting list', states: ['waitlisted'] },
  { value: 'offered', text: 'Place offered', states: ['offered'] },
  { value: 'in', text: 'Accepted or taking part', states: ['accepted', 'active'] },
  { value: 'completed', text: 'Completed', states: ['completed'] },
  { value: 'left', text: 'Left, deferred, turned down or lapsed', states: ['withdrawn', 'deferred', 'rejected', 'expired'] },
]

interface Filter {
  readonly value: string
  readonly text: string
  /** Every state when absent. */
  readonly states?: readonly string[]
}
