import { Injectable } from '@nestjs/common'
import type { Tx } from '#platform/database'

/** Moves what is kept under one person's id to another's. */
@Injectable()
export class TeachingPeopleQueries {
  /**
   * After a merge of two records: sessions held, invitations and certificates go to the one that stays. A session that both held is
   * held once; one that would put the person into two places at once keeps the old id, which still leads to them. Again: nothing left to do.
   */
  async merge(tx: Tx, fromId: string, intoId: string): Promise<void> {
    await tx.run('update cohorts.certificate set person_id = $2 where person_id = $1', [fromId, intoId])
    for (const table of ['session_facilitator', 'session_invitation']) {
      await tx.run(`delete from cohorts.${table} f where f.person_id = $1 and exists (select from cohorts.${table} i where i.session_id = f.session_id and i.person_id = $2)`, [fromId, intoId])
    }
    await tx.run('update cohorts.session_invitation set person_id = $2 where person_id = $1', [fromId, intoId])
    await tx.run(
      `update cohorts.session_facilitator f set person_id = $2 where f.person_id = $1 and not (f.takes_place and exists (
         select from cohorts.session_facilitator i where i.person_id = $2 and i.takes_place and tstzrange(i.starts_at, i.ends_at) && tstzrange(f.starts_at, f.ends_at)))`,
      [fromId, intoId])
  }
}
