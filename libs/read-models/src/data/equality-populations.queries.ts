import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import { Database } from '#platform/database'

/** How far somebody came: 0 is where everybody counted begins. */
export interface ReachedRow {
  readonly personId: PersonId
  /** The programme, or the mentoring scheme. */
  readonly scopeId: string
  readonly stage: number
}

export interface ScopeRow {
  readonly id: string
  readonly title: string
}

const BATCH = 2_000
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

/** Who applied, and how far they came. A person stands once for each programme that they applied to, whatever runs of it. */
const COHORTS = `
  with batch as (select distinct person_id from cohorts.enrolment where person_id > $1 and state <> 'draft' order by person_id limit $2)
  select e.person_id as "personId", v.programme_id as "scopeId",
    max(case when e.state = 'completed' then 2
      when exists (select from cohorts.enrolment_history h where h.enrolment_id = e.id and h.to_state in ('offered', 'accepted', 'active')) then 1 else 0 end) as stage
  from batch join cohorts.enrolment e on e.person_id = batch.person_id and e.state <> 'draft'
  join cohorts.cohort_run r on r.id = e.run_id join cohorts.programme_version v on v.id = r.programme_version_id
  group by 1, 2 order by 1, 2`

/** Who asked for a mentor, and whether a match of theirs was agreed. */
const MENTORING = `
  with batch as (select distinct person_id from mentoring.profile where person_id > $1 and side = 'mentee' and submitted_at is not null order by person_id limit $2)
  select p.person_id as "personId", p.scheme_id as "scopeId",
    case when exists (select from mentoring.match m where m.mentee_profile_id = p.id and m.state in ('agreed', 'active', 'on_hold', 'completed', 'ended_early')) then 1 else 0 end as stage
  from batch join mentoring.profile p on p.person_id = batch.person_id and p.side = 'mentee' and p.submitted_at is not null
  order by 1, 2`

@Injectable()
export class EqualityPopulationsQueries {
  constructor(private readonly database: Database) {}

  programmes(): Promise<ScopeRow[]> {
    return this.database.rows<ScopeRow>('select id, title from cohorts.programme order by id')
  }

  schemes(): Promise<ScopeRow[]> {
    return this.database.rows<ScopeRow>('select id, title from mentoring.scheme order by id')
  }

  applicants(): AsyncGenerator<ReachedRow[]> {
    return this.batches(COHORTS)
  }

  mentees(): AsyncGenerator<ReachedRow[]> {
    return this.batches(MENTORING)
  }

  /** Everybody who has a record, merged ones too. */
  everybody(): AsyncGenerator<ReachedRow[]> {
    return this.batches(`select id as "personId", '' as "scopeId", 0 as stage from directory.person where id > $1 order by id limit $2`)
  }

  private async* batches(sql: string): AsyncGenerator<ReachedRow[]> {
    for (let after = BEFORE_ALL; ;) {
      const rows = await this.database.rows<ReachedRow>(sql, [after, BATCH])
      const last = rows.at(-1)
      if (last === undefined) return
      yield rows
      after = last.personId
    }
  }
}
