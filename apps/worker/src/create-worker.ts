import type { LoggerService, LogLevel } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { Clock } from '#platform/clock'
import type { CoreOptions } from '#platform/core'
import { JobQueues } from '#platform/jobs'
import { Metrics } from '#platform/observability'
import { BOARD_PATH, queueBoard } from './queue-board/queue-board.js'
import { WorkerModule } from './worker.module.js'

export interface CreateWorkerOptions extends CoreOptions {
  readonly logger?: LoggerService | LogLevel[] | false
}

/** Builds the worker; `init()` starts it, `listen()` also serves health, metrics and the queue board. */
export async function createWorker({ logger, ...core }: CreateWorkerOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(WorkerModule.forRoot(core), {
    bodyParser: false, abortOnError: false, ...(logger === undefined ? {} : { logger }),
  })
  app.disable('x-powered-by')
  app.use(app.get(Metrics).middleware())
  app.use(BOARD_PATH, queueBoard(app.get(JobQueues), core.config, app.get(Clock)))
  return app
}
