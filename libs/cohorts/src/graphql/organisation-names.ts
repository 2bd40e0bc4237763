import { Injectable } from '@nestjs/common'
import { OrganisationsService } from '#directory'
import type { OrganisationId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'

/** Names beside the ids of organisations: they are public, and asked for once for a whole answer. */
@Injectable()
export class OrganisationNames {
  private readonly loader: LoaderDefinition<OrganisationId, { readonly name: string }>

  constructor(organisations: OrganisationsService) {
    this.loader = { name: 'cohorts.organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  async of(organisationId: string, { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.load(this.loader, organisationId as OrganisationId))?.name ?? null
  }
}
