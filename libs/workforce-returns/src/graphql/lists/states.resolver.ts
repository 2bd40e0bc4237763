import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, decodeCursor, toConnection } from '#platform/graphql'
import { ReturnStatesService } from '../../application/figures/return-states.service.js'
import { ReturnStatesArgs } from './states.input.js'
import { WorkforceReturnStatesType } from './states.type.js'

@Resolver(() => WorkforceReturnStatesType)
export class WorkforceReturnStatesResolver {
  constructor(private readonly states: ReturnStatesService) {}

  @Query(() => WorkforceReturnStatesType, { description: 'Who has returned a quarter and who has not. For the analysts of the bodies that own the national plan, and the platform\'s administrators.' })
  @Allow()
  async workforceReturnStates(@Context('ctx') ctx: Ctx, @Args() { quarter, region, state, first, after }: ReturnStatesArgs): Promise<WorkforceReturnStatesType> {
    const all = await this.states.of(ctx, quarter, region)
    const fitting = all.organisations.filter((one) => !state || one.state === state)
    const position = decodeCursor(after, ['text', 'id'])
    const rest = position ? fitting.filter((one) => one.name > position[0] || (one.name === position[0] && one.organisationId > position[1])) : fitting
    return { ...all, organisations: toConnection(rest.slice(0, first + 1), first, fitting.length, (one) => [one.name, one.organisationId]) }
  }
}
