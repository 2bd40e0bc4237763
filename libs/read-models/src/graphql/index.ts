import { Module } from '@nestjs/common'
import { ReadModelsModule } from '../read-models.module.js'
import { MyLearningOperation, OrganisationEnrolmentsOperation, RunRosterOperation } from '../trusted/learning-operations.js'
import { LearningPagesResolver } from './learning-pages.resolver.js'
import { MentoringPeopleResolver } from './mentoring-people.resolver.js'
import { ProgrammeCompletionsResolver } from './programme-completions.resolver.js'
import { ResponsibilityMatrixResolver } from './responsibility-matrix.resolver.js'

/** The short ways of hot documents; see `TrustedOperation`. */
export const readModelOperations = [MyLearningOperation, RunRosterOperation, OrganisationEnrolmentsOperation] as const

/** The part of the GraphQL schema that shows several libs together. */
@Module({
  imports: [ReadModelsModule],
  providers: [ResponsibilityMatrixResolver, LearningPagesResolver, ProgrammeCompletionsResolver, MentoringPeopleResolver],
  // The trusted operations are made by the app and ask the same services.
  exports: [ReadModelsModule],
})
export class ReadModelsGraphqlModule {}
