import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { err, parsePlainDate, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, decodeCursor, toConnection } from '#platform/graphql'
import { ByHandService } from '../../application/matches/by-hand.service.js'
import { MatchesService, type SeenMatch } from '../../application/matches/matches.service.js'
import { ProposalsService } from '../../application/matches/proposals.service.js'
import { EndingsService } from '../../application/relationships/endings.service.js'
import { HelpService } from '../../application/relationships/feedback.service.js'
import { DeclineMentoringProposalInput, EndMentoringInput, ExtendMentoringInput, MatchByHandInput, MentoringMatchesArgs, MentoringMatchInput } from './match.input.js'
import { MentoringMatchConnection, MentoringMatchPayload, MentoringMatchType } from './match.type.js'

@Resolver(() => MentoringMatchType)
export class MatchResolver {
  constructor(
    private readonly matches: MatchesService,
    private readonly proposals: ProposalsService,
    private readonly endings: EndingsService,
    private readonly hand: ByHandService,
    private readonly help: HelpService,
  ) {}

  @Query(() => MentoringMatchType, { description: 'One match. For the two, and those who run its scheme.' })
  @Allow()
  mentoringMatch(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which match.' }) id: string): Promise<SeenMatch> {
    return this.matches.byId(ctx, id)
  }

  @Query(() => [MentoringMatchType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'The viewer\'s own matches in all schemes: those that wait for an answer, those that run, those that are over. At most 200.' })
  @Allow()
  myMatches(@Context('ctx') ctx: Ctx): Promise<readonly SeenMatch[]> {
    return this.matches.mine(ctx)
  }

  @Query(() => MentoringMatchConnection, { description: 'Matches of a scheme, newest first. For those who run it.' })
  @Allow()
  async mentoringMatches(@Context('ctx') ctx: Ctx, @Args() { schemeId, states, search, first, after }: MentoringMatchesArgs): Promise<Connection<SeenMatch>> {
    const { rows, total } = await this.matches.ofScheme(ctx, schemeId, { states: states ?? [], search: search ?? '' }, first, decodeCursor(after, ['instant', 'id']))
    return toConnection(rows, first, total, (row) => [row.proposedAt.toISOString(), row.id])
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Says yes to a proposal. For the two.' })
  @Allow()
  async acceptMentoringProposal(@Context('ctx') ctx: Ctx, @Args('input') { matchId }: MentoringMatchInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.proposals.accept(ctx, matchId))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Says no to a proposal. For the two; neither is told who declined or why.' })
  @Allow()
  async declineMentoringProposal(@Context('ctx') ctx: Ctx, @Args('input') { matchId, reason }: DeclineMentoringProposalInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.proposals.decline(ctx, matchId, reason))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Matches two people by hand. For those who match; rules that always hold stand.' })
  @Allow()
  async matchByHand(@Context('ctx') ctx: Ctx, @Args('input') { overrideReason, ...pair }: MatchByHandInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.hand.match(ctx, pair, overrideReason))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Pauses a relationship: nobody is reminded of anything. For the two.' })
  @Allow()
  async pauseMentoring(@Context('ctx') ctx: Ctx, @Args('input') { matchId }: MentoringMatchInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.endings.pause(ctx, matchId))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Resumes a relationship. For the two.' })
  @Allow()
  async resumeMentoring(@Context('ctx') ctx: Ctx, @Args('input') { matchId }: MentoringMatchInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.endings.resume(ctx, matchId))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Moves the planned end of a relationship to a later day; the other is told. For the two.' })
  @Allow()
  async extendMentoring(@Context('ctx') ctx: Ctx, @Args('input') { matchId, endsOn }: ExtendMentoringInput): Promise<MentoringMatchPayload> {
    const day = parsePlainDate(endsOn)
    return this.answer(ctx, day === undefined ? err([{ code: 'NOT_A_DATE', field: 'endsOn', message: 'Enter a real date.' }]) : await this.endings.extend(ctx, matchId, day))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Marks a relationship as completed; both seats become free. For the two.' })
  @Allow()
  async completeMentoring(@Context('ctx') ctx: Ctx, @Args('input') { matchId }: MentoringMatchInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.endings.complete(ctx, matchId))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Ends a relationship before its time, or takes a proposal back. For the two, and those who run the scheme.' })
  @Allow()
  async endMentoring(@Context('ctx') ctx: Ctx, @Args('input') { matchId, reason, wantsAnother }: EndMentoringInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.endings.end(ctx, matchId, reason, wantsAnother))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Notes that those who asked for help have had it. For those who run the scheme.' })
  @Allow()
  async settleMentoringHelp(@Context('ctx') ctx: Ctx, @Args('input') { matchId }: MentoringMatchInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.help.settle(ctx, matchId))
  }

  private async answer(ctx: Ctx, outcome: Result<string, readonly UserError[]>): Promise<MentoringMatchPayload> {
    return outcome.ok ? { match: await this.matches.byId(ctx, outcome.value), userErrors: [] } : { match: null, userErrors: outcome.error }
  }
}
