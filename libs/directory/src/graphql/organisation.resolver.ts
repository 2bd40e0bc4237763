import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { asId, londonDate, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, type GraphqlContext, type LoaderDefinition, toConnection } from '#platform/graphql'
import { OrganisationsService } from '../application/organisations.service.js'
import type { OrganisationRow } from '../data/organisation.queries.js'
import { OrganisationInputType, OrganisationsArgs, UpdateOrganisationArgs } from './organisation.input.js'
import { OrganisationConnection, OrganisationPayload, OrganisationType } from './organisation.type.js'

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  private readonly loader: LoaderDefinition<OrganisationId, OrganisationRow>

  constructor(private readonly organisations: OrganisationsService) {
    this.loader = { name: 'organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  @Query(() => OrganisationConnection, { name: 'organisations', description: 'The organisations that exist today, by name.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { first, after, search, kind, region }: OrganisationsArgs): Promise<Connection<OrganisationRow>> {
    const position = decodeCursor(after, ['text', 'id'])
    const { rows, total } = await this.organisations.page(ctx, { search, kind, region, on: londonDate(ctx.now) }, first, position)
    return toConnection(rows, first, total, (row) => [row.name, row.id])
  }

  @Query(() => OrganisationType, { name: 'organisation', description: 'One organisation. NOT_FOUND when there is none of that id.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<OrganisationRow> {
    return this.organisations.byId(ctx, asId<OrganisationId>(id))
  }

  @Mutation(() => OrganisationPayload, { name: 'createOrganisation', description: 'Adds an organisation. For platform administrators.' })
  @Allow()
  async create(@Context('ctx') ctx: Ctx, @Args('input') input: OrganisationInputType): Promise<OrganisationPayload> {
    return this.answer(ctx, await this.organisations.create(ctx, input))
  }

  @Mutation(() => OrganisationPayload, { name: 'updateOrganisation', description: 'Changes an organisation\'s details. For its own and the platform\'s administrators.' })
  @Allow()
  async update(@Context('ctx') ctx: Ctx, @Args() { id, input }: UpdateOrganisationArgs): Promise<OrganisationPayload> {
    return this.answer(ctx, await this.organisations.update(ctx, asId<OrganisationId>(id), input))
  }

  @ResolveField('parent', () => OrganisationType, { nullable: true, description: 'The body it belongs to, e.g. a combined authority.' })
  parent(organisation: OrganisationRow, _args: object, { loaders }: GraphqlContext): Promise<OrganisationRow | undefined> | null {
    return organisation.parentId === null ? null : loaders.load(this.loader, organisation.parentId)
  }

  private async answer(ctx: Ctx, result: Result<OrganisationId, readonly UserError[]>): Promise<OrganisationPayload> {
    return result.ok
      ? { organisation: await this.organisations.byId(ctx, result.value), userErrors: [] }
      : { organisation: null, userErrors: result.error }
  }
}
