import { Readable } from 'node:stream'
import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { asId } from '#kernel'
import type { Ctx } from '#platform/access'
import { Allow, type GraphqlContext } from '#platform/graphql'
import { FrameworkImportService } from '../application/framework-import.service.js'
import { FrameworksService } from '../application/frameworks.service.js'
import type { FrameworkRow, FrameworkVersionId, FrameworkVersionRow } from '../data/framework.queries.js'
import { FrameworkContentType } from './framework-content.type.js'
import { ImportFrameworkInput, PublishFrameworkArgs } from './framework.input.js'
import { FrameworkType, FrameworkVersionType, ImportFrameworkPayload, PublishFrameworkPayload } from './framework.type.js'
import { toContentType } from './to-content-type.js'

@Resolver(() => FrameworkVersionType)
export class FrameworkResolver {
  constructor(
    private readonly frameworks: FrameworksService,
    private readonly imports: FrameworkImportService,
  ) {}

  @Query(() => [FrameworkType], { name: 'frameworks', description: 'The capability frameworks, by name.' })
  @Allow()
  list(@Context('ctx') ctx: Ctx): Promise<FrameworkRow[]> {
    return this.frameworks.list(ctx)
  }

  @Query(() => FrameworkVersionType, { name: 'frameworkVersion', description: 'One version. NOT_FOUND when there is none of that id, or it is somebody else\'s draft.' })
  @Allow()
  version(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<FrameworkVersionRow> {
    return this.frameworks.version(ctx, asId<FrameworkVersionId>(id))
  }

  @Mutation(() => ImportFrameworkPayload, { name: 'importFramework', description: 'Takes a framework file in as a draft, or reports what is wrong with it. For platform administrators.' })
  @Allow()
  async import(@Context('ctx') ctx: Ctx, @Args('input') { csv, dryRun, ...target }: ImportFrameworkInput): Promise<ImportFrameworkPayload> {
    const result = await this.imports.import(ctx, target, Readable.from([csv]), { dryRun })
    if (!result.ok) return { rows: 0, problems: [], version: null, userErrors: result.error }
    const { versionId, ...report } = result.value
    return { ...report, version: versionId === undefined ? null : await this.frameworks.version(ctx, versionId), userErrors: [] }
  }

  @Mutation(() => PublishFrameworkPayload, { name: 'publishFramework', description: 'Publishes a draft; the version before it is superseded. For platform administrators.' })
  @Allow()
  async publish(@Context('ctx') ctx: Ctx, @Args() { id, reason }: PublishFrameworkArgs): Promise<PublishFrameworkPayload> {
    const result = await this.frameworks.publish(ctx, asId<FrameworkVersionId>(id), reason)
    return result.ok ? { version: await this.frameworks.version(ctx, result.value), userErrors: [] } : { version: null, userErrors: result.error }
  }

  @ResolveField('content', () => FrameworkContentType, { complexity: ({ childComplexity }) => 50 * childComplexity, description: 'What the version says.' })
  async content(version: FrameworkVersionRow, _args: object, { ctx }: GraphqlContext): Promise<FrameworkContentType> {
    return toContentType(await this.frameworks.content(ctx, version))
  }
}
