import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId } from '#kernel'
import { Database } from '#platform/database'
import { ENROLMENT_COLUMNS, type EnrolmentRow } from './enrolment.queries.js'

export interface EnrolmentListScope {
  /** The whole of what is asked for; otherwise only these organisations. */
  readonly all: boolean
  readonly organisations: readonly OrganisationId[]
}

export interface EnrolmentFilter {
  readonly runId?: string | undefined
  readonly states?: readonly string[] | null | undefined
  readonly organisationId?: string | null | undefined
  readonly personId?: string | undefined
}

export interface EnrolmentPage {
  readonly rows: EnrolmentRow[]
  readonly total: number
}

interface CountedPage {
  readonly rows: readonly (Omit<EnrolmentRow, `${string}At`> & Record<string, unknown>)[]
  readonly total: number
}

const INSTANTS = ['appliedAt', 'offeredAt', 'offerExpiresAt', 'completedAt', 'endedAt'] as const

/** Instants inside JSON are text; everywhere else they are dates. */
const revive = ({ rows, total }: CountedPage): EnrolmentPage => ({
  total,
  rows: rows.map((row) => ({ ...row, ...Object.fromEntries(INSTANTS.map((key) => [key, typeof row[key] === 'string' ? new Date(row[key]) : null])) }) as unknown as EnrolmentRow),
})

/** Lists of enrolments, scoped in SQL. */
@Injectable()
export class EnrolmentListQueries {
  constructor(private readonly database: Database) {}

  /** One more row than asked for, in the order in which they came; with the number of all that fit. */
  async page(scope: EnrolmentListScope, filter: EnrolmentFilter, first: number, after: readonly [appliedAt: string, id: string] | undefined): Promise<EnrolmentPage> {
    return revive(await this.database.one<CountedPage>({
      name: 'cohorts.enrolment-page',
      text: `
        with fitting as materialized (
          select e.id, e.applied_at from cohorts.enrolment e
          where ($1 or e.organisation_id = any($2::uuid[])) and ($3::uuid is null or e.run_id = $3) and ($4::text[] is null or e.state = any($4))
            and ($5::uuid is null or e.organisation_id = $5) and ($6::uuid is null or e.person_id = $6)
        ), page as (select * from fitting where $7::timestamptz is null or (applied_at, id) > ($7, $8::uuid) order by applied_at, id limit $9)
        select (select count(*) from fitting) as total, coalesce((
          select json_agg(row_to_json(one) order by one."appliedAt", one.id)
          from (select ${ENROLMENT_COLUMNS} from cohorts.enrolment e where e.id in (select id from page)) one), '[]'::json) as rows`,
    }, [scope.all, scope.organisations, filter.runId ?? null, filter.states ?? null, filter.organisationId ?? null, filter.personId ?? null, after?.[0] ?? null, after?.[1] ?? null, first + 1]))
  }

  /** Applications that wait for somebody's word: those of the pairs of person and organisation, and those of whole organisations. */
  async awaitingApproval(pairs: readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[], organisations: readonly OrganisationId[], limit: number): Promise<EnrolmentRow[]> {
    return this.database.rows(
      `select ${ENROLMENT_COLUMNS} from cohorts.enrolment e
       where e.state = 'applied' and (e.organisation_id = any($2::uuid[]) or (e.person_id, e.organisation_id) in
         (select p."personId", p."organisationId" from json_to_recordset($1::json) as p("personId" uuid, "organisationId" uuid)))
       order by e.applied_at, e.id limit $3`,
      [JSON.stringify(pairs), organisations, limit])
  }
}
