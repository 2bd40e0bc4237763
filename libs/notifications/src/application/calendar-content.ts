import { z } from 'zod'
import type { CalendarContent } from '../domain/index.js'

const stored = z.object({
  summary: z.string(), description: z.string().optional(), start: z.coerce.date(), end: z.coerce.date(), url: z.string().optional(),
  where: z.discriminatedUnion('mode', [
    z.object({ mode: z.literal('in_person'), place: z.string() }),
    z.object({ mode: z.literal('online'), joinUrl: z.string().optional() }),
    z.object({ mode: z.literal('hybrid'), place: z.string(), joinUrl: z.string().optional() }),
  ]),
})

/** Reads a calendar entry's content back from its JSON. */
export const readContent = (json: unknown): CalendarContent => stored.parse(json)
