import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { CareerQueries, type CareerRecordRow } from '../data/career.queries.js'

/** Confirmed posts of career histories, for other parts of Waymark; they check by their own rules that the asker may know. */
@Injectable()
export class CareerRecordsService {
  constructor(private readonly queries: CareerQueries) {}

  /** Confirmed posts by person, in their order; absent for those who have none. */
  async confirmedOf(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly CareerRecordRow[]>> {
    return Map.groupBy(await this.queries.confirmed(personIds), ({ personId }) => personId)
  }

  /** By id, for loaders; what was removed or is not confirmed any more is absent. */
  async confirmedByIds(ids: readonly string[]): Promise<ReadonlyMap<string, CareerRecordRow>> {
    return new Map((await this.queries.confirmedByIds(ids)).map((row) => [row.id, row]))
  }

  /** People with a confirmed post, by id, after one; empty at the end. */
  peopleWithConfirmed(after: PersonId | undefined, first: number): Promise<PersonId[]> {
    return this.queries.peopleWithConfirmed(after, first)
  }
}
