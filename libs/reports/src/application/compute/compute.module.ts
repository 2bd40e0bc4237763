import { Module } from '@nestjs/common'
import { ReadModelsModule } from '#read-models'
import { IndicatorsModule, PublishedTargetsModule } from '#workforce'
import { ObservationQueries } from '../../data/reports/observation.queries.js'
import { ActivityModule } from '../activity/activity.module.js'
import { ReportsModule } from '../reports/reports.module.js'
import { CohortsSection, MentoringSection } from './activity-section.js'
import { ReportComputer } from './report-computer.js'
import { SECTION_BUILDERS, type SectionBuilder } from './section-builder.js'
import { TargetsSection } from './targets-section.js'

/** The order of a report. */
const SECTIONS = [TargetsSection, CohortsSection, MentoringSection]

/** What computes reports: for the worker. */
@Module({
  imports: [ActivityModule, IndicatorsModule, PublishedTargetsModule, ReadModelsModule, ReportsModule],
  providers: [ObservationQueries, ...SECTIONS, { provide: SECTION_BUILDERS, useFactory: (...builders: readonly SectionBuilder[]) => builders, inject: SECTIONS }, ReportComputer],
  exports: [ReportComputer],
})
export class ComputeModule {}
