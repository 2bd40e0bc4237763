import { Injectable } from '@nestjs/common'
import type { Actor, Ctx } from '../access/index.js'
import { Clock } from '../clock/index.js'
import { unauthenticated } from '../errors/index.js'
import { requestIdOf } from '../observability/index.js'
import { ActorSource } from './actor-source.js'
import { RateLimiter } from './rate-limiter.js'
import { TokenVerifier } from './token-verifier.js'

/** The parts of an HTTP request that say who asks. */
export interface Caller {
  readonly authorization?: string | undefined
  readonly requestId?: string | undefined
  readonly address: string
}

/** The one door through which every request gets its context: who asks, and whether they ask too often. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly verifier: TokenVerifier,
    private readonly actors: ActorSource,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
  ) {}

  /** Throws UNAUTHENTICATED for a bad token and RATE_LIMITED for too many requests. Without a token the actor is anonymous. */
  async contextOf(caller: Caller): Promise<Ctx> {
    const now = this.clock.now()
    const { actor, key } = await this.identify(caller, now)
    this.limiter.take(key)
    return { actor, now, requestId: requestIdOf(caller.requestId) }
  }

  private async identify({ authorization, address }: Caller, now: Date): Promise<{ actor: Actor; key: string }> {
    if (authorization === undefined) return { actor: { kind: 'anonymous' }, key: address }
    const [scheme, token, ...rest] = authorization.split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw unauthenticated('Send the token as "Authorization: Bearer <token>".')
    const claims = await this.verifier.verify(token)
    return { actor: await this.actors.actorFor(claims, now), key: `${claims.issuer} ${claims.subject}` }
  }
}
