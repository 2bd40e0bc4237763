import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '#platform/database'
import { HandlesJob, type JobHandler } from '#platform/jobs'
import { TeachingPeopleQueries } from '../../data/people/teaching-people.queries.js'
import { mergeTeachingPeople } from './merge-teaching-people.job.js'

interface Merge {
  readonly fromId: string
  readonly intoId: string
}

@Injectable()
@HandlesJob(mergeTeachingPeople)
export class MergeTeachingPeopleHandler implements JobHandler<Merge> {
  constructor(private readonly uow: UnitOfWork, private readonly queries: TeachingPeopleQueries) {}

  async handle({ fromId, intoId }: Merge): Promise<void> {
    await this.uow.run((tx) => this.queries.merge(tx, fromId, intoId))
  }
}
