import { addDays, endOfQuarter, type Id, type PlainDate, type Quarter } from '#kernel'

export type PublicationSnapshotId = Id<'PublicationSnapshot'>

/** `staff`: digital staff by characteristic, and who came and went. `skills`: people who have a skill that a role needs. */
export type Publication = 'staff' | 'skills'

/** Days for which true counts are kept beside what was published, so that it can be audited. */
const RETENTION_DAYS = 730

/** The last day on which the true counts of a snapshot are kept. */
export const retainUntil = (quarter: Quarter): PlainDate => addDays(endOfQuarter(quarter), RETENTION_DAYS)
