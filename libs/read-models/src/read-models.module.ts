import { Module } from '@nestjs/common'
import { MentoringStandingModule } from '#mentoring'
import { ActivityFactsService } from './application/activity-facts.service.js'
import { ActivityReportService } from './application/activity-report.service.js'
import { AreasService } from './application/areas.service.js'
import { BooksService } from './application/books.service.js'
import { LearningPagesService } from './application/learning-pages.service.js'
import { MentoringPeopleService } from './application/mentoring-people.service.js'
import { ProgrammeCompletionsService } from './application/programme-completions.service.js'
import { ResponsibilityMatrixService } from './application/responsibility-matrix.service.js'
import { ActivityFactsQueries } from './data/activity-facts.queries.js'
import { ActivityReportQueries } from './data/activity-report.queries.js'
import { AreasQueries } from './data/areas.queries.js'
import { BooksQueries } from './data/books.queries.js'
import { ManagerDashboardQueries } from './data/manager-dashboard.queries.js'
import { MentoringPeopleQueries } from './data/mentoring-people.queries.js'
import { MyLearningQueries } from './data/my-learning.queries.js'
import { OrganisationEnrolmentsQueries } from './data/organisation-enrolments.queries.js'
import { OrganisationMentoringQueries } from './data/organisation-mentoring.queries.js'
import { ProgrammeCompletionsQueries } from './data/programme-completions.queries.js'
import { ResponsibilityMatrixQueries } from './data/responsibility-matrix.queries.js'
import { RunRosterQueries } from './data/run-roster.queries.js'

/** Read-only views over the tables of several libs. */
@Module({
  imports: [MentoringStandingModule],
  providers: [
    ActivityFactsQueries, ActivityFactsService, ActivityReportQueries, ActivityReportService, AreasQueries, AreasService, BooksQueries, BooksService, ResponsibilityMatrixQueries, ResponsibilityMatrixService,
    MyLearningQueries, RunRosterQueries, OrganisationEnrolmentsQueries, ManagerDashboardQueries, ProgrammeCompletionsQueries, LearningPagesService, ProgrammeCompletionsService,
    MentoringPeopleQueries, OrganisationMentoringQueries, MentoringPeopleService,
  ],
  exports: [ActivityFactsService, ActivityReportService, AreasService, BooksService, LearningPagesService, MentoringPeopleService, ProgrammeCompletionsService, ResponsibilityMatrixService],
})
export class ReadModelsModule {}
