import type { Config } from '../config/index.js'

/**
 * Starts OpenTelemetry when a collector is configured. Call before importing what is to be traced.
 * @returns how to flush and stop it.
 */
export async function startTracing(serviceName: string, config: Config): Promise<() => Promise<void>> {
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return () => Promise.resolve()
  const [{ NodeSDK }, { getNodeAutoInstrumentations }] = await Promise.all([
    import('@opentelemetry/sdk-node'), import('@opentelemetry/auto-instrumentations-node'),
  ])
  const sdk = new NodeSDK({ serviceName, instrumentations: [getNodeAutoInstrumentations({ '@opentelemetry/instrumentation-fs': { enabled: false } })] })
  sdk.start()
  return () => sdk.shutdown()
}
