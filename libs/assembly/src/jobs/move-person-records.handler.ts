import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { asId, type PersonId } from '#kernel'
import { MessageUpkeepService } from '#notifications'
import { UnitOfWork } from '#platform/database'
import { FilesService } from '#platform/files'
import { HandlesJob, type JobHandler, type JobRun } from '#platform/jobs'
import { movePersonRecords } from './move-person-records.job.js'

/**
 * Stands here and not in the libs whose records it moves: the directory builds on notifications, and the platform on nobody, so
 * neither may know the directory's event.
 */
@Injectable()
@HandlesJob(movePersonRecords)
export class MovePersonRecordsHandler implements JobHandler<{ readonly fromId: string; readonly intoId: string }> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleService,
    private readonly messages: MessageUpkeepService,
    private readonly files: FilesService,
  ) {}

  async handle({ fromId, intoId }: { readonly fromId: string; readonly intoId: string }, { ctx }: JobRun): Promise<void> {
    const from = asId<PersonId>(fromId)
    // Of two merges heard of in the wrong order, both go to the record that lives.
    const into = (await this.people.currentId(intoId)) ?? asId<PersonId>(intoId)
    if (from === into) return
    await this.uow.run(async (tx) => {
      await this.messages.movePerson(tx, ctx, from, into)
      await this.files.movePerson(tx, from, into)
    })
  }
}
