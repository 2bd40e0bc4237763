import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { FilesModule } from '#platform/files'
import { AdjustmentsModule } from '../application/adjustments/adjustments.module.js'
import { AssignmentsModule } from '../application/assignments/assignments.module.js'
import { SpacesModule } from '../application/spaces/spaces.module.js'
import { EnrolmentGraphqlModule } from './enrolment-graphql.module.js'
import { spaceResolvers } from './space-resolvers.js'
import { TeachingGraphqlModule } from './teaching-graphql.module.js'

/** Cohort programmes in the API. */
@Module({
  imports: [DirectoryModule, FilesModule, AssignmentsModule, SpacesModule, AdjustmentsModule, EnrolmentGraphqlModule, TeachingGraphqlModule],
  providers: [...spaceResolvers],
})
export class CohortsGraphqlModule {}
