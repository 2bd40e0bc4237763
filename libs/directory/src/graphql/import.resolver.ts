import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, transition } from '#kernel'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, type GraphqlContext, type LoaderDefinition, PageArgs, toConnection } from '#platform/graphql'
import { type ImportResult, ImportsService } from '../application/imports.service.js'
import { OrganisationsService } from '../application/organisations.service.js'
import type { ImportRow } from '../data/import-run.queries.js'
import type { OrganisationRow } from '../data/organisation.queries.js'
import { explainProblem, type ImportAction, importTransitions } from '../domain/index.js'
import { instantCursor, numberCursor } from './import-cursor.js'
import { ApplyImportArgs, ImportsArgs } from './import.input.js'
import { ImportConnection, ImportPayload, ImportProblemConnection, type ImportProblemType, ImportType } from './import.type.js'
import { OrganisationType } from './organisation.type.js'

const allows = (row: ImportRow, action: ImportAction): boolean => row.fileName !== null && transition(importTransitions, row.state, action).ok

@Resolver(() => ImportType)
export class ImportResolver {
  private readonly loader: LoaderDefinition<OrganisationId, OrganisationRow>

  constructor(private readonly imports: ImportsService, organisations: OrganisationsService) {
    this.loader = { name: 'organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  @Query(() => ImportConnection, { name: 'imports', description: 'Imported files, newest first: all for the platform\'s administrators, those of their organisations for an organisation\'s.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { first, after, organisationId }: ImportsArgs): Promise<Connection<ImportRow>> {
    const { rows, total } = await this.imports.page(ctx, organisationId, first, instantCursor(after))
    return toConnection(rows, first, total, (row) => [row.createdAt.toISOString(), row.id])
  }

  @Query(() => ImportType, { name: 'import', description: 'One import. NOT_FOUND for those who may not see it.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<ImportRow> {
    return this.imports.byId(ctx, id)
  }

  @Mutation(() => ImportPayload, { name: 'applyImport', description: 'Writes an import that was checked, or tries one again that failed.' })
  @Allow()
  async apply(@Context('ctx') ctx: Ctx, @Args() { id, skipBadRows }: ApplyImportArgs): Promise<ImportPayload> {
    return answer(await this.imports.apply(ctx, id, skipBadRows))
  }

  @Mutation(() => ImportPayload, { name: 'cancelImport', description: 'Gives up an import that has not been written. One under way stops and leaves nothing.' })
  @Allow()
  async cancel(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<ImportPayload> {
    return answer(await this.imports.cancel(ctx, id))
  }

  @ResolveField('problems', () => ImportProblemConnection, { description: 'The report, in the order of the file. As a file: /imports/{id}/problems.csv.' })
  async problems(@Parent() row: ImportRow, @Args() { first, after }: PageArgs): Promise<Connection<ImportProblemType>> {
    const { rows, total } = await this.imports.problems(row.id, first, numberCursor(after))
    return toConnection(rows.map((problem) => ({ ...problem, ...explainProblem(problem) })), first, total, ({ line, position }) => [line, position])
  }

  @ResolveField('organisation', () => OrganisationType, { nullable: true, description: 'The one organisation whose rows it may hold.' })
  organisation(row: ImportRow, _args: object, { loaders }: GraphqlContext): Promise<OrganisationRow | undefined> | null {
    return row.organisationId === null ? null : loaders.load(this.loader, asId<OrganisationId>(row.organisationId))
  }

  @ResolveField('viewerCanApply', () => Boolean, { description: 'Whether it can be applied as it stands.' })
  viewerCanApply(row: ImportRow): boolean {
    return allows(row, 'apply')
  }

  @ResolveField('viewerCanCancel', () => Boolean, { description: 'Whether it can be given up as it stands.' })
  viewerCanCancel(row: ImportRow): boolean {
    return allows(row, 'cancel')
  }
}

const answer = (result: ImportResult): ImportPayload =>
  result.ok ? { import: result.value, userErrors: [] } : { import: null, userErrors: result.error }
