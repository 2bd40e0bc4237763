import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, toConnection } from '#platform/graphql'
import { ExportsService } from '../application/exports.service.js'
import type { ExportRow } from '../data/export-run.queries.js'
import { ExportConnection, ExportPayload, ExportType } from './export.type.js'
import { instantCursor } from './import-cursor.js'
import { ExportsArgs } from './import.input.js'

@Resolver(() => ExportType)
export class ExportResolver {
  constructor(private readonly exports: ExportsService) {}

  @Query(() => ExportConnection, { name: 'exports', description: 'Exports of an organisation, newest first. For its and the platform\'s administrators.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { organisationId, first, after }: ExportsArgs): Promise<Connection<ExportRow>> {
    const { rows, total } = await this.exports.page(ctx, asId<OrganisationId>(organisationId), first, instantCursor(after))
    return toConnection(rows, first, total, (row) => [row.createdAt.toISOString(), row.id])
  }

  @Query(() => ExportType, { name: 'export', description: 'One export. NOT_FOUND for those who may not see it.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<ExportRow> {
    return this.exports.byId(ctx, id)
  }

  @Mutation(() => ExportPayload, { name: 'requestExport', description: 'Asks for a full export of an organisation. For its and the platform\'s administrators.' })
  @Allow()
  async request(@Context('ctx') ctx: Ctx, @Args('organisationId', { type: () => ID }) organisationId: string): Promise<ExportPayload> {
    return { export: await this.exports.request(ctx, asId<OrganisationId>(organisationId)), userErrors: [] }
  }
}
