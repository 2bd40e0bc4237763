import type { Actor } from './actor.js'

/** Who asks, when, and under which request: the first argument of every service method. */
export interface Ctx {
  readonly actor: Actor
  /** The instant at which the whole request takes place. */
  readonly now: Date
  readonly requestId: string
}

/** The context of work that Waymark does by itself. */
export const systemCtx = (name: string, now: Date, requestId: string): Ctx => ({ actor: { kind: 'system', name }, now, requestId })
