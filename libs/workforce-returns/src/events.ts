import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

const id = z.uuid()

/** A revision of a return was submitted and counts from now on. `supersededId` is the revision that counted before it. */
export const returnSubmitted = defineEvent('returns.return-submitted', z.object({
  returnId: id, organisationId: id, quarter: z.string(), revision: z.number(), supersededId: id.nullable(),
}))
