import { ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId } from '#kernel'
import { type GraphqlContext, type LoaderDefinition, UserErrorType } from '#platform/graphql'
import { VersionsService } from '../../application/programmes/versions.service.js'
import { RunsService } from '../../application/runs/runs.service.js'
import { StandingService } from '../../application/runs/standing.service.js'
import type { ProgrammeRow } from '../../data/programmes/programme.queries.js'
import type { VersionRow } from '../../data/programmes/version.queries.js'
import type { RunRow } from '../../data/runs/run.queries.js'
import { can, type ProgrammeId } from '../../domain/index.js'
import { OrganisationNames } from '../organisation-names.js'
import { CohortRunType } from '../runs/run.type.js'
import { ProgrammeType, ProgrammeVersionType } from './programme.type.js'

/** What belongs to a programme that the viewer has been shown. */
@Resolver(() => ProgrammeType)
export class ProgrammeFieldsResolver {
  private readonly published: LoaderDefinition<ProgrammeId, VersionRow>
  private readonly openRuns: LoaderDefinition<ProgrammeId, readonly RunRow[]>

  constructor(private readonly versions: VersionsService, runs: RunsService, private readonly standing: StandingService, private readonly names: OrganisationNames) {
    this.published = { name: 'cohorts.published-version', load: (_ctx, ids) => versions.publishedOf(ids) }
    this.openRuns = { name: 'cohorts.open-runs', load: (_ctx, ids) => runs.openOf(ids) }
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The name of the organisation that owns it.' })
  organisationName({ organisationId }: ProgrammeRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.of(organisationId, context)
  }

  @ResolveField('currentVersion', () => ProgrammeVersionType, { nullable: true, description: 'The newest published version.' })
  currentVersion({ id }: ProgrammeRow, _args: object, { loaders }: GraphqlContext): Promise<VersionRow | undefined> {
    return loaders.load(this.published, id)
  }

  @ResolveField('versions', () => [ProgrammeVersionType], { description: 'The versions that the viewer may see, newest first.' })
  allVersions({ id }: ProgrammeRow, _args: object, { ctx }: GraphqlContext): Promise<readonly VersionRow[]> {
    return this.versions.ofProgramme(ctx, id)
  }

  @ResolveField('openRuns', () => [CohortRunType], { description: 'Runs that take applications, the next to start first.' })
  async open({ id }: ProgrammeRow, _args: object, { loaders }: GraphqlContext): Promise<readonly RunRow[]> {
    return (await loaders.load(this.openRuns, id)) ?? []
  }

  @ResolveField('viewerCanManage', () => Boolean, { description: 'Whether the viewer may change it, its versions and its runs.' })
  viewerCanManage({ organisationId }: ProgrammeRow, _args: object, { ctx }: GraphqlContext): boolean {
    return can.manageProgramme.permits(this.standing.forOwner(ctx, asId<OrganisationId>(organisationId)))
  }
}

@Resolver(() => ProgrammeVersionType)
export class ProgrammeVersionFieldsResolver {
  constructor(private readonly versions: VersionsService) {}

  @ResolveField('problems', () => [UserErrorType], { description: 'What still stands between a draft and being published; empty for any other version.' })
  problems(version: VersionRow): readonly UserErrorType[] {
    return this.versions.listOpenProblems(version)
  }
}
