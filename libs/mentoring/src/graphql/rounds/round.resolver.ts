import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { FreezingService } from '../../application/rounds/freezing.service.js'
import { type RoundOutcome, RoundsService } from '../../application/rounds/rounds.service.js'
import type { RoundRow } from '../../data/rounds/round.queries.js'
import { CreateMatchRoundInput, EditMatchRoundInput, MatchRoundInput, MatchRoundReasonInput, MatchRoundsArgs } from './round.input.js'
import { MatchRoundConnection, MatchRoundPayload, MatchRoundType } from './round.type.js'

@Resolver(() => MatchRoundType)
export class RoundResolver {
  constructor(private readonly rounds: RoundsService, private readonly freezing: FreezingService) {}

  @Query(() => MatchRoundConnection, { description: 'Match rounds of a scheme, newest first. For those who match.' })
  @Allow()
  async matchRounds(@Context('ctx') ctx: Ctx, @Args() { schemeId, first, after }: MatchRoundsArgs): Promise<Connection<RoundRow>> {
    const { rows, total } = await this.rounds.page(ctx, schemeId, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, ({ createdAt, id }) => [createdAt.toISOString(), id])
  }

  @Query(() => MatchRoundType, { description: 'One match round. For those who match.' })
  @Allow()
  matchRound(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which round.' }) id: string): Promise<RoundRow> {
    return this.rounds.byId(ctx, id)
  }

  @Mutation(() => MatchRoundPayload, { description: 'Plans a round of a scheme; one at a time. For those who match.' })
  @Allow()
  async createMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { schemeId, ...draft }: CreateMatchRoundInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.rounds.create(ctx, schemeId, draft))
  }

  @Mutation(() => MatchRoundPayload, { description: 'Changes title and days of a round that is not frozen. For those who match.' })
  @Allow()
  async editMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { roundId, ...draft }: EditMatchRoundInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.rounds.edit(ctx, roundId, draft))
  }

  @Mutation(() => MatchRoundPayload, { description: 'Opens the intake. For those who match.' })
  @Allow()
  async openMatchRoundIntake(@Context('ctx') ctx: Ctx, @Args('input') { roundId }: MatchRoundInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.rounds.openIntake(ctx, roundId))
  }

  @Mutation(() => MatchRoundPayload, { description: 'Fixes the input: everybody with a finished profile and a free seat, the settings of the scheme, and who is kept apart. For those who match.' })
  @Allow()
  async freezeMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { roundId }: MatchRoundInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.freezing.freeze(ctx, roundId))
  }

  @Mutation(() => MatchRoundPayload, { description: 'Opens the intake again; the frozen input and all scenarios are thrown away. For those who match.' })
  @Allow()
  async thawMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { roundId, reason }: MatchRoundReasonInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.freezing.thaw(ctx, roundId, reason))
  }

  @Mutation(() => MatchRoundPayload, { description: 'Gives a round up before it is published. For those who match.' })
  @Allow()
  async cancelMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { roundId, reason }: MatchRoundReasonInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.rounds.cancel(ctx, roundId, reason))
  }

  @Mutation(() => MatchRoundPayload, { description: 'Files a published round away. For those who match.' })
  @Allow()
  async closeMatchRound(@Context('ctx') ctx: Ctx, @Args('input') { roundId }: MatchRoundInput): Promise<MatchRoundPayload> {
    return this.answer(ctx, await this.rounds.close(ctx, roundId))
  }

  private async answer(ctx: Ctx, outcome: RoundOutcome): Promise<MatchRoundPayload> {
    return outcome.ok ? { round: await this.rounds.byId(ctx, outcome.value), userErrors: [] } : { round: null, userErrors: outcome.error }
  }
}
