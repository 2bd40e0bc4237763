import { Injectable } from '@nestjs/common'
import { OrganisationsService, PeopleService } from '#directory'
import type { OrganisationId, PersonId } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'

/** Names beside ids that the viewer has been allowed to see already: one question each to the directory for a whole answer. */
@Injectable()
export class MentoringNames {
  private readonly people: LoaderDefinition<PersonId, string>
  private readonly organisations: LoaderDefinition<OrganisationId, { readonly name: string }>

  constructor(people: PeopleService, organisations: OrganisationsService) {
    this.people = { name: 'mentoring.person-name', load: (_ctx, ids) => people.nameOf(ids) }
    this.organisations = { name: 'mentoring.organisation', load: (_ctx, ids) => organisations.byIds(ids) }
  }

  async person(id: PersonId, { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.load(this.people, id)) ?? null
  }

  async organisation(id: OrganisationId, { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.load(this.organisations, id))?.name ?? null
  }
}
