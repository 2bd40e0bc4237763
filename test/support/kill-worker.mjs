// A worker process for test/e2e/worker-kill: the platform's own relay and runner, from the build, with one slow job.
import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { z } from 'zod'
import { persistence } from '#assembly'
import { loadConfig } from '#platform/config'
import { CoreModule } from '#platform/core'
import { Database, DatabaseModule, UnitOfWork } from '#platform/database'
import { defineJob, HandlesJob, JobsModule } from '#platform/jobs'

const slowThing = defineJob({ name: 'test.slow-thing', payload: z.object({ id: z.string() }) })

class SlowThing {
  constructor(database, unit) {
    Object.assign(this, { database, unit })
  }

  async handle({ id }) {
    await this.database.run('insert into public.started (id) values ($1)', [id])
    await new Promise((resolve) => setTimeout(resolve, 150))
    // As a handler should: in one transaction, and the same state when it runs again.
    await this.unit.run(async (tx) => {
      const fresh = await tx.run('insert into public.effect (id) values ($1) on conflict do nothing', [id])
      if (fresh > 0) await tx.run('update public.effect set runs = runs + 1 where id = $1', [id])
    })
  }
}
Reflect.defineMetadata('design:paramtypes', [Database, UnitOfWork], SlowThing)
HandlesJob(slowThing)(SlowThing)

const { WORKER_DATABASE_URL, WORKER_REDIS_URL } = process.env
const config = loadConfig({
  NODE_ENV: 'test', DATABASE_URL: WORKER_DATABASE_URL, REDIS_URL: WORKER_REDIS_URL, LOG_LEVEL: 'silent', SESSION_SECRET: 'x'.repeat(32), PSEUDONYM_KEY: 'x'.repeat(32),
  OIDC_ISSUERS: '[{"issuer":"http://127.0.0.1","label":"None","clientId":"none","audience":"none"}]',
})
class WorkerModule {}
Module({ imports: [CoreModule.forRoot({ config }), DatabaseModule.forRoot(persistence), JobsModule.forWorker([slowThing], { takeOverAfterMs: 2_000 })], providers: [SlowThing] })(WorkerModule)
await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'fatal'] })
