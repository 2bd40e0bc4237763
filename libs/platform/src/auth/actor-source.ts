import type { Actor } from '../access/index.js'
import type { TokenClaims } from './token-verifier.js'

/** Turns a verified token into an actor. The directory implements it: the platform knows no people. */
export abstract class ActorSource {
  abstract actorFor(claims: TokenClaims, now: Date): Promise<Actor>
}
