import type { OrganisationId, PersonId, PlainDate } from '#kernel'

/** Where somebody belongs on a day, with what quotas and held-back places look at. */
export interface Belonging {
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  readonly region: string | undefined
}

/** What enrolling needs to know of a person. */
export interface PersonOnDay {
  readonly personId: PersonId
  readonly background: string | undefined
  readonly isElectedMember: boolean
  /** The organisation that they belong to first of all comes first. */
  readonly belongsTo: readonly Belonging[]
}

/** Who approves, and for whom where they stand in: that person is away, until the day before `backOn`. */
export interface ApproverOnDay {
  readonly personId: PersonId
  readonly standsInFor?: { readonly personId: PersonId; readonly backOn?: PlainDate } | undefined
}

/** What cohorts asks of the directory. */
export abstract class PeopleDirectory {
  /** The people as they are on the day; unknown ids are left out. */
  abstract onDay(personIds: readonly PersonId[], on: PlainDate): Promise<ReadonlyMap<PersonId, PersonOnDay>>
  /** Who approves for this person in that organisation on the day: the line manager, or whoever stands in. */
  abstract approverOf(personId: PersonId, organisationId: OrganisationId, on: PlainDate): Promise<PersonId | undefined>
  /** The same for many at once, in the order asked, with those in whose place they act. */
  abstract approversOf(cases: readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[], on: PlainDate): Promise<readonly (ApproverOnDay | undefined)[]>
  /** For whom this person approves on the day, as line manager or standing in. */
  abstract approvesFor(approverId: PersonId, on: PlainDate): Promise<readonly { readonly personId: PersonId; readonly organisationId: OrganisationId }[]>
  /** The people behind email addresses, by the address in lower case; unknown ones are left out. */
  abstract byEmails(emails: readonly string[]): Promise<ReadonlyMap<string, PersonId>>
}
