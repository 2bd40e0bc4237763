// A worker process for test/e2e/reports-kill: the jobs of reports, from the build.
import 'reflect-metadata'
import { Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ContactsModule, IndicatorSourcesModule, persistence, PopulationsModule } from '#assembly'
import { AuditModule } from '#audit'
import { loadConfig } from '#platform/config'
import { CoreModule } from '#platform/core'
import { DatabaseModule } from '#platform/database'
import { JobsModule } from '#platform/jobs'
import { reportsJobs, ReportsJobsModule } from '#reports/jobs'

const { WORKER_DATABASE_URL, WORKER_EQUALITY_URL, WORKER_REDIS_URL } = process.env
const config = loadConfig({
  NODE_ENV: 'test', DATABASE_URL: WORKER_DATABASE_URL, EQUALITY_DATABASE_URL: WORKER_EQUALITY_URL, EQUALITY_KEY: 'e'.repeat(32), REDIS_URL: WORKER_REDIS_URL, LOG_LEVEL: 'silent', SESSION_SECRET: 'x'.repeat(32), PSEUDONYM_KEY: 'x'.repeat(32),
  OIDC_ISSUERS: '[{"issuer":"http://127.0.0.1","label":"None","clientId":"none","audience":"none"}]',
})
class WorkerModule {}
Module({
  imports: [
    CoreModule.forRoot({ config }), DatabaseModule.forRoot(persistence), JobsModule.forWorker(reportsJobs, { takeOverAfterMs: 1_000 }), AuditModule, ContactsModule, IndicatorSourcesModule, PopulationsModule,
    ReportsJobsModule,
  ],
})(WorkerModule)
await NestFactory.createApplicationContext(WorkerModule, { logger: process.env.TEST_LOG ? ['error', 'fatal', 'warn'] : ['fatal'] })
