import { formatNumber, type Bar } from '#govuk'

interface StateCount { readonly state: string; readonly people: number }
interface ProgrammeProgress { readonly programmeTitle: string; readonly total: number; readonly byState: readonly StateCount[] }

/** The twelve states of an enrolment in the five columns that an administrator asks about. */
const GROUPS = [
  { heading: 'Applying', states: ['draft', 'applied', 'manager_approved', 'waitlisted'] },
  { heading: 'Place offered', states: ['offered', 'accepted'] },
  { heading: 'Taking part', states: ['active'] },
  { heading: 'Completed', states: ['completed'] },
  { heading: 'Left or not accepted', states: ['withdrawn', 'deferred', 'rejected', 'expired'] },
] as const

const sum = (byState: readonly StateCount[], states: readonly string[]): number =>
  byState.reduce((total, { state, people }) => (states.includes(state) ? total + people : total), 0)

export const progressHead = ['Programme', ...GROUPS.map(({ heading }) => heading), 'All']

/** One row for each programme; every person of it is in exactly one column. */
export const progressRows = (programmes: readonly ProgrammeProgress[]): string[][] =>
  programmes.map(({ programmeTitle, total, byState }) => [programmeTitle, ...GROUPS.map(({ states }) => formatNumber(sum(byState, states))), formatNumber(total)])

/** All enrolments of the organisation's people, by programme. */
export const programmeBars = (programmes: readonly Pick<ProgrammeProgress, 'programmeTitle' | 'total'>[]): Bar[] =>
  programmes.map(({ programmeTitle, total }) => ({ label: programmeTitle, value: total }))

/** How many people are on their way, and how many have completed, in all programmes together. */
export function statesTotal(programmes: readonly Pick<ProgrammeProgress, 'byState'>[]): { live: number; completed: number } {
  const byState = programmes.flatMap((one) => one.byState)
  return { live: sum(byState, ['offered', 'accepted', 'active']), completed: sum(byState, ['completed']) }
}
