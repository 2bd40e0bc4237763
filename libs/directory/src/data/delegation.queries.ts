import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

export interface DelegationRow {
  readonly id: string
  readonly personId: PersonId
  readonly delegateId: PersonId
  readonly startsOn: PlainDate
  /** First day back. */
  readonly endsOn: PlainDate
}

const COLUMNS = 'd.id, d.person_id as "personId", d.delegate_id as "delegateId", d.starts_on as "startsOn", d.ends_on as "endsOn"'

@Injectable()
export class DelegationQueries {
  constructor(private readonly database: Database) {}

  ofPerson(personId: PersonId, on: Executor = this.database): Promise<DelegationRow[]> {
    return on.rows(`select ${COLUMNS} from directory.delegation d where d.person_id = $1 order by d.starts_on`, [personId])
  }

  byId(id: string): Promise<DelegationRow | undefined> {
    return this.database.maybeOne(`select ${COLUMNS} from directory.delegation d where d.id = $1`, [id])
  }

  /** Whether it was written: not when the person is away at that time already. */
  async insert(tx: Tx, row: DelegationRow): Promise<boolean> {
    const values = [row.id, row.personId, row.delegateId, row.startsOn, row.endsOn]
    return (await tx.run('insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values ($1, $2, $3, $4, $5) on conflict do nothing', values)) === 1
  }

  /** Ends it on a day; one that had not begun by then is taken away. */
  async end(tx: Tx, id: string, on: PlainDate): Promise<void> {
    await tx.run('delete from directory.delegation where id = $1 and starts_on >= $2', [id, on])
    await tx.run('update directory.delegation set ends_on = least(ends_on, $2) where id = $1', [id, on])
  }

  /** Somebody with that address who belongs, on the day, to an organisation that the person belongs to as well. */
  async colleague(personId: PersonId, email: string, on: PlainDate): Promise<PersonId | undefined> {
    return (await this.database.maybeOne<{ id: PersonId }>(
      `select e.person_id as id from directory.person_email e
       where e.email = $2 and exists (
         select 1 from directory.membership a join directory.membership b on b.organisation_id = a.organisation_id
         where a.person_id = $1 and b.person_id = e.person_id
           and a.starts_on <= $3 and (a.ends_on is null or a.ends_on > $3) and b.starts_on <= $3 and (b.ends_on is null or b.ends_on > $3))`,
      [personId, email, on]))?.id
  }
}
