import { Module } from '@nestjs/common'
import type { JobDefinition } from '#platform/jobs'
import { ImportsModule } from '../imports.module.js'
import { RunExportHandler } from './run-export.handler.js'
import { runExport } from './run-export.job.js'
import { RunImportHandler } from './run-import.handler.js'
import { runImport } from './run-import.job.js'
import { SweepTransfersHandler } from './sweep-transfers.handler.js'
import { sweepTransfers } from './sweep-transfers.job.js'

/** The background work of imports and exports. */
export const transferJobs: readonly JobDefinition[] = [runImport, runExport, sweepTransfers] as readonly JobDefinition[]

@Module({ imports: [ImportsModule], providers: [RunImportHandler, RunExportHandler, SweepTransfersHandler] })
export class TransferJobsModule {}
