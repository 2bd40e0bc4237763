import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database } from '#platform/database'

/** Somebody who asks, and the organisation in which they do. */
export interface ApprovalCase {
  readonly personId: PersonId
  readonly organisationId: OrganisationId
}

export interface ApproverFactsRow {
  /** Under which id each person who asks lives now; unknown people are missing. */
  readonly people: readonly { readonly personId: PersonId; readonly currentId: PersonId }[]
  /** Each person of the management lines above the applicants with their manager, by organisation. */
  readonly lines: readonly { readonly organisationId: OrganisationId; readonly personId: PersonId; readonly managerId: PersonId }[]
  /** Who decides for each organisation when no manager can, first of all first. */
  readonly fallbacks: readonly { readonly organisationId: OrganisationId; readonly personId: PersonId }[]
  /** Who of all these, and of their delegates, is away on the day. */
  readonly absences: readonly { readonly personId: PersonId; readonly delegateId: PersonId; readonly from: PlainDate; readonly to: PlainDate }[]
}

export interface ReportRow {
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly as: 'manager' | 'delegate'
}

const HOLDS_ON = (alias: string, day: string): string => `${alias}.starts_on <= ${day} and (${alias}.ends_on is null or ${alias}.ends_on > ${day})`

@Injectable()
export class ApproverQueries {
  constructor(private readonly database: Database) {}

  /** All that deciding on the approvers takes, in one round trip for however many. */
  facts(cases: readonly ApprovalCase[], on: PlainDate): Promise<ApproverFactsRow> {
    return this.database.one<ApproverFactsRow>({
      name: 'directory.approver-facts',
      text: `
        with recursive applicant as (
          select distinct asked.person_id, coalesce(p.merged_into_id, p.id) as id, asked.organisation_id
          from unnest($1::uuid[], $2::uuid[]) as asked(person_id, organisation_id) join directory.person p on p.id = asked.person_id
        ), line as (
          select l.organisation_id, l.person_id, l.manager_id from directory.line_management l join applicant a on a.id = l.person_id and a.organisation_id = l.organisation_id
          where ${HOLDS_ON('l', '$3')}
          union
          select l.organisation_id, l.person_id, l.manager_id from directory.line_management l join line below on below.manager_id = l.person_id and below.organisation_id = l.organisation_id
          where ${HOLDS_ON('l', '$3')}
        ), fallback as (
          select m.organisation_id, m.person_id, min(case m.role when 'scheme_manager' then 1 else 2 end) as rank from directory.membership m
          where m.organisation_id = any($2::uuid[]) and m.role in ('scheme_manager', 'organisation_admin') and ${HOLDS_ON('m', '$3')}
          group by m.organisation_id, m.person_id
        ), away as (
          select d.person_id, d.delegate_id, d.starts_on, d.ends_on from directory.delegation d
          where ${HOLDS_ON('d', '$3')} and d.person_id in (select manager_id from line union select person_id from fallback)
          union
          select d.person_id, d.delegate_id, d.starts_on, d.ends_on from directory.delegation d join away before on before.delegate_id = d.person_id
          where ${HOLDS_ON('d', '$3')}
        )
        select
          coalesce((select json_agg(distinct jsonb_build_object('personId', person_id, 'currentId', id)) from applicant), '[]'::json) as people,
          coalesce((select json_agg(json_build_object('organisationId', organisation_id, 'personId', person_id, 'managerId', manager_id)) from line), '[]'::json) as lines,
          coalesce((select json_agg(json_build_object('organisationId', organisation_id, 'personId', person_id) order by rank, person_id) from fallback), '[]'::json) as fallbacks,
          coalesce((select json_agg(json_build_object('personId', person_id, 'delegateId', delegate_id, 'from', starts_on, 'to', ends_on)) from away), '[]'::json) as absences`,
    }, [cases.map(({ personId }) => personId), cases.map(({ organisationId }) => organisationId), on])
  }

  /** The people for whom a manager decides on the day: their own, and those of managers whose (delegate's) delegate they are. */
  reports(managerId: PersonId, on: PlainDate): Promise<ReportRow[]> {
    return this.database.rows<ReportRow>({
      name: 'directory.reports',
      text: `
        with recursive self as (
          select coalesce(merged_into_id, id) as id from directory.person where id = $1
        ), stands_for as (
          select id as person_id, true as own from self
          union
          select d.person_id, false from directory.delegation d join stands_for s on s.person_id = d.delegate_id where ${HOLDS_ON('d', '$2')}
        )
        select distinct on (l.person_id, l.organisation_id) l.person_id as "personId", l.organisation_id as "organisationId",
          case when s.own then 'manager' else 'delegate' end as "as"
        from stands_for s join directory.line_management l on l.manager_id = s.person_id and ${HOLDS_ON('l', '$2')}
        where l.person_id not in (select id from self)
        order by l.person_id, l.organisation_id, s.own desc`,
    }, [managerId, on])
  }
}
