import { Injectable } from '@nestjs/common'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { DirectoryChangesService } from '../../application/moves/directory-changes.service.js'
import { mergeEnrolledPeople } from './merge-enrolled-people.job.js'

interface Merge {
  readonly fromId: string
  readonly intoId: string
}

@Injectable()
@HandlesJob(mergeEnrolledPeople)
export class MergeEnrolledPeopleHandler implements JobHandler<Merge> {
  constructor(private readonly changes: DirectoryChangesService) {}

  async handle({ fromId, intoId }: Merge, { ctx }: JobRun): Promise<void> {
    await this.changes.mergePeople(ctx, fromId, intoId)
  }
}
