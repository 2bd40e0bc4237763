export { Metrics } from './metrics.js'
export { ObservabilityModule } from './observability.module.js'
export { requestIdOf } from './request-id.js'
export { startTracing } from './tracing.js'
