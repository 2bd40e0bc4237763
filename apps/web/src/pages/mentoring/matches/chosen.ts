import { z } from 'zod'

/** A number that was chosen from a list. */
export const chosen = (message: string) => z.string({ error: message }).regex(/^\d{1,2}$/, message).transform(Number)
