import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

export interface ReorganisationRow {
  readonly id: string
  readonly kind: 'merge' | 'split'
  readonly on: PlainDate
  readonly predecessorIds: readonly OrganisationId[]
  readonly successors: readonly { readonly id: OrganisationId; readonly share?: number }[]
  readonly assignments: Readonly<Record<PersonId, OrganisationId>>
  readonly defaultSuccessorId: OrganisationId | null
  readonly state: 'planned' | 'blocked' | 'applied' | 'cancelled'
  readonly problems: readonly { readonly code: string; readonly field: string; readonly message: string }[]
  readonly createdAt: Date
  readonly appliedAt: Date | null
}

const COLUMNS = `r.id, r.kind, r."on", r.predecessor_ids as "predecessorIds", r.successors, r.assignments, r.default_successor_id as "defaultSuccessorId",
  r.state, r.problems, r.created_at as "createdAt", r.applied_at as "appliedAt"`

@Injectable()
export class ReorganisationQueries {
  constructor(private readonly database: Database) {}

  byId(id: string, on: Executor = this.database): Promise<ReorganisationRow | undefined> {
    return on.maybeOne(`select ${COLUMNS} from directory.reorganisation r where r.id = $1`, [id])
  }

  lock(tx: Tx, id: string): Promise<ReorganisationRow | undefined> {
    return tx.maybeOne(`select ${COLUMNS} from directory.reorganisation r where r.id = $1 for update`, [id])
  }

  /** All of them, the newest date first: there are few. */
  list(): Promise<ReorganisationRow[]> {
    return this.database.rows(`select ${COLUMNS} from directory.reorganisation r order by r."on" desc, r.id limit 500`)
  }

  async due(today: PlainDate): Promise<string[]> {
    return (await this.database.rows<{ id: string }>(
      `select id from directory.reorganisation where state in ('planned', 'blocked') and "on" <= $1 order by "on", id`, [today])).map(({ id }) => id)
  }

  /** Whether one of the organisations is being reorganised already. */
  async isOpenFor(tx: Tx, organisationIds: readonly OrganisationId[]): Promise<boolean> {
    return (await tx.rows(`select 1 from directory.reorganisation where state in ('planned', 'blocked') and predecessor_ids && $1::uuid[] limit 1`, [organisationIds])).length > 0
  }

  async insert(tx: Tx, row: Omit<ReorganisationRow, 'state' | 'problems' | 'appliedAt'>, by: PersonId | undefined): Promise<void> {
    await tx.run(
      `insert into directory.reorganisation (id, kind, "on", predecessor_ids, successors, assignments, default_successor_id, created_by_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [row.id, row.kind, row.on, row.predecessorIds, JSON.stringify(row.successors), JSON.stringify(row.assignments), row.defaultSuccessorId, by ?? null, row.createdAt])
  }

  async setState(tx: Tx, id: string, state: ReorganisationRow['state'], problems: ReorganisationRow['problems'], appliedAt: Date | null): Promise<void> {
    await tx.run('update directory.reorganisation set state = $2, problems = $3, applied_at = $4 where id = $1', [id, state, JSON.stringify(problems), appliedAt])
  }
}
