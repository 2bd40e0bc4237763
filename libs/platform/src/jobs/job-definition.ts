import type { z } from 'zod'
import type { EventDefinition } from '../outbox/index.js'

/** Queues by kind of work, so that a long report never holds up a message. */
export const QUEUE_NAMES = ['work', 'mail', 'bulk'] as const
export type QueueName = (typeof QUEUE_NAMES)[number]

/** One kind of background work. It is also an outbox message of the same name: `outbox.add(tx, ctx, job, payload)`. */
export interface JobDefinition<P = unknown> extends EventDefinition<P> {
  readonly queue: QueueName
  /** How often it is tried before it is set aside as failed. */
  readonly attempts: number
  /** Pause before the second try; doubles each time. Milliseconds. */
  readonly backoffMs: number
  /** Events that start it; each must carry a payload that this job's schema accepts. */
  readonly on: readonly EventDefinition[]
  /** When it starts by itself: a cron pattern in London time, with the payload to start it with. */
  readonly schedule?: { readonly pattern: string; readonly payload: P } | undefined
}

type Options<P> = { readonly name: string; readonly payload: z.ZodType<P> } & Partial<Omit<JobDefinition<P>, 'name' | 'payload' | 'on'>> & {
  readonly on?: readonly EventDefinition<P>[]
}

/** Declares a job. The name is a literal `<lib>.<verb-noun>`: renaming it would orphan what is queued. */
export function defineJob<P>({ on = [], ...options }: Options<P>): JobDefinition<P> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(options.name)) throw new Error(`A job is named <lib>.<verb-noun>, not ${options.name}`)
  const secret = [...new Set([...(options.secret ?? []), ...on.flatMap((event) => event.secret ?? [])])]
  return { queue: 'work', attempts: 8, backoffMs: 1_000, ...options, on, ...(secret.length === 0 ? {} : { secret }) }
}
