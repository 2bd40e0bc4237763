import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { RoundViewService } from '../../application/rounds/round-view.service.js'
import { SchemesService } from '../../application/schemes/schemes.service.js'
import type { IntakeRow } from '../../data/rounds/intake.queries.js'
import type { RoundHistoryRow, RoundRow } from '../../data/rounds/round.queries.js'
import type { ScenarioRow } from '../../data/rounds/scenario.queries.js'
import type { SchemeRow } from '../../data/schemes/scheme.queries.js'
import type { SchemeId } from '../../domain/index.js'
import { MentoringNames } from '../names.js'
import { MentoringRulesType, MentoringSchemeType, MentoringWeightsType } from '../schemes/scheme.type.js'
import { MatchIntakeType, MatchRoundStepType, MatchRoundType } from './round.type.js'
import { MatchScenarioType } from './scenario.type.js'

/** What belongs to a round that the viewer has been shown. */
@Resolver(() => MatchRoundType)
export class RoundFieldsResolver {
  private readonly scheme: LoaderDefinition<SchemeId, SchemeRow>
  // By the round as it was shown, not by its id: one shown again after a change is read again.
  private readonly intakes: LoaderDefinition<RoundRow, IntakeRow>
  private readonly scenarios: LoaderDefinition<RoundRow, readonly ScenarioRow[]>
  private readonly histories: LoaderDefinition<RoundRow, readonly RoundHistoryRow[]>

  constructor(view: RoundViewService, schemes: SchemesService, private readonly names: MentoringNames) {
    this.intakes = { name: 'mentoring.intake', load: (ctx, rounds) => view.intakes(ctx, rounds) }
    this.scenarios = { name: 'mentoring.scenarios', load: (ctx, rounds) => view.scenarios(ctx, rounds) }
    this.histories = { name: 'mentoring.round-history', load: (ctx, rounds) => view.histories(ctx, rounds) }
    this.scheme = { name: 'mentoring.scheme-of-round', load: (_ctx, ids) => schemes.byIds(ids) }
  }

  @ResolveField('scheme', () => MentoringSchemeType, { nullable: true, description: 'The scheme as it is now; the round keeps its own settings once it is frozen.' })
  async ofScheme({ schemeId }: RoundRow, _args: object, { loaders }: GraphqlContext): Promise<SchemeRow | null> {
    return (await loaders.load(this.scheme, schemeId)) ?? null
  }

  @ResolveField('weights', () => MentoringWeightsType, { nullable: true, description: 'The weights that it was frozen with.' })
  weights({ frozenScheme }: RoundRow): object | null {
    return frozenScheme?.settings.weights ?? null
  }

  @ResolveField('rules', () => MentoringRulesType, { nullable: true, description: 'The rules that it was frozen with.' })
  rules({ frozenScheme }: RoundRow): object | null {
    return frozenScheme?.settings.rules ?? null
  }

  @ResolveField('schemeVersion', () => Int, { nullable: true, description: 'The version of the scheme that it was frozen with.' })
  schemeVersion({ frozenScheme }: RoundRow): number | null {
    return frozenScheme?.version ?? null
  }

  @ResolveField('frozenByName', () => String, { nullable: true, description: 'Who fixed the input.' })
  frozenByName({ frozenById }: RoundRow, _args: object, context: GraphqlContext): Promise<string | null> | null {
    return frozenById === null ? null : this.names.person(frozenById, context)
  }

  @ResolveField('publishedByName', () => String, { nullable: true, description: 'Who published it.' })
  publishedByName({ publishedById }: RoundRow, _args: object, context: GraphqlContext): Promise<string | null> | null {
    return publishedById === null ? null : this.names.person(publishedById, context)
  }

  @ResolveField('intake', () => MatchIntakeType, { complexity: ({ childComplexity }) => 5 + childComplexity, description: 'Who takes part in the scheme now.' })
  async intake(round: RoundRow, _args: object, { loaders }: GraphqlContext): Promise<IntakeRow | undefined> {
    return loaders.load(this.intakes, round)
  }

  @ResolveField('scenarios', () => [MatchScenarioType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'Its scenarios, oldest first.' })
  async ofScenarios(round: RoundRow, _args: object, { loaders }: GraphqlContext): Promise<readonly ScenarioRow[]> {
    return (await loaders.load(this.scenarios, round)) ?? []
  }

  @ResolveField('history', () => [MatchRoundStepType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'What was done to it, newest first.' })
  async history(round: RoundRow, _args: object, { loaders }: GraphqlContext): Promise<readonly (RoundHistoryRow & { readonly reason: string | null })[]> {
    return ((await loaders.load(this.histories, round)) ?? []).map((step) => ({ ...step, reason: typeof step.detail['reason'] === 'string' ? step.detail['reason'] : null }))
  }
}

@Resolver(() => MatchRoundStepType)
export class RoundStepFieldsResolver {
  constructor(private readonly names: MentoringNames) {}

  @ResolveField('actorName', () => String, { nullable: true, description: 'By whom; null for Waymark itself.' })
  actorName({ actorId }: RoundHistoryRow, _args: object, context: GraphqlContext): Promise<string | null> | null {
    return actorId === null ? null : this.names.person(actorId, context)
  }
}
