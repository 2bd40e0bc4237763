import { Injectable } from '@nestjs/common'
import { londonDate, type OrganisationId } from '#kernel'
import { type Ctx, isPlatformAdmin, organisationsWithRole, personOf, requireAccess, requirePerson } from '#platform/access'
import { forbidden, notFound } from '#platform/errors'
import { EnrolmentListQueries, type EnrolmentFilter, type EnrolmentPage } from '../../data/enrolment/enrolment-list.queries.js'
import { EnrolmentQueries, type EnrolmentRow, type HistoryRow } from '../../data/enrolment/enrolment.queries.js'
import { blocksAnother, can, type CohortRunId, type EnrolmentId } from '../../domain/index.js'
import { StandingService } from '../runs/standing.service.js'
import { PeopleDirectory } from './people-directory.js'

type After = readonly [string, string] | undefined

/** How many applications one approver is shown at once. */
const APPROVALS_LIMIT = 200
/** How often one person may have come into one run. */
const ATTEMPTS_LIMIT = 50

/** Enrolments as they are read. */
@Injectable()
export class EnrolmentsService {
  constructor(
    private readonly queries: EnrolmentQueries,
    private readonly lists: EnrolmentListQueries,
    private readonly standing: StandingService,
    private readonly people: PeopleDirectory,
  ) {}

  async byId(ctx: Ctx, id: string): Promise<EnrolmentRow> {
    requireAccess(ctx, can.seeEnrolment, await this.standing.forEnrolment(ctx, id))
    const [found] = await this.queries.byIds([id])
    if (!found) throw notFound('The enrolment')
    return found
  }

  /** For loaders, on the way from something that the viewer has been shown. */
  async byIds(ids: readonly EnrolmentId[]): Promise<ReadonlyMap<EnrolmentId, EnrolmentRow>> {
    return new Map((await this.queries.byIds(ids)).map((row) => [row.id, row]))
  }

  /** The viewer's own, in the order in which they came. */
  async mine(ctx: Ctx, states: readonly string[] | null | undefined, first: number, after: After): Promise<EnrolmentPage> {
    return this.lists.page({ all: true, organisations: [] }, { personId: requirePerson(ctx), states }, first, after)
  }

  /** The viewer's enrolment in a run, if there is one: the one that stands, or else the newest. People may come again after they have left, and a merge of two records may close the newer one. */
  async mineIn(ctx: Ctx, runId: CohortRunId): Promise<EnrolmentRow | undefined> {
    const personId = personOf(ctx.actor)
    if (personId === undefined) return undefined
    const { rows } = await this.lists.page({ all: true, organisations: [] }, { personId, runId }, ATTEMPTS_LIMIT, undefined)
    return rows.findLast(({ state }) => blocksAnother(state)) ?? rows.at(-1)
  }

  /** The people of a run: all for those who run or teach it, their own people for administrators of organisations. */
  async ofRun(ctx: Ctx, runId: string, filter: Pick<EnrolmentFilter, 'states' | 'organisationId'>, first: number, after: After): Promise<EnrolmentPage> {
    const standing = await this.standing.forRun(ctx, runId)
    requireAccess(ctx, can.seeRun, standing)
    const organisations = organisationsWithRole(ctx.actor, 'organisation_admin')
    if (organisations.length === 0) requireAccess(ctx, can.seeRoster, standing)
    return this.lists.page({ all: can.seeRoster.permits(standing), organisations }, { ...filter, runId: standing.runId }, first, after)
  }

  /** The enrolments of an organisation's people in all runs, for its administrators. */
  async ofOrganisation(ctx: Ctx, organisationId: OrganisationId, states: readonly string[] | null | undefined, first: number, after: After): Promise<EnrolmentPage> {
    const organisations = organisationsWithRole(ctx.actor, 'organisation_admin')
    const all = isPlatformAdmin(ctx.actor)
    if (!all && !organisations.includes(organisationId)) throw ctx.actor.kind === 'person' ? notFound('The organisation') : forbidden()
    return this.lists.page({ all, organisations }, { organisationId, states }, first, after)
  }

  /** The applications that wait for the viewer: as line manager, standing in, or for an organisation where no manager can. */
  async awaitingMyApproval(ctx: Ctx): Promise<readonly EnrolmentRow[]> {
    const me = requirePerson(ctx)
    const today = londonDate(ctx.now)
    const pairs = await this.people.approvesFor(me, today)
    const organisations = [...organisationsWithRole(ctx.actor, 'organisation_admin'), ...organisationsWithRole(ctx.actor, 'scheme_manager')]
    const candidates = await this.lists.awaitingApproval(pairs, organisations, APPROVALS_LIMIT)
    const approvers = await this.people.approversOf(candidates, today)
    return candidates.filter((_, n) => approvers[n]?.personId === me)
  }

  /** What happened to an enrolment, from the beginning. */
  async history(ctx: Ctx, id: EnrolmentId): Promise<readonly HistoryRow[]> {
    requireAccess(ctx, can.seeEnrolment, await this.standing.forEnrolment(ctx, id))
    return this.queries.history([id])
  }
}
