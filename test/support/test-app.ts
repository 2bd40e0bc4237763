import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { persistence } from '#assembly'
import { type Actor, type Ctx, systemCtx } from '#platform/access'
import { ManualClock } from '#platform/clock'
import { CoreModule } from '#platform/core'
import { DatabaseModule, type LibPersistence } from '#platform/database'
import { type JobDefinition, type JobRunnerOptions, JobsModule } from '#platform/jobs'
import { createTestDatabase, type TestDatabase } from './test-database.js'
import { testConfig } from './test-config.js'

export interface TestApp {
  readonly app: INestApplicationContext
  readonly clock: ManualClock
  readonly database: TestDatabase
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T)): T
  /** A context for an actor at the clock's present; Waymark itself when no actor is given. */
  ctx(actor?: Actor): Ctx
  close(): Promise<void>
}

export interface TestAppOptions {
  readonly imports?: readonly (Type | DynamicModule)[]
  readonly providers?: readonly Type[]
  readonly now?: string
  /** Run these jobs for real (relay and workers); their handlers are among the imports or providers. */
  readonly jobs?: readonly JobDefinition[]
  readonly jobOptions?: Partial<JobRunnerOptions>
  readonly config?: Readonly<Record<string, string>>
  readonly persistence?: readonly LibPersistence[]
}

/** The named modules, for real, on a database of their own, with a clock that the test moves. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase()
  const clock = new ManualClock(new Date(options.now ?? '2026-06-01T09:00:00Z'))
  class TestModule {}
  const root: DynamicModule = {
    module: TestModule,
    imports: [
      CoreModule.forRoot({ config: testConfig({ DATABASE_URL: database.url, EQUALITY_DATABASE_URL: database.equalityUrl, ...options.config }), clock }),
      DatabaseModule.forRoot(options.persistence ?? persistence),
      options.jobs ? JobsModule.forWorker(options.jobs, options.jobOptions) : JobsModule.forProducer(),
      ...(options.imports ?? []),
    ],
    providers: [...(options.providers ?? [])],
  }
  const app = await NestFactory.createApplicationContext(root, { logger: process.env['TEST_LOG'] ? ['error', 'warn', 'log'] : false })
  return {
    app, clock, database,
    get: (token) => app.get(token, { strict: false }),
    ctx: (actor) => (actor ? { actor, now: clock.now(), requestId: 'test' } : systemCtx('test', clock.now(), 'test')),
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}
