import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database, type Tx } from '#platform/database'
import type { LearningRouteId } from '../../domain/index.js'

export interface LearningRouteRow {
  readonly id: LearningRouteId
  readonly frameworkKey: string
  readonly skillKey: string
  readonly levelKey: string
  readonly programmeId: string | null
  readonly externalOfferId: string | null
  readonly note: string
}

const COLUMNS = `id, framework_key as "frameworkKey", skill_key as "skillKey", level_key as "levelKey", programme_id as "programmeId", external_offer_id as "externalOfferId", note`
const OPEN = `select ${COLUMNS} from workforce_returns.learning_route where ended_at is null`

@Injectable()
export class LearningRouteQueries {
  constructor(private readonly database: Database) {}

  /** Routes that stand, of one framework. */
  open(frameworkKey: string): Promise<LearningRouteRow[]> {
    return this.database.rows<LearningRouteRow>({ name: 'returns.routes', text: `${OPEN} and framework_key = $1 order by skill_key, level_key, added_at, id` }, [frameworkKey])
  }

  one(id: string): Promise<LearningRouteRow | undefined> {
    return this.database.maybeOne<LearningRouteRow>(`${OPEN} and id = $1`, [id])
  }

  async insert(tx: Tx, row: LearningRouteRow, by: PersonId | null, now: Date): Promise<void> {
    await tx.run(
      `insert into workforce_returns.learning_route (id, framework_key, skill_key, level_key, programme_id, external_offer_id, note, added_by_id, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.frameworkKey, row.skillKey, row.levelKey, row.programmeId, row.externalOfferId, row.note, by, now])
  }

  /** Ends a route; false when somebody else has. */
  async end(tx: Tx, id: string, by: PersonId | null, now: Date): Promise<boolean> {
    return (await tx.run('update workforce_returns.learning_route set ended_at = $2, ended_by_id = $3 where id = $1 and ended_at is null', [id, now, by])) === 1
  }
}
