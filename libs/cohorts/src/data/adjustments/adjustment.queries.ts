import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

export interface AdjustmentRow {
  readonly id: string
  readonly enrolmentId: string
  readonly arrangement: string
  readonly reason: string | null
  readonly consentAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** The facilitators who have to know. */
  readonly readers: readonly PersonId[]
}

const COLUMNS = `a.id, a.enrolment_id as "enrolmentId", a.arrangement, a.reason, a.consent_at as "consentAt", a.created_at as "createdAt", a.updated_at as "updatedAt",
  coalesce((select json_agg(r.person_id order by r.person_id) from cohorts.adjustment_reader r where r.adjustment_id = a.id), '[]'::json) as readers`

/** Reasonable adjustments. Only the adjustments service asks: it checks who may know and writes down who looked. */
@Injectable()
export class AdjustmentQueries {
  constructor(private readonly database: Database) {}

  /** Those that still apply, oldest first. */
  ofEnrolment(enrolmentId: string, on: Executor = this.database): Promise<AdjustmentRow[]> {
    return on.rows<AdjustmentRow>(`select ${COLUMNS} from cohorts.adjustment a where a.enrolment_id = $1 and a.ended_at is null order by a.created_at, a.id`, [enrolmentId])
  }

  one(id: string, on: Executor = this.database): Promise<AdjustmentRow | undefined> {
    return on.maybeOne<AdjustmentRow>(`select ${COLUMNS} from cohorts.adjustment a where a.id = $1 and a.ended_at is null`, [id])
  }

  lock(tx: Tx, id: string): Promise<{ readonly id: string } | undefined> {
    return tx.maybeOne('select id from cohorts.adjustment where id = $1 and ended_at is null for update', [id])
  }

  /** The reasons for more time that was given, for those who may read them. */
  extensions(enrolmentId: string, on: Executor): Promise<{ readonly itemTitle: string; readonly extendedTo: PlainDate; readonly reason: string; readonly grantedAt: Date }[]> {
    return on.rows(
      `select i.title as "itemTitle", x.extended_to as "extendedTo", x.reason, x.granted_at as "grantedAt"
       from cohorts.submission_extension x join cohorts.submission s on s.id = x.submission_id join cohorts.curriculum_item i on i.id = s.item_id
       where s.enrolment_id = $1 order by x.granted_at, x.id limit 200`, [enrolmentId])
  }

  async facilitatorsOf(runId: string, on: Executor): Promise<ReadonlySet<PersonId>> {
    const rows = await on.rows<{ id: PersonId }>('select person_id as id from cohorts.run_facilitator where run_id = $1', [runId])
    return new Set(rows.map(({ id }) => id))
  }

  async save(tx: Tx, row: { id: string; enrolmentId: string; arrangement: string; reason: string | null; consents: boolean; readers: readonly PersonId[]; by: PersonId }, now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.adjustment (id, enrolment_id, arrangement, reason, consent_at, consent_by_id, created_by_id, created_at, updated_at)
       values ($1, $2, $3, $4, case when $5 then $7::timestamptz end, case when $5 then $6::uuid end, $6, $7, $7)
       on conflict (id) do update set arrangement = excluded.arrangement, reason = excluded.reason,
         consent_at = case when $5 then coalesce(cohorts.adjustment.consent_at, $7) end,
         consent_by_id = case when $5 then coalesce(cohorts.adjustment.consent_by_id, $6) end, updated_at = $7`,
      [row.id, row.enrolmentId, row.arrangement, row.reason, row.consents, row.by, now])
    await tx.run('delete from cohorts.adjustment_reader where adjustment_id = $1 and person_id <> all($2::uuid[])', [row.id, row.readers])
    await tx.run(
      `insert into cohorts.adjustment_reader (adjustment_id, person_id, named_by_id, named_at)
       select $1, person_id, $3, $4 from unnest($2::uuid[]) person_id on conflict do nothing`, [row.id, row.readers, row.by, now])
  }

  async end(tx: Tx, id: string, now: Date): Promise<void> {
    await tx.run('update cohorts.adjustment set ended_at = $2, updated_at = $2 where id = $1', [id, now])
  }
}

