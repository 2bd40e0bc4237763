import { Float, ResolveField, Resolver } from '@nestjs/graphql'
import { londonDate } from '#kernel'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { IndicatorsService } from '../../application/indicators/indicators.service.js'
import { PlanReader } from '../../application/plans/plan-reader.js'
import type { TargetStanding } from '../../application/plans/target-standings.js'
import type { IndicatorVersionRow } from '../../data/indicators/indicator.queries.js'
import type { PlanVersionRow } from '../../data/plans/plan-version.queries.js'
import type { TargetRow } from '../../data/plans/target.queries.js'
import { expectedOn, explainRag, type IndicatorVersionId, type PlanVersionId, type TargetId } from '../../domain/index.js'
import { WorkforceIndicatorVersionType } from '../indicators/indicator.type.js'
import { WorkforceNames } from '../names.js'
import { WorkforcePlanVersionType } from './plan.type.js'
import { WorkforceRagRuleType, WorkforceTargetFigureType, WorkforceTargetStandingType, WorkforceTargetType } from './target.type.js'

/** What belongs to a target that the viewer has been shown. */
@Resolver(() => WorkforceTargetType)
export class TargetFieldsResolver {
  private readonly indicators: LoaderDefinition<IndicatorVersionId, IndicatorVersionRow>
  private readonly versions: LoaderDefinition<PlanVersionId, PlanVersionRow>
  private readonly standings: LoaderDefinition<TargetId, TargetStanding>

  constructor(private readonly reader: PlanReader, indicators: IndicatorsService, private readonly names: WorkforceNames) {
    this.indicators = { name: 'workforce.indicator-version', load: (_ctx, ids) => indicators.versions(ids) }
    this.versions = { name: 'workforce.version', load: (_ctx, ids) => reader.versionsById(ids) }
    this.standings = { name: 'workforce.standing', load: (_ctx, ids) => reader.standingsOf(ids) }
  }

  @ResolveField('indicator', () => WorkforceIndicatorVersionType, { nullable: true, description: 'How it is counted.' })
  async indicator({ indicatorVersionId }: TargetRow, _args: object, { loaders }: GraphqlContext): Promise<IndicatorVersionRow | null> {
    return (await loaders.load(this.indicators, indicatorVersionId)) ?? null
  }

  @ResolveField('version', () => WorkforcePlanVersionType, { nullable: true, description: 'The version that it is in.' })
  async version({ versionId }: TargetRow, _args: object, { loaders }: GraphqlContext): Promise<PlanVersionRow | null> {
    return (await loaders.load(this.versions, versionId)) ?? null
  }

  @ResolveField('owner', () => String, { nullable: true, description: 'Name of the organisation that owns it, as it was named.' })
  owner({ ownerOrganisationId }: TargetRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(ownerOrganisationId, context)
  }

  @ResolveField('presentOwner', () => String, { nullable: true, description: 'Name of the organisation that stands in for it today, where the owner was reorganised.' })
  async presentOwner({ ownerOrganisationId, presentOwnerOrganisationId }: TargetRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return presentOwnerOrganisationId === ownerOrganisationId ? null : this.names.organisation(presentOwnerOrganisationId, context)
  }

  @ResolveField('rag', () => WorkforceRagRuleType, { description: 'How red, amber and green are decided.' })
  rag({ rag }: TargetRow): WorkforceRagRuleType {
    return { rule: rag.rule, tolerancePercent: rag.rule === 'linear' ? rag.tolerancePercent : null, words: explainRag(rag) }
  }

  @ResolveField('expectedToday', () => Float, { nullable: true, description: 'What should be reached by today under the rule; null where nothing is due yet.' })
  expectedToday(target: TargetRow, _args: object, { ctx }: GraphqlContext): number | null {
    return expectedOn(target, londonDate(ctx.now))
  }

  @ResolveField('standing', () => WorkforceTargetStandingType, { nullable: true, description: 'Where it stands in the newest report; null as long as none was computed.' })
  async standing({ targetId }: TargetRow, _args: object, { loaders }: GraphqlContext): Promise<WorkforceTargetStandingType | null> {
    const found = await loaders.load(this.standings, targetId)
    if (found === undefined) return null
    const { on, value, expected, rag, bounds, coverage, note, status } = found
    return { on, value, expected, rag, note, status, from: bounds?.from ?? null, to: bounds?.to ?? null, reported: coverage?.reported ?? null, reporting: coverage?.of ?? null }
  }

  @ResolveField('series', () => [WorkforceTargetFigureType], { complexity: 5, description: 'Its figures so far, in order of their days; empty before the first settled report.' })
  series({ targetId }: TargetRow): Promise<readonly WorkforceTargetFigureType[]> {
    return this.reader.seriesOf(targetId)
  }

  @ResolveField('history', () => [WorkforceTargetType], { description: 'The target as published versions of its plan have worded it, newest first.' })
  history({ targetId }: TargetRow): Promise<readonly TargetRow[]> {
    return this.reader.targetHistory(targetId)
  }
}
