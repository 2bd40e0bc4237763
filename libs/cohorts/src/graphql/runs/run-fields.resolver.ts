import { ResolveField, Resolver } from '@nestjs/graphql'
import { holdsRole, personOf } from '#platform/access'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import type { PersonId } from '#kernel'
import { ApplicationsService } from '../../application/enrolment/applications.service.js'
import { ProgrammesService } from '../../application/programmes/programmes.service.js'
import { VersionsService } from '../../application/programmes/versions.service.js'
import { RunsService } from '../../application/runs/runs.service.js'
import { type RunStanding, StandingService } from '../../application/runs/standing.service.js'
import type { ProgrammeRow } from '../../data/programmes/programme.queries.js'
import type { VersionRow } from '../../data/programmes/version.queries.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import { can, type CohortRunId, type ProgrammeId, type ProgrammeVersionId, type Standing } from '../../domain/index.js'
import { OrganisationNames } from '../organisation-names.js'
import { PersonNames } from '../person-names.js'
import { ProgrammeType, ProgrammeVersionType } from '../programmes/programme.type.js'
import { CohortRunType, RunFacilitatorType, ViewerEntryType } from './run.type.js'

/** What belongs to a run that the viewer has been shown, and what the viewer may do with it. */
@Resolver(() => CohortRunType)
export class RunFieldsResolver {
  private readonly programme: LoaderDefinition<ProgrammeId, ProgrammeRow>
  private readonly version: LoaderDefinition<ProgrammeVersionId, VersionRow>
  private readonly facilitators: LoaderDefinition<CohortRunId, readonly PersonId[]>
  private readonly standing: LoaderDefinition<string, RunStanding>

  constructor(
    programmes: ProgrammesService, versions: VersionsService, runs: RunsService, standing: StandingService,
    private readonly applications: ApplicationsService, private readonly people: PersonNames, private readonly organisations: OrganisationNames,
  ) {
    this.programme = { name: 'cohorts.programme', load: (_ctx, ids) => programmes.byIds(ids) }
    this.version = { name: 'cohorts.version', load: (_ctx, ids) => versions.byIds(ids) }
    this.facilitators = { name: 'cohorts.facilitators', load: (_ctx, ids) => runs.facilitatorsOf(ids) }
    this.standing = { name: 'cohorts.run-standing', load: (ctx, ids) => standing.forRuns(ctx, ids) }
  }

  @ResolveField('programme', () => ProgrammeType, { nullable: true, description: 'The programme.' })
  ofProgramme({ programmeId }: RunRow, _args: object, { loaders }: GraphqlContext): Promise<ProgrammeRow | undefined> {
    return loaders.load(this.programme, programmeId)
  }

  @ResolveField('version', () => ProgrammeVersionType, { nullable: true, description: 'The version that it follows, with the curriculum.' })
  ofVersion({ versionId }: RunRow, _args: object, { loaders }: GraphqlContext): Promise<VersionRow | undefined> {
    return loaders.load(this.version, versionId)
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The name of the organisation that owns it.' })
  organisationName({ organisationId }: RunRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.organisations.of(organisationId, context)
  }

  @ResolveField('facilitators', () => [RunFacilitatorType], { description: 'Who teaches it.' })
  async facilitatorsOf({ id }: RunRow, _args: object, context: GraphqlContext): Promise<RunFacilitatorType[]> {
    const ids = (await context.loaders.load(this.facilitators, id)) ?? []
    return Promise.all(ids.map(async (personId) => ({ personId, name: await this.people.of(personId, context) })))
  }

  @ResolveField('viewerEntry', () => ViewerEntryType, { nullable: true, description: 'Whether the viewer could come in by themselves now; null for programs.' })
  async viewerEntry({ id }: RunRow, _args: object, { ctx }: GraphqlContext): Promise<ViewerEntryType | null> {
    if (personOf(ctx.actor) === undefined) return null
    const { route, refusals } = await this.applications.explain(ctx, id)
    return { possible: refusals.length === 0, route, obstacles: refusals }
  }

  @ResolveField('viewerCanManage', () => Boolean, { description: 'Whether the viewer may change the plan and the state of the run, and name facilitators.' })
  viewerCanManage(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(run, context, can.manageRun.permits)
  }

  @ResolveField('viewerCanManageQueue', () => Boolean, { description: 'Whether the viewer may see and order the waiting list, offer places, reject and transfer.' })
  viewerCanManageQueue(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(run, context, can.manageQueue.permits)
  }

  @ResolveField('viewerCanSeeDemand', () => Boolean, { description: 'Whether the viewer may see exact demand.' })
  viewerCanSeeDemand(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(run, context, can.seeDemand.permits)
  }

  @ResolveField('viewerCanSeeRoster', () => Boolean, { description: 'Whether the viewer may see everybody in the run.' })
  viewerCanSeeRoster(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return this.may(run, context, can.seeRoster.permits)
  }

  @ResolveField('viewerCanNominate', () => Boolean, { description: 'Whether the viewer may put forward people of some organisation.' })
  viewerCanNominate(run: RunRow, _args: object, context: GraphqlContext): Promise<boolean> {
    const administersSome = holdsRole(context.ctx.actor, 'organisation_admin')
    return this.may(run, context, (standing) => can.nominate.permits({ ...standing, administersOrganisation: administersSome }))
  }

  private async may({ id }: RunRow, { loaders }: GraphqlContext, permits: (standing: Standing) => boolean): Promise<boolean> {
    const standing = await loaders.load(this.standing, id)
    return standing !== undefined && permits(standing)
  }
}
