import { Injectable } from '@nestjs/common'
import { OrganisationsService, PeopleService } from '#directory'
import { type OrganisationId, parseAreaKey, type PersonId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'

/** Names beside ids that the viewer has been shown already: one question each to the directory for a whole answer. */
@Injectable()
export class WorkforceNames {
  private readonly people: LoaderDefinition<PersonId, string>
  private readonly organisations: LoaderDefinition<OrganisationId, { readonly name: string }>

  constructor(people: PeopleService, organisations: OrganisationsService) {
    this.people = { name: 'workforce.person-name', load: (_ctx, ids) => people.nameOf(ids) }
    this.organisations = { name: 'workforce.organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  async person(id: PersonId | null, { loaders }: GraphqlContext): Promise<string | null> {
    return id === null ? null : ((await loaders.load(this.people, id)) ?? null)
  }

  async organisation(id: OrganisationId | null, { loaders }: GraphqlContext): Promise<string | null> {
    return id === null ? null : ((await loaders.load(this.organisations, id))?.name ?? null)
  }

  /** An area in words. */
  async area(key: string, context: GraphqlContext): Promise<string> {
    const area = parseAreaKey(key)
    if (area === undefined || area.kind === 'nation') return 'National'
    if (area.kind === 'region') return area.region
    return area.kind === 'programme' ? 'A programme' : ((await this.organisation(area.organisationId, context)) ?? 'An organisation')
  }
}
