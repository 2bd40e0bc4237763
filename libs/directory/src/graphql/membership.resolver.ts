import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { LineManagersService } from '../application/line-managers.service.js'
import { MembershipUpkeepService } from '../application/membership-upkeep.service.js'
import { AddMembershipInput, ChangeMembershipInput, EndMembershipInput, SetLineManagerInput, TransferPersonInput } from './membership.input.js'
import { PersonAnswers } from './person-answers.js'
import { PersonPayload } from './person-record.type.js'

@Resolver()
export class MembershipResolver {
  constructor(
    private readonly upkeep: MembershipUpkeepService,
    private readonly lines: LineManagersService,
    private readonly answers: PersonAnswers,
  ) {}

  @Mutation(() => PersonPayload, { description: 'Gives a role to a person of the viewer\'s organisations. Whoever is elsewhere is asked with inviteToJoin.' })
  @Allow()
  async addMembership(@Context('ctx') ctx: Ctx, @Args('input') input: AddMembershipInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.upkeep.add(ctx, input.personId, input.membership))
  }

  @Mutation(() => PersonPayload, { description: 'Changes a role from a day on, or the title and grade of the same role.' })
  @Allow()
  async changeMembership(@Context('ctx') ctx: Ctx, @Args('input') input: ChangeMembershipInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.upkeep.change(ctx, input.membershipId, input))
  }

  @Mutation(() => PersonPayload, { description: 'Ends a membership. The person and their record stay.' })
  @Allow()
  async endMembership(@Context('ctx') ctx: Ctx, @Args('input') input: EndMembershipInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.upkeep.end(ctx, input.membershipId, input.endsOn))
  }

  @Mutation(() => PersonPayload, { description: 'Moves a person to another organisation with their whole record. For administrators of both, or of the platform.' })
  @Allow()
  async transferPerson(@Context('ctx') ctx: Ctx, @Args('input') { personId, fromOrganisationId, toOrganisationId, ...move }: TransferPersonInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.upkeep.transfer(ctx, personId, { ...move, from: fromOrganisationId, to: toOrganisationId }))
  }

  @Mutation(() => PersonPayload, { description: 'Sets a person\'s line manager from a day on. For the organisation\'s administrators.' })
  @Allow()
  async setLineManager(@Context('ctx') ctx: Ctx, @Args('input') input: SetLineManagerInput): Promise<PersonPayload> {
    return this.answers.person(ctx, await this.lines.set(ctx, input))
  }
}
