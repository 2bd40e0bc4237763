import { Injectable } from '@nestjs/common'
import type { Tx } from '#platform/database'

/** Columns that say who did something, by table. */
const COLUMNS = [
  ['reference_version', 'published_by_id'], ['workforce_return', 'started_by_id'], ['workforce_return', 'submitted_by_id'], ['return_history', 'actor_id'],
  ['learning_route', 'added_by_id'], ['learning_route', 'ended_by_id'],
] as const

/** Who made returns and lists, when two records turn out to be one person. */
@Injectable()
export class PersonReferencesQueries {
  async merge(tx: Tx, fromId: string, intoId: string): Promise<void> {
    for (const [table, column] of COLUMNS) await tx.run(`update workforce_returns.${table} set ${column} = $2 where ${column} = $1`, [fromId, intoId])
    // Sections of what was submitted do not change; who saved one is set anew where the revision is a draft.
    await tx.run(
      `update workforce_returns.return_section s set saved_by_id = $2 from workforce_returns.workforce_return r
       where r.id = s.return_id and r.state = 'draft' and s.saved_by_id = $1`, [fromId, intoId])
  }
}
