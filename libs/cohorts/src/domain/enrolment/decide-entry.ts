import { err, ok, type OrganisationId, type PersonId, type PlainDate, type Result } from '#kernel'
import type { ProgrammeId } from '../ids.js'
import type { Audience, EntryRoute } from '../programme/programme-types.js'
import { checkEntryWindow, type EntryWindow, type EntryWindowRefusal } from './check-entry-window.js'
import { blocksAnother, type EnrolmentState } from './enrolment-states.js'
import { matchesAudience } from './match-audience.js'

export interface EntryFacts {
  readonly route: EntryRoute
  readonly today: PlainDate
  readonly run: EntryWindow
  readonly programme: {
    readonly audience: Audience
    readonly routes: readonly EntryRoute[]
    readonly needsApproval: boolean
    readonly prerequisiteProgrammes: readonly ProgrammeId[]
  }
  readonly person: {
    readonly background: string | undefined
    readonly isElectedMember: boolean
    /** The line manager, or whoever stands in for them today. */
    readonly approverId: PersonId | undefined
    readonly organisationIds: readonly OrganisationId[]
    readonly completedProgrammes: readonly ProgrammeId[]
    /** State of their newest enrolment in this run, if there is one. */
    readonly enrolment: EnrolmentState | undefined
  }
  /** For which organisation the place is taken: quotas, held-back places and reports go by it. */
  readonly organisationId: OrganisationId
}

export type EntryRefusal =
  | EntryWindowRefusal
  | { readonly code: 'ALREADY_ENROLLED'; readonly state: EnrolmentState }
  | { readonly code: 'ROUTE_NOT_OFFERED'; readonly routes: readonly EntryRoute[] }
  | { readonly code: 'APPROVAL_REQUIRED' }
  | { readonly code: 'AUDIENCE_MISMATCH'; readonly audience: Audience }
  | { readonly code: 'NOT_A_MEMBER_OF_ORGANISATION' }
  | { readonly code: 'PREREQUISITE_PROGRAMME_MISSING'; readonly programmes: readonly ProgrammeId[] }
  | { readonly code: 'NO_LINE_MANAGER' }

/**
 * `applied`: waits for the approver. `place`: approved already or needing no approval; `decideNewcomer` says whether a place
 * is offered or the person waits.
 */
export type Entry =
  | { readonly enters: 'applied'; readonly approverId: PersonId }
  | { readonly enters: 'place'; readonly approval: 'not_needed' | 'elected_member' | 'given_by_organisation' }

/** Organisations and importers answer for the people whom they put forward, so their word counts as the approval. */
const APPROVED_BY_ROUTE: readonly EntryRoute[] = ['nomination', 'csv', 'api']

/** The first state of a new enrolment, or the first reason why there cannot be one. */
export function decideEntry(facts: EntryFacts): Result<Entry, EntryRefusal> {
  const [refusal] = listEntryRefusals(facts)
  if (refusal) return err(refusal)
  if (APPROVED_BY_ROUTE.includes(facts.route)) return ok({ enters: 'place', approval: 'given_by_organisation' })
  if (!facts.programme.needsApproval) return ok({ enters: 'place', approval: 'not_needed' })
  if (facts.person.isElectedMember) return ok({ enters: 'place', approval: 'elected_member' })
  const { approverId } = facts.person
  return approverId === undefined ? err({ code: 'NO_LINE_MANAGER' }) : ok({ enters: 'applied', approverId })
}

/** Every reason against an entry, weightiest first: a page that explains shows them all. */
export function listEntryRefusals({ route, today, run, programme, person, organisationId }: EntryFacts): readonly EntryRefusal[] {
  const window = checkEntryWindow(run, today)
  const missing = programme.prerequisiteProgrammes.filter((id) => !person.completedProgrammes.includes(id))
  const asksForApproval = programme.needsApproval && !person.isElectedMember && !APPROVED_BY_ROUTE.includes(route)
  const refusals: (EntryRefusal | false)[] = [
    !window.ok && window.error,
    person.enrolment !== undefined && blocksAnother(person.enrolment) && { code: 'ALREADY_ENROLLED', state: person.enrolment },
    !programme.routes.includes(route) && { code: 'ROUTE_NOT_OFFERED', routes: programme.routes },
    !matchesAudience(programme.audience, person) && { code: 'AUDIENCE_MISMATCH', audience: programme.audience },
    !person.organisationIds.includes(organisationId) && { code: 'NOT_A_MEMBER_OF_ORGANISATION' },
    missing.length > 0 && { code: 'PREREQUISITE_PROGRAMME_MISSING', programmes: missing },
    asksForApproval && route === 'self' && { code: 'APPROVAL_REQUIRED' },
    asksForApproval && route === 'application' && person.approverId === undefined && { code: 'NO_LINE_MANAGER' },
  ]
  return refusals.filter((refusal) => refusal !== false)
}
