import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { DelegationsService } from '../application/delegations.service.js'
import { PersonalDataService } from '../application/personal-data.service.js'
import { PersonEmailsService } from '../application/person-emails.service.js'
import { PersonRecordsService, type VisibleRecord } from '../application/person-records.service.js'
import { PersonUpkeepService } from '../application/person-upkeep.service.js'
import type { PersonListing } from '../data/people-list.queries.js'
import { PersonAnswers } from './person-answers.js'
import { AddDelegateInput, CreatePersonInput, PeopleArgs, PersonEmailInput, UpdatePersonInput } from './person.input.js'
import { PersonPayload, PersonRecordType } from './person-record.type.js'
import { PersonListingConnection } from './person.type.js'

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly records: PersonRecordsService,
    private readonly upkeep: PersonUpkeepService,
    private readonly emails: PersonEmailsService,
    private readonly delegations: DelegationsService,
    private readonly data: PersonalDataService,
    private readonly answers: PersonAnswers,
  ) {}

  @Query(() => PersonListingConnection, { name: 'people', description: 'The people whom the viewer may see, by family name: of organisations they administer, those they manage, themselves.' })
  @Allow()
  async list(@Context('ctx') ctx: Ctx, @Args() { first, after, ...filter }: PeopleArgs): Promise<Connection<PersonListing>> {
    const position = decodeCursor(after, ['text', 'text', 'id'])
    const { rows, total } = await this.records.page(ctx, filter, first, position)
    return toConnection(rows, first, total, (row) => [row.familyName, row.givenName, row.id])
  }

  @Query(() => PersonRecordType, { name: 'person', description: 'One person\'s record: for themselves, their line manager and their organisations\' administrators.' })
  @Allow()
  one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<VisibleRecord> {
    return this.records.byId(ctx, id)
  }

  @Query(() => String, { name: 'personalData', description: 'Everything that Waymark holds of a person, as JSON: their own copy, for themselves. Making it is noted in the audit trail.' })
  @Allow()
  personalData(@Context('ctx') ctx: Ctx, @Args('personId', { type: () => ID }) personId: string): Promise<string> {
    return this.data.copy(ctx, personId)
  }

  @Mutation(() => PersonPayload, { description: 'Adds a person with a first membership and invites them. For the organisation\'s administrators.' })
  @Allow()
  async createPerson(@Context('ctx') ctx: Ctx, @Args('input') input: CreatePersonInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.upkeep.create(ctx, input))
  }

  @Mutation(() => PersonPayload, { description: 'Corrects a person\'s details. For themselves and their organisations\' administrators.' })
  @Allow()
  async updatePerson(@Context('ctx') ctx: Ctx, @Args('input') input: UpdatePersonInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.upkeep.update(ctx, input.personId, input))
  }

  @Mutation(() => PersonPayload, { description: 'Adds an address to a person.' })
  @Allow()
  async addPersonEmail(@Context('ctx') ctx: Ctx, @Args('input') input: PersonEmailInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.emails.add(ctx, input.personId, input.email))
  }

  @Mutation(() => PersonPayload, { description: 'Makes an address the one that Waymark writes to.' })
  @Allow()
  async makePersonEmailPrimary(@Context('ctx') ctx: Ctx, @Args('input') input: PersonEmailInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.emails.makePrimary(ctx, input.personId, input.email))
  }

  @Mutation(() => PersonPayload, { description: 'Takes an address away; never the primary one.' })
  @Allow()
  async removePersonEmail(@Context('ctx') ctx: Ctx, @Args('input') input: PersonEmailInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.emails.remove(ctx, input.personId, input.email))
  }

  @Mutation(() => PersonPayload, { description: 'Names who decides while a person is away. For themselves and their organisations\' administrators.' })
  @Allow()
  async addDelegate(@Context('ctx') ctx: Ctx, @Args('input') input: AddDelegateInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.delegations.add(ctx, input))
  }

  @Mutation(() => PersonPayload, { description: 'Ends a delegation today, or takes away one that has not begun.' })
  @Allow()
  async endDelegate(@Context('ctx') ctx: Ctx, @Args('delegationId', { type: () => ID }) id: string): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.delegations.end(ctx, id))
  }
}
