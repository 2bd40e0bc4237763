import { type DynamicModule, Module } from '@nestjs/common'
import { TerminusModule } from '@nestjs/terminus'
import { LoggerModule } from 'nestjs-pino'
import type { Config } from '../config/index.js'
import { HealthController } from './health.controller.js'
import { Metrics } from './metrics.js'
import { requestIdOf } from './request-id.js'

/** Logs with request ids, health and metrics for one application. */
@Module({})
export class ObservabilityModule {
  static forRoot(application: string, config: Config): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      imports: [
        TerminusModule.forRoot({ logger: false }),
        LoggerModule.forRoot({
          pinoHttp: {
            name: application,
            level: config.LOG_LEVEL,
            genReqId: (request) => requestIdOf(request.headers['x-request-id']),
            // A request is named by method, path and id only: headers, queries and bodies may hold tokens and people.
            serializers: {
              req: (request: { id: unknown; method: unknown; url: string }) => ({ id: request.id, method: request.method, path: request.url.split('?')[0] }),
              res: (response: { statusCode: unknown }) => ({ status: response.statusCode }),
            },
            autoLogging: { ignore: (request) => request.url === '/metrics' || (request.url ?? '').startsWith('/health') },
          },
        }),
      ],
      controllers: [HealthController],
      providers: [{ provide: Metrics, useFactory: () => new Metrics(application) }],
      exports: [Metrics],
    }
  }
}
