import { z } from 'zod'
import { defineJob } from '#platform/jobs'

/** Each morning: whose return is missing before it is due, or late. */
export const sendReturnReminders = defineJob({ name: 'returns.send-reminders', payload: z.object({}), schedule: { pattern: '20 8 * * *', payload: {} } })
