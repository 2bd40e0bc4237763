import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor } from '#platform/database'

export interface ParticipantFactsRow {
  /** Who belongs on the day to the organisation for which they were asked after, by the ids that were asked. */
  readonly belonging: readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[]
  /** Of the organisations that have one. */
  readonly regions: readonly { readonly organisationId: OrganisationId; readonly region: string }[]
  /** Who of these people manages whom of them on the day, in any organisation. */
  readonly lines: readonly { readonly personId: PersonId; readonly managerId: PersonId }[]
}

/** Somebody who has an address, or had it. */
export interface AddressHolderRow {
  readonly email: string
  readonly personId: PersonId
}

const HOLDS = (alias: string): string => `${alias}.starts_on <= $3 and (${alias}.ends_on is null or ${alias}.ends_on > $3)`

/** What matching asks about many people at once. */
@Injectable()
export class ParticipantQueries {
  constructor(private readonly database: Database) {}

  /** One round trip for however many; `personIds` and `organisationIds` go together by place. People who were merged are known by their old ids, too. */
  facts(personIds: readonly string[], organisationIds: readonly string[], day: PlainDate, on: Executor = this.database): Promise<ParticipantFactsRow> {
    return on.one<ParticipantFactsRow>({
      name: 'directory.participant-facts',
      text: `
        with asked as materialized (
          select a.person_id, a.organisation_id, coalesce(p.merged_into_id, p.id) as id
          from unnest($1::uuid[], $2::uuid[]) as a(person_id, organisation_id) join directory.person p on p.id = a.person_id
        ), line as (
          select distinct below.person_id, above.person_id as manager_id
          from directory.line_management l join asked below on below.id = l.person_id join asked above on above.id = l.manager_id where ${HOLDS('l')}
        ), belonging as (
          select distinct a.person_id, a.organisation_id from asked a join directory.membership m on m.person_id = a.id and m.organisation_id = a.organisation_id where ${HOLDS('m')}
        )
        select
          coalesce((select json_agg(json_build_object('personId', person_id, 'organisationId', organisation_id)) from belonging), '[]'::json) as belonging,
          coalesce((select json_agg(json_build_object('organisationId', o.id, 'region', o.region)) from directory.organisation o
            where o.region is not null and o.id in (select organisation_id from asked)), '[]'::json) as regions,
          coalesce((select json_agg(json_build_object('personId', person_id, 'managerId', manager_id)) from line), '[]'::json) as lines`,
    }, [personIds, organisationIds, day])
  }

  /** The living records behind these addresses, each in its normal form, and behind whoever gave one of them up. */
  holders(addresses: readonly string[], on: Executor = this.database): Promise<AddressHolderRow[]> {
    return on.rows<AddressHolderRow>({
      name: 'directory.address-holders',
      text: `
        select distinct e.email, coalesce(p.merged_into_id, p.id) as "personId" from (
          select email, person_id from directory.person_email where email = any($1::text[])
          union all select email, person_id from directory.person_former_email where email = any($1::text[])) e
        join directory.person p on p.id = e.person_id order by 1, 2`,
    }, [addresses])
  }
}
