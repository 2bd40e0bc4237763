import { type Actor, type Ctx, holdsRole, isPlatformAdmin, type Policy } from '#platform/access'
import { notFound } from '#platform/errors'
import type { AreaKey, OrganisationId } from '#kernel'

/** How an actor stands to a report. The service looks it up; anything unknown is false or absent. */
export interface ReportFacts {
  readonly areaKey: AreaKey
  /** Whose own report it is; absent for a public one. */
  readonly organisationId: OrganisationId | null
  /** The actor is an analyst or administrator of an organisation that owns the national plan: the institute or the LGA. */
  readonly isSteward: boolean
  /** Owner of the programme, or the Centre, that the report is about. */
  readonly ownerId: OrganisationId | null
}

const WORKS_ON_FIGURES = ['workforce_analyst', 'organisation_admin'] as const
const MANAGES_PROGRAMMES = ['programme_manager', ...WORKS_ON_FIGURES] as const

const holdsAny = (actor: Actor, roles: readonly (typeof MANAGES_PROGRAMMES)[number][], at: OrganisationId | null): boolean =>
  at !== null && roles.some((role) => holdsRole(actor, role, at))

const works = (actor: Actor, { organisationId, ownerId, isSteward }: ReportFacts): boolean => {
  // True counts of an organisation: for its own people, and not for whoever runs Waymark either.
  if (organisationId !== null) return holdsAny(actor, WORKS_ON_FIGURES, organisationId)
  return isPlatformAdmin(actor) || isSteward || holdsAny(actor, MANAGES_PROGRAMMES, ownerId)
}

/** Making a report, computing it, and saying that it is final. */
export const makeReport: Policy<ReportFacts> = { action: 'report:make', whenDenied: 'forbidden', allows: works }
/** Looking at figures that are not final yet, and at runs. */
export const seeProvisional: Policy<ReportFacts> = { action: 'report:see-provisional', whenDenied: 'hidden', allows: works }
/** Reading what is final: everybody, signed in or not, unless it is an organisation's own. */
export const readReport: Policy<ReportFacts> = {
  action: 'report:read', whenDenied: 'hidden', allows: (actor, facts) => facts.organisationId === null || works(actor, facts),
}

/** Reading is open to visitors, who are told the same of what is hidden from them as of what is not there: no sign-in is asked for by which they could tell. */
export function requireReadable(ctx: Ctx, policy: typeof readReport, facts: ReportFacts): void {
  if (!policy.allows(ctx.actor, facts)) throw notFound('The report')
}
