export { type HoldsIndicatorSources, INDICATOR_SOURCES, type IndicatorRequest, type IndicatorSource, type IndicatorValue } from './application/indicators/indicator-source.js'
export { IndicatorSourceRegistry } from './application/indicators/indicator-source-registry.js'
export { IndicatorsModule } from './application/indicators/indicators.module.js'
export { IndicatorsService } from './application/indicators/indicators.service.js'
export { RecordedFigureSources } from './application/indicators/recorded-figure-sources.js'
export { RecordedFigureSourcesModule } from './application/indicators/recorded-figure-sources.module.js'
export { ApprovalsService } from './application/plans/approvals.service.js'
export { PlansModule } from './application/plans/plans.module.js'
export { PlansService } from './application/plans/plans.service.js'
export { PublishedTargetsModule } from './application/plans/published-targets.module.js'
export { type PublishedTarget, PublishedTargetsService } from './application/plans/published-targets.service.js'
export { type StandingKey, type TargetStanding, TargetStandings } from './application/plans/target-standings.js'
export { TargetsService } from './application/plans/targets.service.js'
export {
  type Breakdown, type Checkpoint, type Direction, expectedOn, explainRag, type IndicatorId, type IndicatorVersionId, judgeRag, lineOn, type PlanId, type PlanVersionId, type Rag, RAGS, type RagRule,
  type TargetContent, type TargetId, type TargetPath, type TargetVersionId, type Unit, UNITS,
} from './domain/index.js'
export { figureRecorded, indicatorVersionAdded, planPublished, planVersionMoved, reviewActionMoved, reviewPublished } from './events.js'
export { workforcePersistence } from './persistence.js'
