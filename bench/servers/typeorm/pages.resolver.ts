import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql'
import { DataSource, In, Not } from 'typeorm'
import { encodeCursor } from '#platform/graphql'
import { type BaselineContext, iso, percent, viewerOf } from './baseline-context.js'
import { type OrganisationEnrolment, OrganisationEnrolmentConnection, type RosterEntry, RosterConnection } from './baseline.types.js'
import { Enrolment, RunFacilitator } from './learning.entities.js'

const rosterEntry = (row: Enrolment): RosterEntry => ({
  enrolmentId: row.id, personId: row.personId, organisationId: row.organisationId, region: row.region, state: row.state, sessionsAttended: row.sessionsAttended,
  minutesAttended: row.minutesAttended, attendancePercent: row.minutesCountable === 0 ? null : Math.round(1000 * row.minutesAttended / row.minutesCountable) / 10,
  progressPercent: percent(row.progress),
})

const organisationEnrolment = (row: Enrolment): OrganisationEnrolment => ({
  enrolmentId: row.id, personId: row.personId, state: row.state, route: row.route, runId: row.runId, appliedAt: row.appliedAt.toISOString(),
  completedAt: iso(row.completedAt), progressPercent: percent(row.progress),
})

@Resolver()
export class PagesResolver {
  constructor(private readonly dataSource: DataSource) {}

  @Query(() => RosterConnection)
  async runRoster(
    @Args('runId', { type: () => ID }) runId: string, @Args('first', { type: () => Int, nullable: true }) first: number,
    @Args('after', { type: () => String, nullable: true }) _after: string | undefined, @Context() context: BaselineContext,
  ): Promise<RosterConnection> {
    const facilitates = await this.dataSource.getRepository(RunFacilitator).findOneBy({ runId, personId: viewerOf(context) })
    if (facilitates === null) throw new Error('Not found')
    const [rows, totalCount] = await this.dataSource.getRepository(Enrolment).findAndCount({
      where: { runId, state: In(['accepted', 'active', 'completed']) }, relations: { person: true },
      order: { person: { familyName: 'asc', givenName: 'asc' }, id: 'asc' }, take: first + 1,
    })
    const edges = rows.slice(0, first).map((row) => ({ cursor: encodeCursor([row.person.familyName, row.person.givenName, row.id]), node: rosterEntry(row) }))
    return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null }, totalCount }
  }

  @Query(() => OrganisationEnrolmentConnection)
  async organisationEnrolments(
    @Args('organisationId', { type: () => ID }) organisationId: string, @Args('first', { type: () => Int, nullable: true }) first: number,
    @Args('after', { type: () => String, nullable: true }) _after: string | undefined, @Args('state', { type: () => String, nullable: true }) _state: string | undefined,
    @Args('programmeId', { type: () => ID, nullable: true }) _programmeId: string | undefined, @Context() { ctx: { actor } }: BaselineContext,
  ): Promise<OrganisationEnrolmentConnection> {
    if (actor.kind !== 'person' || !actor.roles.some((held) => held.role === 'organisation_admin' && held.organisationId === organisationId)) throw new Error('Not found')
    const [rows, totalCount] = await this.dataSource.getRepository(Enrolment).findAndCount({
      where: { organisationId, state: Not('draft') }, order: { appliedAt: 'desc', id: 'desc' }, take: first + 1,
    })
    const edges = rows.slice(0, first).map((row) => ({ cursor: encodeCursor([row.appliedAt.toISOString(), row.id]), node: organisationEnrolment(row) }))
    return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null }, totalCount }
  }
}
