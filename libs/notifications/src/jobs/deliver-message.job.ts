import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Delivers one message. Twelve tries from five seconds apart, doubling, bridge a mail server that is away for some three hours. */
export const deliverMessage = defineJob({
  name: 'notifications.deliver-message', payload: z.object({ messageId: z.uuid() }), queue: 'mail', attempts: 12, backoffMs: 5_000,
})
