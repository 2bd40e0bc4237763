import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, decodeCursor, type GraphqlContext, PageArgs, toConnection } from '#platform/graphql'
import { CareerHistoryService } from '../application/career-history.service.js'
import { AddCareerPostInput, UpdateCareerPostInput } from './career.input.js'
import { CareerPostConnection, CareerPostType } from './career.type.js'
import { OrganisationType } from './organisation.type.js'
import { PersonAnswers } from './person-answers.js'
import { PersonPayload } from './person-record.type.js'
import { PersonType } from './person.type.js'

@Resolver(() => CareerPostType)
export class CareerResolver {
  constructor(private readonly careers: CareerHistoryService, private readonly answers: PersonAnswers) {}

  @Query(() => CareerPostConnection, { name: 'careerPostsToVerify', description: 'Posts at organisations whose verifier the viewer is, that nobody has confirmed yet.' })
  @Allow()
  async toVerify(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<CareerPostType>> {
    const { rows, total } = await this.careers.toVerify(ctx, first, decodeCursor(after, ['id'])?.[0])
    return toConnection(rows.map((row) => ({ ...row, verified: row.verifiedAt !== null })), first, total, ({ id }) => [id])
  }

  @Mutation(() => PersonPayload, { description: 'Adds a post to a person\'s own career history.' })
  @Allow()
  async addCareerPost(@Context('ctx') ctx: Ctx, @Args('input') input: AddCareerPostInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.careers.add(ctx, input.personId, input))
  }

  @Mutation(() => PersonPayload, { description: 'Corrects a post of a person\'s own history; it has to be confirmed again.' })
  @Allow()
  async updateCareerPost(@Context('ctx') ctx: Ctx, @Args('input') input: UpdateCareerPostInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.careers.update(ctx, input.careerPostId, input))
  }

  @Mutation(() => PersonPayload, { description: 'Takes a post out of a person\'s own history.' })
  @Allow()
  async removeCareerPost(@Context('ctx') ctx: Ctx, @Args('careerPostId', { type: () => ID }) id: string): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.careers.remove(ctx, id))
  }

  @Mutation(() => PersonPayload, { description: 'Confirms that a person held a post as entered. For verifiers of the organisation where it was.' })
  @Allow()
  async verifyCareerPost(@Context('ctx') ctx: Ctx, @Args('careerPostId', { type: () => ID }) id: string): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.careers.verify(ctx, id))
  }

  @ResolveField('organisation', () => OrganisationType, { nullable: true, description: 'Where it was, if it is in the directory.' })
  organisation(@Parent() { organisationId }: CareerPostType, @Context() { loaders }: GraphqlContext) {
    return organisationId === null ? null : loaders.load(this.answers.organisations, asId<OrganisationId>(organisationId))
  }

  @ResolveField('person', () => PersonType, { nullable: true, description: 'Who held it; only in the list of posts to verify.' })
  person(@Parent() { personId }: CareerPostType, @Context() { loaders }: GraphqlContext) {
    return personId === undefined ? null : loaders.load(this.answers.people, asId<PersonId>(personId))
  }
}
