import { Global, Module } from '@nestjs/common'
import { RateLimiter } from './rate-limiter.js'
import { TokenVerifier } from './token-verifier.js'

/** Token checking. The {@link Authenticator} is made by the app, where an {@link ActorSource} exists. */
@Global()
@Module({ providers: [TokenVerifier, RateLimiter], exports: [TokenVerifier, RateLimiter] })
export class AuthModule {}
