import { Global, Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { Authenticator, AuthModule } from '#platform/auth'

/** Joins token checking (platform) with the people it leads to (directory). */
@Global()
@Module({ imports: [AuthModule, DirectoryModule], providers: [Authenticator], exports: [Authenticator] })
export class AuthenticatorModule {}
