import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { PeopleService } from '#directory'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'

/** Names beside the ids of people whom the viewer may see already: one question to the directory for a whole answer. */
@Injectable()
export class PersonNames {
  private readonly loader: LoaderDefinition<PersonId, string>

  constructor(people: PeopleService) {
    this.loader = { name: 'cohorts.person-name', load: (_ctx, ids) => people.nameOf(ids) }
  }

  async of(personId: PersonId, { loaders }: GraphqlContext): Promise<string | null> {
    return (await loaders.load(this.loader, personId)) ?? null
  }

  async ofAll(personIds: readonly PersonId[], context: GraphqlContext): Promise<string[]> {
    const names = await Promise.all(personIds.map((id) => this.of(id, context)))
    return names.filter((name) => name !== null)
  }
}
