import type { PersonId } from '#kernel'

/** How to reach a person. */
export interface PersonContact {
  readonly name: string
  /** Absent when the person has no address to write to. */
  readonly email?: string | undefined
}

/** Where names and addresses come from: bound by the app to whatever lib keeps people. */
export abstract class PersonContacts {
  /** The people that exist among these, by id. */
  abstract contactsOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonContact>>
}
