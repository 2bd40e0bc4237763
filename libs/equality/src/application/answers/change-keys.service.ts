import { Inject, Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { AnswerQueries } from '../../data/answer.queries.js'
import { EqualityUnitOfWork } from '../../data/equality-database.js'
import { EQUALITY_POPULATIONS, type EqualityPopulation, EVERYBODY } from '../releases/population.js'
import { PersonKeys } from './person-keys.js'

/** Moves answers from `EQUALITY_OLD_KEY` to `EQUALITY_KEY`. */
@Injectable()
export class ChangeKeysService {
  constructor(
    private readonly equality: EqualityUnitOfWork,
    private readonly answers: AnswerQueries,
    private readonly keys: PersonKeys,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    @Inject(EQUALITY_POPULATIONS) private readonly populations: readonly EqualityPopulation[],
  ) {}

  /**
   * A batch of people at a time; what was cut off is taken up where it was. Answers under the old key that are nobody's in the end belong to
   * people who are no longer here: they are deleted. Does nothing without an old key. @returns how many were moved and deleted.
   */
  async run(ctx: Ctx, signal?: AbortSignal): Promise<{ readonly moved: number; readonly removed: number }> {
    const { oldVersion } = this.keys
    if (oldVersion === null) return { moved: 0, removed: 0 }
    const everybody = this.populations.find(({ key }) => key === EVERYBODY)
    if (everybody === undefined) throw new Error(`Nobody provides the population "${EVERYBODY}"`)
    let moved = 0
    for await (const members of (await everybody.open()).members) {
      signal?.throwIfAborted()
      const pairs = members.flatMap(({ personId }) => {
        const [into, from] = this.keys.allOf(personId)
        return from === undefined ? [] : [{ from, into }]
      })
      moved += await this.equality.run((tx) => this.answers.move(tx, pairs, this.keys.version))
    }
    const removed = await this.equality.run((tx) => this.answers.removeVersion(tx, oldVersion))
    if (moved + removed > 0) {
      await this.uow.run((tx) => this.audit.record(tx, ctx, { action: 'equality:change_keys', subject: { kind: 'equality_key', id: this.keys.version }, detail: { moved, removed } }))
    }
    return { moved, removed }
  }
}
