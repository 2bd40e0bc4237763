import { Module } from '@nestjs/common'
import { PublishingModule } from '../application/publishing/publishing.module.js'
import { ReportsModule } from '../application/reports/reports.module.js'
import { OpenDataController } from '../http/publishing/open-data.controller.js'
import { ReportResolver } from './report.resolver.js'
import { SnapshotResolver } from './snapshot.resolver.js'

/** Reports in the API, and their open data as files. */
@Module({ imports: [ReportsModule, PublishingModule], providers: [ReportResolver, SnapshotResolver], controllers: [OpenDataController] })
export class ReportsGraphqlModule {}
