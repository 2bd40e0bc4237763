import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { ReadModelsModule } from '#read-models'
import { PublishedTargetsModule } from '#workforce'
import { ReportRunQueries } from '../../data/reports/report-run.queries.js'
import { ReportQueries } from '../../data/reports/report.queries.js'
import { SnapshotQueries } from '../../data/reports/snapshot.queries.js'
import { ReportCadence } from './report-cadence.service.js'
import { ReportSchedule } from './report-schedule.js'
import { ReportStanding } from './report-standing.js'
import { ReportsService } from './reports.service.js'
import { SnapshotsService } from './snapshots.service.js'

/** Reports, their runs and what they said. */
@Module({
  imports: [AuditModule, PublishedTargetsModule, ReadModelsModule],
  providers: [ReportQueries, ReportRunQueries, SnapshotQueries, ReportStanding, ReportCadence, ReportsService, SnapshotsService, ReportSchedule],
  exports: [ReportQueries, ReportRunQueries, SnapshotQueries, ReportCadence, ReportsService, SnapshotsService, ReportSchedule],
})
export class ReportsModule {}
