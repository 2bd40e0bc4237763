import { Module } from '@nestjs/common'
import { PublishedTargetsModule } from '#workforce'
import { StandingQueries } from '../../data/reports/standing.queries.js'
import { ReportTargetStandings } from './report-target-standings.js'

/** Where targets stand, for whoever shows plans. */
@Module({ imports: [PublishedTargetsModule], providers: [StandingQueries, ReportTargetStandings], exports: [ReportTargetStandings] })
export class ReportStandingsModule {}
