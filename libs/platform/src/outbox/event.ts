import type { z } from 'zod'

/** A fact that other parts may react to: `<lib>.<noun-verbed>`, with a payload that is parsed at both ends. */
export interface EventDefinition<P = unknown> {
  readonly name: string
  readonly payload: z.ZodType<P>
  /** Fields of the payload that open something: nothing keeps them longer than it takes to act on them. */
  readonly secret?: readonly string[]
}

export const defineEvent = <P>(name: string, payload: z.ZodType<P>, options: Pick<EventDefinition, 'secret'> = {}): EventDefinition<P> => {
  if (!/^[a-z-]+\.[a-z-]+$/.test(name)) throw new Error(`An event is named <lib>.<noun-verbed>, not ${name}`)
  return { name, payload, ...options }
}
