import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'

/** A person as other parts see them. An id of a merged record answers with the record that it lives on in. */
export interface PersonRow {
  readonly id: PersonId
  readonly givenName: string
  readonly familyName: string
  /** Given and family name, for showing. */
  readonly name: string
  readonly status: 'invited' | 'active' | 'merged'
  readonly background: string | null
  readonly locale: 'en' | 'cy'
}

export interface ContactRow {
  readonly personId: PersonId
  readonly name: string
  readonly email: string | null
  readonly locale: 'en' | 'cy'
}

export const PERSON_COLUMNS = `p.id, p.given_name as "givenName", p.family_name as "familyName", p.given_name || ' ' || p.family_name as name,
  p.status, p.background, p.locale`

@Injectable()
export class PersonQueries {
  constructor(private readonly database: Database) {}

  /** The living records behind the ids, by the id that was asked for. */
  byIds(ids: readonly string[], on: Executor = this.database): Promise<(PersonRow & { readonly askedId: PersonId })[]> {
    return on.rows({
      name: 'directory.people',
      text: `select asked.id as "askedId", ${PERSON_COLUMNS}
             from directory.person asked join directory.person p on p.id = coalesce(asked.merged_into_id, asked.id)
             where asked.id = any($1::uuid[])`,
    }, [ids])
  }

  contacts(ids: readonly string[]): Promise<(ContactRow & { readonly askedId: PersonId })[]> {
    return this.database.rows({
      name: 'directory.contacts',
      text: `select asked.id as "askedId", p.id as "personId", p.given_name || ' ' || p.family_name as name, e.email, p.locale
             from directory.person asked join directory.person p on p.id = coalesce(asked.merged_into_id, asked.id)
             left join directory.person_email e on e.person_id = p.id and e.is_primary
             where asked.id = any($1::uuid[])`,
    }, [ids])
  }

  /** Who has the address, in its normal form. */
  async byEmail(email: string, on: Executor = this.database): Promise<PersonId | undefined> {
    return (await on.maybeOne<{ id: PersonId }>('select person_id as id from directory.person_email where email = $1', [email]))?.id
  }

  byEmails(emails: readonly string[], on: Executor = this.database): Promise<{ readonly email: string; readonly id: PersonId }[]> {
    return on.rows(
      `select e.email, coalesce(p.merged_into_id, p.id) as id from directory.person_email e join directory.person p on p.id = e.person_id
       where e.email = any($1::text[])`,
      [emails])
  }

  async primaryEmail(on: Executor, id: PersonId): Promise<string | undefined> {
    return (await on.maybeOne<{ email: string }>('select email from directory.person_email where person_id = $1 and is_primary', [id]))?.email
  }

  /** The organisation in which the manager manages the person on the day. */
  async lineUnder(tx: Tx, id: PersonId, managerId: PersonId, on: PlainDate): Promise<OrganisationId | undefined> {
    return (await tx.maybeOne<{ id: OrganisationId }>(
      `select organisation_id as id from directory.line_management where person_id = $1 and manager_id = $2 and starts_on <= $3 and (ends_on is null or ends_on > $3)
       order by starts_on limit 1`, [id, managerId, on]))?.id
  }

  /** Locks a living record until the transaction ends; a merged one is not found, since writes to it would be lost. */
  lock(tx: Tx, id: PersonId): Promise<PersonRow | undefined> {
    return tx.maybeOne<PersonRow>(`select ${PERSON_COLUMNS} from directory.person p where p.id = $1 and p.status <> 'merged' for no key update`, [id])
  }
}
