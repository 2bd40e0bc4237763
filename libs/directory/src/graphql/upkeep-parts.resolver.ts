import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, type PersonId } from '#kernel'
import type { GraphqlContext } from '#platform/graphql'
import { OrganisationType } from './organisation.type.js'
import { PersonAnswers } from './person-answers.js'
import { PersonType } from './person.type.js'
import { DuplicatePairType, ReorganisationType } from './upkeep.type.js'

@Resolver(() => DuplicatePairType)
export class DuplicatePairResolver {
  constructor(private readonly answers: PersonAnswers) {}

  @ResolveField('person', () => PersonType, { description: 'One record.' })
  person(@Parent() { personId }: DuplicatePairType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.people, asId<PersonId>(personId))
  }

  @ResolveField('other', () => PersonType, { description: 'The other.' })
  other(@Parent() { otherId }: DuplicatePairType, @Context() { loaders }: GraphqlContext) {
    return loaders.load(this.answers.people, asId<PersonId>(otherId))
  }
}

@Resolver(() => ReorganisationType)
export class ReorganisationFieldsResolver {
  constructor(private readonly answers: PersonAnswers) {}

  @ResolveField('predecessors', () => [OrganisationType], { description: 'The organisations that end.' })
  predecessors(@Parent() { predecessorIds }: ReorganisationType, @Context() context: GraphqlContext) {
    return this.all(predecessorIds, context)
  }

  @ResolveField('successorOrganisations', () => [OrganisationType], { description: 'The organisations that take over.' })
  successorOrganisations(@Parent() { successors }: ReorganisationType, @Context() context: GraphqlContext) {
    return this.all(successors.map(({ id }) => id), context)
  }

  private async all(ids: readonly string[], { loaders }: GraphqlContext) {
    const found = await Promise.all(ids.map((id) => loaders.load(this.answers.organisations, asId<OrganisationId>(id))))
    return found.filter((one) => one !== undefined)
  }
}
