import type { PersonId } from '#kernel'
import type { Locale } from '../domain/index.js'

/** How to reach a person. */
export interface PersonContact {
  readonly name: string
  /** Absent when the person has no address to write to. */
  readonly email?: string | undefined
  /** The language they want to be written to in; English when not known. */
  readonly locale?: Locale | undefined
}

/** Where names and addresses come from: bound by the app to whatever lib keeps people. */
export abstract class PersonContacts {
  /** The people that exist among these, by id. */
  abstract contactsOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonContact>>
}
