import { Injectable } from '@nestjs/common'
import { can, STRANGER } from '#cohorts'
import { asId, isId, londonDate, type OrganisationId } from '#kernel'
import { type Ctx, holdsRole, isPlatformAdmin, organisationsWithRole, personOf, requireAccess, requirePerson } from '#platform/access'
import { badInput, forbidden, notFound, unauthenticated } from '#platform/errors'
import { ManagerDashboardQueries } from '../data/manager-dashboard.queries.js'
import { MyLearningQueries } from '../data/my-learning.queries.js'
import { OrganisationEnrolmentsQueries } from '../data/organisation-enrolments.queries.js'
import { RunRosterQueries } from '../data/run-roster.queries.js'

const RUN_STATES = ['draft', 'open', 'closed', 'in_progress', 'completed', 'cancelled']
const ACTIVE = ['draft', 'open', 'closed', 'in_progress']
const ENROLMENT_STATES = ['applied', 'manager_approved', 'waitlisted', 'offered', 'accepted', 'active', 'completed', 'withdrawn', 'deferred', 'rejected', 'expired']

interface Page<After> {
  readonly first: number
  /** The position after which the page starts. */
  readonly after: After | undefined
}

export interface RosterPage extends Page<readonly [familyName: string, givenName: string, enrolmentId: string]> {
  readonly runId: string
}

export interface EnrolmentsPage extends Page<readonly [appliedAt: string, enrolmentId: string]> {
  readonly organisationId: string
  readonly state?: string | undefined
  readonly programmeId?: string | undefined
}

export interface DashboardPage extends Page<readonly [startsOn: string, runId: string]> {
  /** All that are not over when left out. */
  readonly states?: readonly string[] | undefined
}

/** The door that `@Allow()` is on the long way, for the short one. */
export function requireKnown({ actor }: Ctx): void {
  if (actor.kind === 'anonymous') throw unauthenticated()
  if (actor.kind === 'unlinked') throw forbidden('Your account is not linked to a person here yet. Use the link in your invitation.')
}

/**
 * The pages that are asked for most: access, scope and SQL in one place. Each answers the JSON text of its GraphQL field, for the
 * executor (which parses it) and for the trusted operation (which passes it on) alike.
 */
@Injectable()
export class LearningPagesService {
  constructor(
    private readonly learning: MyLearningQueries,
    private readonly rosters: RunRosterQueries,
    private readonly enrolments: OrganisationEnrolmentsQueries,
    private readonly dashboards: ManagerDashboardQueries,
  ) {}

  /** The viewer's own learning page. */
  async myLearning(ctx: Ctx): Promise<string> {
    return this.learning.json(requirePerson(ctx), ctx.now, londonDate(ctx.now))
  }

  /** The people on a run's register, by name. For those who teach or run it; a run that the viewer may not know answers NOT_FOUND. */
  async runRoster(ctx: Ctx, { runId, first, after }: RosterPage): Promise<string> {
    requireKnown(ctx)
    const row = isId(runId) ? await this.rosters.page(runId, personOf(ctx.actor), first, after) : undefined
    if (row === undefined) throw notFound('The run')
    const standing = {
      ...STRANGER, isSignedIn: true, isPlatformAdmin: isPlatformAdmin(ctx.actor), managesProgramme: holdsRole(ctx.actor, 'programme_manager', row.ownerId),
      facilitatesRun: row.facilitates, runState: row.runState,
    }
    requireAccess(ctx, can.seeRun, standing)
    requireAccess(ctx, can.seeRoster, standing)
    return row.json
  }

  /** The enrolments of an organisation's people, newest first. For its administrators; other organisations answer NOT_FOUND. */
  async organisationEnrolments(ctx: Ctx, { first, after, state, programmeId, ...asked }: EnrolmentsPage): Promise<string> {
    const organisationId = this.requireAdministered(ctx, asked.organisationId)
    if (state !== undefined && !ENROLMENT_STATES.includes(state)) throw badInput(`state is one of ${ENROLMENT_STATES.join(', ')}`)
    if (programmeId != null && !isId(programmeId)) throw badInput('programmeId is not an id')
    return this.enrolments.page({ organisationId, state, programmeId }, first, after)
  }

  /** Where an organisation's own people stand, by programme and state: exact, because its administrators may see each of them. */
  async organisationProgress(ctx: Ctx, organisationId: string): Promise<string> {
    return this.enrolments.progress(this.requireAdministered(ctx, organisationId))
  }

  /** The runs that the viewer manages, soonest first, with demand and risks. For programme managers and platform administrators. */
  async managerDashboard(ctx: Ctx, { states = ACTIVE, first, after }: DashboardPage): Promise<string> {
    requireKnown(ctx)
    const scope = { all: isPlatformAdmin(ctx.actor), owners: organisationsWithRole(ctx.actor, 'programme_manager') }
    if (!scope.all && scope.owners.length === 0) throw forbidden()
    if (!states.every((state) => RUN_STATES.includes(state))) throw badInput(`states are among ${RUN_STATES.join(', ')}`)
    return this.dashboards.page(scope, states, londonDate(ctx.now), first, after)
  }

  private requireAdministered(ctx: Ctx, given: string): OrganisationId {
    requireKnown(ctx)
    const organisationId = asId<OrganisationId>(given)
    if (!isId(organisationId) || !(isPlatformAdmin(ctx.actor) || holdsRole(ctx.actor, 'organisation_admin', organisationId))) throw notFound('The organisation')
    return organisationId
  }
}
