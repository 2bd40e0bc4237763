import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { AuditModule } from '../audit.module.js'
import { SealEntriesHandler } from './seal-entries.handler.js'
import { sealEntries } from './seal-entries.job.js'

/** The background work of this lib. */
export const auditJobs: readonly JobDefinition[] = [sealEntries]

@Module({ imports: [AuditModule], providers: [SealEntriesHandler] })
export class AuditJobsModule {}
