import { Module } from '@nestjs/common'
import { BooksService } from './application/books.service.js'
import { LearningPagesService } from './application/learning-pages.service.js'
import { ProgrammeCompletionsService } from './application/programme-completions.service.js'
import { ResponsibilityMatrixService } from './application/responsibility-matrix.service.js'
import { BooksQueries } from './data/books.queries.js'
import { ManagerDashboardQueries } from './data/manager-dashboard.queries.js'
import { MyLearningQueries } from './data/my-learning.queries.js'
import { OrganisationEnrolmentsQueries } from './data/organisation-enrolments.queries.js'
import { ProgrammeCompletionsQueries } from './data/programme-completions.queries.js'
import { ResponsibilityMatrixQueries } from './data/responsibility-matrix.queries.js'
import { RunRosterQueries } from './data/run-roster.queries.js'

/** Read-only views over the tables of several libs. */
@Module({
  providers: [
    BooksQueries, BooksService, ResponsibilityMatrixQueries, ResponsibilityMatrixService,
    MyLearningQueries, RunRosterQueries, OrganisationEnrolmentsQueries, ManagerDashboardQueries, ProgrammeCompletionsQueries, LearningPagesService, ProgrammeCompletionsService,
  ],
  exports: [BooksService, LearningPagesService, ProgrammeCompletionsService, ResponsibilityMatrixService],
})
export class ReadModelsModule {}
