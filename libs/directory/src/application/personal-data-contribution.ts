import type { PersonId } from '#kernel'
import type { Tx } from '#platform/database'

/** Whose data it is. */
export interface PersonalDataSubject {
  readonly personId: PersonId
  /** The person's record and those that were merged into it: what was written before a merge may still name these. */
  readonly recordIds: readonly PersonId[]
  /** Whether the person makes the copy; a platform administrator makes it for requests on paper. */
  readonly askedByThemselves: boolean
}

/**
 * What a lib adds to a person's own copy of everything that Waymark holds of them. The app binds the list of all of them to
 * {@link PERSONAL_DATA_CONTRIBUTIONS} in a global module; the directory's own part is always there.
 */
export interface PersonalDataContribution {
  /** Name of the part in the file, in camelCase. */
  readonly name: string
  /** Everything about the person, and nothing about anybody else: rows by name, in words that JSON can carry. No secrets, nor their hashes. */
  read(tx: Tx, of: PersonalDataSubject): Promise<Readonly<Record<string, unknown>>>
}

/** Injection token of the list of every lib's {@link PersonalDataContribution}. */
export const PERSONAL_DATA_CONTRIBUTIONS = Symbol('PERSONAL_DATA_CONTRIBUTIONS')
