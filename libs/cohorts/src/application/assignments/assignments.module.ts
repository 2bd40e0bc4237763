import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { FilesModule } from '#platform/files'
import { AssignmentQueries } from '../../data/assignments/assignment.queries.js'
import { SubmissionQueries } from '../../data/assignments/submission.queries.js'
import { CompletionModule } from '../completion/completion.module.js'
import { StandingModule } from '../runs/standing.module.js'
import { AssignmentsService } from './assignments.service.js'
import { SubmissionRecords } from './submission-records.js'
import { SubmissionsService } from './submissions.service.js'

/** Written work: handing in, marking, due dates. */
@Module({
  imports: [AuditModule, StandingModule, FilesModule, CompletionModule],
  providers: [AssignmentQueries, SubmissionQueries, AssignmentsService, SubmissionsService, SubmissionRecords],
  exports: [AssignmentsService, SubmissionsService],
})
export class AssignmentsModule {}
