import type { PersonId } from '#kernel'
import type { EnrolmentRow } from '../../data/enrolment/enrolment.queries.js'
import type { Newcomer } from '../../domain/index.js'

/** An enrolment as somebody who asks for a place. */
export const seekerOf = (row: EnrolmentRow): Newcomer & { readonly personId: PersonId } => ({
  enrolmentId: row.id, personId: row.personId, organisationId: row.organisationId, organisationKind: row.organisationKind,
  region: row.region ?? undefined, priorityScore: row.priorityScore ?? undefined,
})
