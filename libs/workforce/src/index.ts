export { type HoldsIndicatorSources, INDICATOR_SOURCES, type IndicatorRequest, type IndicatorSource, type IndicatorValue } from './application/indicators/indicator-source.js'
export { type Breakdown, type Direction, type IndicatorVersionId, type TargetId, type TargetVersionId, type Unit, UNITS } from './domain/index.js'
export { workforcePersistence } from './persistence.js'
