import { z } from 'zod'
import { defineEvent } from '#platform/outbox'

/** An organisation was added, or its details or period changed. */
export const organisationChanged = defineEvent('directory.organisation-changed', z.object({ organisationId: z.string() }))
