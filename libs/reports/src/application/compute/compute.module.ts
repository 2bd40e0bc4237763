import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { EqualityModule } from '#equality'
import { ReadModelsModule } from '#read-models'
import { IndicatorsModule, PublishedTargetsModule } from '#workforce'
import { ReturnIndicatorsModule, ReturnsModule } from '#workforce-returns'
import { ObservationQueries } from '../../data/reports/observation.queries.js'
import { ActivityModule } from '../activity/activity.module.js'
import { ReportsModule } from '../reports/reports.module.js'
import { CohortsSection, MentoringSection } from './activity-section.js'
import { EquitySection } from './equity-section.js'
import { ReportComputer } from './report-computer.js'
import { ReportVerifier } from './report-verifier.js'
import { SECTION_BUILDERS, type SectionBuilder } from './section-builder.js'
import { SkillsSection } from './skills-section.js'
import { TargetBreakdowns } from './target-breakdowns.js'
import { TargetsSection } from './targets-section.js'
import { WorkforceSection } from './workforce-section.js'

/** The order of a report. */
const SECTIONS = [TargetsSection, WorkforceSection, SkillsSection, CohortsSection, MentoringSection, EquitySection]

/** What computes reports: for the worker. */
@Module({
  imports: [ActivityModule, DirectoryModule, EqualityModule, IndicatorsModule, PublishedTargetsModule, ReadModelsModule, ReportsModule, ReturnIndicatorsModule, ReturnsModule],
  providers: [ObservationQueries, TargetBreakdowns, ...SECTIONS, { provide: SECTION_BUILDERS, useFactory: (...builders: readonly SectionBuilder[]) => builders, inject: SECTIONS }, ReportComputer, ReportVerifier],
  exports: [ReportComputer, ReportVerifier],
})
export class ComputeModule {}
