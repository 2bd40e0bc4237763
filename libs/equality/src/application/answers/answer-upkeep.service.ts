import { Injectable } from '@nestjs/common'
import { asId, type PersonId } from '#kernel'
import { AnswerQueries } from '../../data/answer.queries.js'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { PersonKeys } from './person-keys.js'

/** What happens to answers when records of people change. Each may run twice. */
@Injectable()
export class AnswerUpkeepService {
  constructor(private readonly uow: EqualityUnitOfWork, private readonly answers: AnswerQueries, private readonly keys: PersonKeys) {}

  /** Two records were one person: of what both answered the later answer stays. */
  merge(fromId: string, intoId: string): Promise<void> {
    const [from, into] = [this.keys.allOf(asId<PersonId>(fromId)), this.keys.allOf(asId<PersonId>(intoId))]
    return this.uow.run(async (tx) => {
      await this.answers.lock(tx, [...from, ...into])
      for (const key of [...into.slice(1), ...from]) await this.answers.move(tx, [{ from: key, into: into[0] }], this.keys.version)
    })
  }

  /** Somebody's data is erased: their answers under every key are deleted. Call it with the person's id and those of records merged into it. */
  forget(personIds: readonly PersonId[]): Promise<number> {
    const keys = personIds.flatMap((id) => [...this.keys.allOf(id)])
    return this.uow.run(async (tx) => {
      await this.answers.lock(tx, keys)
      return this.answers.remove(tx, keys, null)
    })
  }
}
