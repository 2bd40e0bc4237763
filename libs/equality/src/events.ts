import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

/** A snapshot of a publication was published. */
export const equalityPublished = defineEvent('equality.release-published', z.object({ publicationId: z.string(), snapshotOn: z.string() }))
