import { Injectable } from '@nestjs/common'
import { asId, isId, type PersonId } from '#kernel'
import { type ContactRow, PersonQueries, type PersonRow } from '../data/person.queries.js'

/** How to reach a person, and in which language. */
export interface PersonContactDetails {
  readonly personId: PersonId
  readonly name: string
  /** The primary address; absent when they have none. */
  readonly email?: string | undefined
  readonly locale: 'en' | 'cy'
}

/**
 * Names and addresses for other parts of Waymark, which have checked by their own rules that the asker may have them.
 * An id of a merged record is answered, under the id asked for, with the record it lives on in.
 */
@Injectable()
export class PeopleService {
  constructor(private readonly queries: PersonQueries) {}

  /** The people that exist among these. */
  async byIds(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonRow>> {
    if (ids.length === 0) return new Map()
    return new Map((await this.queries.byIds(ids)).map(({ askedId, ...row }) => [askedId, row]))
  }

  /** Their names, for showing. */
  async nameOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
    return new Map([...(await this.byIds(ids))].map(([id, { name }]) => [id, name]))
  }

  /** Where to write to them. */
  async contactOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonContactDetails>> {
    if (ids.length === 0) return new Map()
    return new Map((await this.queries.contacts(ids)).map(({ askedId, ...row }) => [askedId, contact(row)]))
  }

  /** Who has these addresses, each in its normal form (trimmed, lower case); unknown ones are left out. */
  async idsByEmails(emails: readonly string[]): Promise<ReadonlyMap<string, PersonId>> {
    if (emails.length === 0) return new Map()
    return new Map((await this.queries.byEmails(emails)).map(({ email, id }) => [email, id]))
  }

  /** The id that a record goes by now: another than the one given when it was merged. `undefined` when there is none. */
  async currentId(id: string): Promise<PersonId | undefined> {
    if (!isId(id)) return undefined
    return (await this.byIds([asId<PersonId>(id)])).get(asId<PersonId>(id))?.id
  }
}

const contact = ({ email, ...row }: ContactRow): PersonContactDetails => ({ ...row, ...(email === null ? {} : { email }) })
