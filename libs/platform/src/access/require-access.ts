import { forbidden, notFound, unauthenticated } from '../errors/index.js'
import type { PersonId } from '#kernel'
import type { Actor } from './actor.js'
import type { Ctx } from './ctx.js'

/** A rule of who may do what: a pure function of the actor and the facts. */
export interface Policy<F> {
  /** `area:verb`, e.g. `run:manage`; shown in logs and audit. */
  readonly action: string
  allows(actor: Actor, facts: F): boolean
  /** `hidden` answers as if the thing did not exist; `forbidden` says that permission is missing. */
  readonly whenDenied: 'hidden' | 'forbidden'
}

/** Ends the request unless the policy allows it. Opens every service method. */
export function requireAccess<F>(ctx: Ctx, policy: Policy<F>, facts: F): void {
  if (policy.allows(ctx.actor, facts)) return
  if (ctx.actor.kind === 'anonymous') throw unauthenticated()
  throw policy.whenDenied === 'hidden' ? notFound() : forbidden()
}

/** The signed-in person; ends the request for anybody else. */
export function requirePerson(ctx: Ctx): PersonId {
  if (ctx.actor.kind === 'person') return ctx.actor.personId
  throw ctx.actor.kind === 'anonymous' ? unauthenticated() : forbidden()
}
