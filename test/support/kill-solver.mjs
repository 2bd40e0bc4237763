// A worker process for test/e2e/mentoring-solver-kill: the jobs of mentoring, from the build.
import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ContactsModule, persistence } from '#assembly'
import { AuditModule } from '#audit'
import { mentoringJobs, MentoringJobsModule } from '#mentoring/jobs'
import { loadConfig } from '#platform/config'
import { CoreModule } from '#platform/core'
import { DatabaseModule } from '#platform/database'
import { JobsModule } from '#platform/jobs'

const { WORKER_DATABASE_URL, WORKER_REDIS_URL } = process.env
const config = loadConfig({
  NODE_ENV: 'test', DATABASE_URL: WORKER_DATABASE_URL, REDIS_URL: WORKER_REDIS_URL, LOG_LEVEL: 'silent', SESSION_SECRET: 'x'.repeat(32), PSEUDONYM_KEY: 'x'.repeat(32),
  OIDC_ISSUERS: '[{"issuer":"http://127.0.0.1","label":"None","clientId":"none","audience":"none"}]',
})
class WorkerModule {}
Module({ imports: [CoreModule.forRoot({ config }), DatabaseModule.forRoot(persistence), JobsModule.forWorker(mentoringJobs, { takeOverAfterMs: 2_000 }), ContactsModule, AuditModule, MentoringJobsModule] })(WorkerModule)
await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'fatal'] })
