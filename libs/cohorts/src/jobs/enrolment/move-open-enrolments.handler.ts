import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { DirectoryChangesService, type Reorganised } from '../../application/moves/directory-changes.service.js'
import { moveOpenEnrolments } from './move-open-enrolments.job.js'

@Injectable()
@HandlesJob(moveOpenEnrolments)
export class MoveOpenEnrolmentsHandler implements JobHandler<Reorganised> {
  constructor(private readonly changes: DirectoryChangesService) {}

  async handle(payload: Reorganised, { ctx }: JobRun): Promise<void> {
    await this.changes.reorganise(ctx, payload)
  }
}
