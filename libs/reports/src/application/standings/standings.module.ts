import { Module } from '@nestjs/common'
import { IndicatorsModule, PublishedTargetsModule } from '#workforce'
import { StandingQueries } from '../../data/reports/standing.queries.js'
import { ReportTargetStandings } from './report-target-standings.js'

/** Where targets stand, for whoever shows plans. */
@Module({ imports: [IndicatorsModule, PublishedTargetsModule], providers: [StandingQueries, ReportTargetStandings], exports: [ReportTargetStandings] })
export class ReportStandingsModule {}
