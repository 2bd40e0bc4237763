import { ResolveField, Resolver } from '@nestjs/graphql'
import { OrganisationsService } from '#directory'
import type { OrganisationId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import type { ReturnRow } from '../data/returns/return.queries.js'
import { WorkforceReturnType } from './returns/return.type.js'

/** Names beside the ids of organisations: they are public, and asked for once for a whole answer. */
@Resolver(() => WorkforceReturnType)
export class ReturnOrganisationResolver {
  private readonly loader: LoaderDefinition<OrganisationId, { readonly name: string }>

  constructor(organisations: OrganisationsService) {
    this.loader = { name: 'returns.organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  @ResolveField('organisationName', () => String, { nullable: true, description: 'The name of the organisation.' })
  async organisationName({ organisationId }: ReturnRow, _args: object, { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.load(this.loader, organisationId))?.name ?? null
  }
}
