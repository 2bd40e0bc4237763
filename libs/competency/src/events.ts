import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

/** A version of a framework became the one to claim against. */
export const frameworkPublished = defineEvent(
  'competency.framework-published',
  z.object({ frameworkId: z.string(), versionId: z.string(), supersededVersionId: z.string().nullable() }),
)
