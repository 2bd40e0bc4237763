import { Args, Context, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type GraphqlContext, type LoaderDefinition } from '#platform/graphql'
import { RoundViewService } from '../../application/rounds/round-view.service.js'
import { type ScenarioOutcome, ScenariosService } from '../../application/rounds/scenarios.service.js'
import type { ScenarioRow } from '../../data/rounds/scenario.queries.js'
import type { Constraints } from '../../domain/index.js'
import { countsPrivate } from '../../domain/index.js'
import { MentoringNames } from '../names.js'
import { MentoringWeightsType } from '../schemes/scheme.type.js'
import { CreateMatchScenarioInput, MatchScenarioInput } from './round.input.js'
import { MatchCertificateType, MatchConstraintsType, MatchReportType, MatchScenarioPayload, MatchScenarioType } from './scenario.type.js'

@Resolver(() => MatchScenarioType)
export class ScenarioResolver {
  constructor(private readonly scenarios: ScenariosService) {}

  @Query(() => [MatchScenarioType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'Scenarios of a round side by side, oldest first. For those who match.' })
  @Allow()
  matchScenarios(@Context('ctx') ctx: Ctx, @Args('roundId', { type: () => ID, description: 'Which round.' }) roundId: string): Promise<readonly ScenarioRow[]> {
    return this.scenarios.ofRound(ctx, roundId)
  }

  @Query(() => MatchScenarioType, { description: 'One scenario; ask again to follow it while it is solved. For those who match.' })
  @Allow()
  matchScenario(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which scenario.' }) id: string): Promise<ScenarioRow> {
    return this.scenarios.byId(ctx, id)
  }

  @Mutation(() => MatchScenarioPayload, { description: 'Makes a scenario of a frozen round and queues it. For those who match.' })
  @Allow()
  async createMatchScenario(@Context('ctx') ctx: Ctx, @Args('input') { roundId, weights, baseId, ...input }: CreateMatchScenarioInput): Promise<MatchScenarioPayload> {
    const given = Object.fromEntries(Object.entries(weights ?? {}).filter(([, weight]) => weight !== null && weight !== undefined)) as Readonly<Record<string, number>>
    return this.answer(ctx, await this.scenarios.create(ctx, roundId, { ...input, weights: given, baseId: baseId ?? undefined }))
  }

  @Mutation(() => MatchScenarioPayload, { description: 'Calls a scenario off; one at work ends within seconds. For those who match.' })
  @Allow()
  async cancelMatchScenario(@Context('ctx') ctx: Ctx, @Args('input') { scenarioId }: MatchScenarioInput): Promise<MatchScenarioPayload> {
    return this.answer(ctx, await this.scenarios.cancel(ctx, scenarioId))
  }

  @Mutation(() => MatchScenarioPayload, { description: 'Queues a scenario again that failed or was cancelled. For those who match.' })
  @Allow()
  async retryMatchScenario(@Context('ctx') ctx: Ctx, @Args('input') { scenarioId }: MatchScenarioInput): Promise<MatchScenarioPayload> {
    return this.answer(ctx, await this.scenarios.retry(ctx, scenarioId))
  }

  private async answer(ctx: Ctx, outcome: ScenarioOutcome): Promise<MatchScenarioPayload> {
    return outcome.ok ? { scenario: await this.scenarios.byId(ctx, outcome.value), userErrors: [] } : { scenario: null, userErrors: outcome.error }
  }
}

/** What belongs to a scenario that the viewer has been shown. */
@Resolver(() => MatchScenarioType)
export class ScenarioFieldsResolver {
  // By the scenario as it was shown: its constraints never change, but who may see them may.
  private readonly constraintsOf: LoaderDefinition<ScenarioRow, Constraints>

  constructor(view: RoundViewService, private readonly names: MentoringNames) {
    this.constraintsOf = { name: 'mentoring.constraints', load: (ctx, scenarios) => view.constraints(ctx, scenarios) }
  }

  @ResolveField('weights', () => MentoringWeightsType, { description: 'The weights that it was solved with.' })
  weights({ settings }: ScenarioRow): object {
    return settings.weights
  }

  @ResolveField('objective', () => String, { description: 'everyone (place the most people, then the best total), worst_off (then lift the lowest score first) or total.' })
  objective({ settings }: ScenarioRow): string {
    return settings.objective
  }

  @ResolveField('floor', () => Int, { description: 'Pairs with fewer points are not made; 0 for no limit.' })
  floor({ settings }: ScenarioRow): number {
    return settings.floor
  }

  @ResolveField('keepBonus', () => Int, { description: 'Points that speak for keeping a pair of the base scenario.' })
  keepBonus({ settings }: ScenarioRow): number {
    return settings.keepBonus
  }

  @ResolveField('updatedAt', () => Date, { description: 'When the worker last gave a sign of life, or it last changed.' })
  updatedAt({ finishedAt, heartbeatAt, queuedAt }: ScenarioRow): Date {
    return finishedAt ?? heartbeatAt ?? queuedAt
  }

  @ResolveField('cancelling', () => Boolean, { description: 'Whether it is being cancelled.' })
  cancelling({ state, cancelRequestedAt }: ScenarioRow): boolean {
    return state === 'solving' && cancelRequestedAt !== null
  }

  @ResolveField('requestedByName', () => String, { nullable: true, description: 'Who asked for it.' })
  requestedByName({ requestedById }: ScenarioRow, _args: object, context: GraphqlContext): Promise<string | null> | null {
    return requestedById === null ? null : this.names.person(requestedById, context)
  }

  @ResolveField('constraints', () => MatchConstraintsType, { complexity: ({ childComplexity }) => 10 + childComplexity, description: 'Pairs that reviewers fixed or ruled out.' })
  async constraints(scenario: ScenarioRow, _args: object, { loaders }: GraphqlContext): Promise<Constraints> {
    return (await loaders.load(this.constraintsOf, scenario)) ?? { locked: [], forbidden: [] }
  }

  @ResolveField('certificate', () => MatchCertificateType, { nullable: true, description: 'The proof; null before it is solved.' })
  certificate({ certificate, settings }: ScenarioRow): object | null {
    const hidden = countsPrivate(settings.weights) ? { total: null, atMost: null } : {}
    return certificate && { ...certificate, ...hidden, mostPlaced: certificate.mostPlaced ?? null, tieKey: certificate.key }
  }

  @ResolveField('report', () => MatchReportType, { nullable: true, description: 'What it comes to; null before it is solved.' })
  report({ report }: ScenarioRow): object | null {
    return report && {
      ...report, mentees: report.seekers, withoutMentor: report.withoutPairs, totalPoints: report.totalScore, meanPoints: report.meanScore === undefined ? null : Math.round(report.meanScore),
      fifthPercentile: report.fifthPercentile ?? null, lowestPoints: report.lowestScore ?? null, movedPairs: report.survivorsMoved, eligiblePairs: report.eligible,
    }
  }
}
