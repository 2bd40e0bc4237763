import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { asId, isId, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, toConnection } from '#platform/graphql'
import { ProgrammesService } from '../../application/programmes/programmes.service.js'
import { VersionsService } from '../../application/programmes/versions.service.js'
import type { ProgrammeRow } from '../../data/programmes/programme.queries.js'
import type { VersionRow } from '../../data/programmes/version.queries.js'
import type { ProgrammeId, ProgrammeVersionId } from '../../domain/index.js'
import { textPosition } from '../position.js'
import { CreateProgrammeInput, ProgrammesArgs, ProgrammeVersionInput, SaveProgrammeDraftInput, UpdateProgrammeInput } from './programme.input.js'
import { ProgrammeConnection, ProgrammePayload, ProgrammeType, ProgrammeVersionPayload, ProgrammeVersionType } from './programme.type.js'

@Resolver(() => ProgrammeType)
export class ProgrammeResolver {
  constructor(private readonly programmes: ProgrammesService, private readonly versions: VersionsService) {}

  @Query(() => ProgrammeConnection, { name: 'programmes', description: 'The catalogue by name: what is published, and to programme managers what is not yet.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { first, after, ...filter }: ProgrammesArgs): Promise<Connection<ProgrammeRow>> {
    if (typeof filter.organisationId === 'string' && !isId(filter.organisationId)) throw badInput('organisationId is not the id of an organisation.')
    const { rows, total } = await this.programmes.catalogue(ctx, filter, first, textPosition(after))
    return toConnection(rows, first, total, (row) => [row.title, row.id])
  }

  @Query(() => ProgrammeType, { name: 'programme', description: 'One programme. NOT_FOUND where nothing of it is published and the viewer does not run it.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which programme.' }) id: string): Promise<ProgrammeRow> {
    return this.programmes.byId(ctx, asId<ProgrammeId>(id))
  }

  @Query(() => ProgrammeVersionType, { name: 'programmeVersion', description: 'One version with its curriculum. Drafts are for those who run or teach the programme.' })
  @Allow()
  version(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which version.' }) id: string): Promise<VersionRow> {
    return this.versions.byId(ctx, asId<ProgrammeVersionId>(id))
  }

  @Mutation(() => ProgrammePayload, { description: 'Adds a programme. For programme managers of the organisation that will own it.' })
  @Allow()
  async createProgramme(@Context('ctx') ctx: Ctx, @Args('input') { organisationId, ...input }: CreateProgrammeInput): Promise<ProgrammePayload> {
    return this.answer(ctx, await this.programmes.create(ctx, asId<OrganisationId>(organisationId), input))
  }

  @Mutation(() => ProgrammePayload, { description: 'Changes a programme\'s details; its versions and runs stay as they are.' })
  @Allow()
  async updateProgramme(@Context('ctx') ctx: Ctx, @Args('input') { programmeId, ...input }: UpdateProgrammeInput): Promise<ProgrammePayload> {
    return this.answer(ctx, await this.programmes.update(ctx, asId<ProgrammeId>(programmeId), input))
  }

  @Mutation(() => ProgrammeVersionPayload, { description: 'Writes the draft of a programme\'s next version, making one where there is none. It may be unfinished.' })
  @Allow()
  async saveProgrammeDraft(@Context('ctx') ctx: Ctx, @Args('input') { programmeId, ...input }: SaveProgrammeDraftInput): Promise<ProgrammeVersionPayload> {
    return this.answerVersion(ctx, await this.versions.saveDraft(ctx, asId<ProgrammeId>(programmeId), input))
  }

  @Mutation(() => ProgrammeVersionPayload, { description: 'Publishes a draft: from then on runs can be planned on it, and it does not change any more.' })
  @Allow()
  async publishProgrammeVersion(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: ProgrammeVersionInput): Promise<ProgrammeVersionPayload> {
    return this.answerVersion(ctx, await this.versions.publish(ctx, versionId))
  }

  @Mutation(() => ProgrammeVersionPayload, { description: 'Retires a published version; running runs finish on it. Refused while runs of it have not begun.' })
  @Allow()
  async retireProgrammeVersion(@Context('ctx') ctx: Ctx, @Args('input') { versionId }: ProgrammeVersionInput): Promise<ProgrammeVersionPayload> {
    return this.answerVersion(ctx, await this.versions.retire(ctx, versionId))
  }

  private async answer(ctx: Ctx, result: Result<ProgrammeId, readonly UserError[]>): Promise<ProgrammePayload> {
    return result.ok ? { programme: await this.programmes.byId(ctx, result.value), userErrors: [] } : { programme: null, userErrors: result.error }
  }

  private async answerVersion(ctx: Ctx, result: Result<ProgrammeVersionId, readonly UserError[]>): Promise<ProgrammeVersionPayload> {
    return result.ok ? { version: await this.versions.byId(ctx, result.value), userErrors: [] } : { version: null, userErrors: result.error }
  }
}
