import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

export interface CareerPostRow {
  readonly id: string
  readonly personId: PersonId
  readonly organisationId: OrganisationId | null
  readonly organisationName: string | null
  readonly post: string
  readonly grade: string | null
  readonly background: string | null
  readonly startsOn: PlainDate
  readonly endsOn: PlainDate | null
  readonly verifiedById: PersonId | null
  readonly verifiedAt: Date | null
}

/** A confirmed post, with where it was. */
export interface CareerRecordRow extends CareerPostRow {
  /** Null where the employer is not in the directory. */
  readonly organisationKind: string | null
  /** Of the directory, or as entered. */
  readonly employer: string | null
}

const COLUMNS = `c.id, c.person_id as "personId", c.organisation_id as "organisationId", c.organisation_name as "organisationName", c.post, c.grade, c.background,
  c.starts_on as "startsOn", c.ends_on as "endsOn", c.verified_by_id as "verifiedById", c.verified_at as "verifiedAt"`

const CONFIRMED = `select ${COLUMNS}, o.kind as "organisationKind", coalesce(o.name, c.organisation_name) as employer
  from directory.career_post c left join directory.organisation o on o.id = c.organisation_id where c.verified_at is not null`

@Injectable()
export class CareerQueries {
  constructor(private readonly database: Database) {}

  ofPerson(personId: PersonId, on: Executor = this.database): Promise<CareerPostRow[]> {
    return on.rows(`select ${COLUMNS} from directory.career_post c where c.person_id = $1 order by c.starts_on, c.id`, [personId])
  }

  byId(id: string): Promise<CareerPostRow | undefined> {
    return this.database.maybeOne(`select ${COLUMNS} from directory.career_post c where c.id = $1`, [id])
  }

  /** Writes the post. Whatever was confirmed before is not any more: the words may be others. */
  async save(tx: Tx, row: Omit<CareerPostRow, 'verifiedById' | 'verifiedAt'>): Promise<void> {
    await tx.run(
      `insert into directory.career_post (id, person_id, organisation_id, organisation_name, post, grade, background, starts_on, ends_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (id) do update set organisation_id = $3, organisation_name = $4, post = $5, grade = $6, background = $7, starts_on = $8, ends_on = $9,
         verified_by_id = null, verified_at = null`,
      [row.id, row.personId, row.organisationId, row.organisationName, row.post, row.grade, row.background, row.startsOn, row.endsOn])
  }

  async verify(tx: Tx, id: string, verifier: PersonId | undefined, at: Date): Promise<void> {
    await tx.run('update directory.career_post set verified_by_id = $2, verified_at = $3 where id = $1', [id, verifier ?? null, at])
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.run('delete from directory.career_post where id = $1', [id])
  }

  /** Posts at the organisations that nobody has confirmed yet, oldest entry first; never the asker's own. */
  async unverified(organisationIds: readonly OrganisationId[], asker: PersonId, first: number, after: string | undefined): Promise<{ rows: CareerPostRow[]; total: number }> {
    const rows = await this.database.rows<CareerPostRow & { total: number }>(
      `with fitting as materialized (
         select * from directory.career_post where organisation_id = any($1::uuid[]) and verified_at is null and person_id <> $2)
       select ${COLUMNS}, (select count(*) from fitting) as total from fitting c where $3::uuid is null or c.id > $3 order by c.id limit $4`,
      [organisationIds, asker, after ?? null, first + 1])
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
  }

  confirmed(personIds: readonly PersonId[]): Promise<CareerRecordRow[]> {
    return this.database.rows({ name: 'directory.confirmed-posts', text: `${CONFIRMED} and c.person_id = any($1::uuid[]) order by c.starts_on, c.id` }, [personIds])
  }

  confirmedByIds(ids: readonly string[]): Promise<CareerRecordRow[]> {
    return this.database.rows({ name: 'directory.confirmed-posts-by-id', text: `${CONFIRMED} and c.id = any($1::uuid[])` }, [ids])
  }

  async peopleWithConfirmed(after: PersonId | undefined, first: number): Promise<PersonId[]> {
    const rows = await this.database.rows<{ personId: PersonId }>(
      `select distinct c.person_id as "personId" from directory.career_post c where c.verified_at is not null and ($1::uuid is null or c.person_id > $1) order by 1 limit $2`, [after ?? null, first])
    return rows.map(({ personId }) => personId)
  }
}
