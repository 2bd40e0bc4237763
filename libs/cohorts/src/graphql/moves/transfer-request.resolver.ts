import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, toConnection } from '#platform/graphql'
import { TransferRequestsService } from '../../application/moves/transfer-requests.service.js'
import type { TransferRequestRow } from '../../data/moves/transfer-request.queries.js'
import { instantPosition } from '../instant-position.js'
import { DeclineTransferRequestInput, RequestTransferInput, TransferRequestInput, TransferRequestsArgs } from './transfer-request.input.js'
import { TransferRequestConnection, TransferRequestPayload, TransferRequestType } from './transfer-request.type.js'

@Resolver(() => TransferRequestType)
export class TransferRequestResolver {
  constructor(private readonly requests: TransferRequestsService) {}

  @Query(() => TransferRequestConnection, { description: 'Requests to go on in another run that wait for an answer in this one, longest first. For those who run the programme.' })
  @Allow()
  async transferRequests(@Context('ctx') ctx: Ctx, @Args() { runId, first, after }: TransferRequestsArgs): Promise<Connection<TransferRequestRow>> {
    const { rows, total } = await this.requests.open(ctx, runId, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.requestedAt.toISOString(), row.id])
  }

  @Query(() => TransferRequestType, { description: 'One request to go on in another run. For its learner and those who run the programme.' })
  @Allow()
  transferRequest(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which request.' }) id: string): Promise<TransferRequestRow> {
    return this.requests.byId(ctx, id)
  }

  @Mutation(() => TransferRequestPayload, { description: 'Asks to go on in another run of the programme. For the learner; one request at a time.' })
  @Allow()
  async requestTransfer(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, ...wish }: RequestTransferInput): Promise<TransferRequestPayload> {
    return this.answer(ctx, await this.requests.ask(ctx, enrolmentId, wish))
  }

  @Mutation(() => TransferRequestPayload, { description: 'Takes a request back. For its learner.' })
  @Allow()
  async withdrawTransferRequest(@Context('ctx') ctx: Ctx, @Args('input') { id }: TransferRequestInput): Promise<TransferRequestPayload> {
    return this.answer(ctx, await this.requests.withdraw(ctx, id))
  }

  @Mutation(() => TransferRequestPayload, { description: 'Grants a request: transfers the learner as they wished. For those who run the programme.' })
  @Allow()
  async acceptTransferRequest(@Context('ctx') ctx: Ctx, @Args('input') { id }: TransferRequestInput): Promise<TransferRequestPayload> {
    return this.answer(ctx, await this.requests.accept(ctx, id))
  }

  @Mutation(() => TransferRequestPayload, { description: 'Says no to a request, with a reason that the learner reads. For those who run the programme.' })
  @Allow()
  async declineTransferRequest(@Context('ctx') ctx: Ctx, @Args('input') { id, reason }: DeclineTransferRequestInput): Promise<TransferRequestPayload> {
    return this.answer(ctx, await this.requests.decline(ctx, id, reason))
  }

  private async answer(ctx: Ctx, outcome: Result<string, readonly UserError[]>): Promise<TransferRequestPayload> {
    return outcome.ok ? { request: await this.requests.byId(ctx, outcome.value), userErrors: [] } : { request: null, userErrors: outcome.error }
  }
}
