import { Module } from '@nestjs/common'
import { ReportsModule } from '../application/reports/reports.module.js'
import { ReportResolver } from './report.resolver.js'
import { SnapshotResolver } from './snapshot.resolver.js'

/** Reports in the API. */
@Module({ imports: [ReportsModule], providers: [ReportResolver, SnapshotResolver] })
export class ReportsGraphqlModule {}
