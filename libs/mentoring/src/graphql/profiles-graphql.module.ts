import { Module } from '@nestjs/common'
import { ProfilesModule } from '../application/profiles/profiles.module.js'
import { SchemesModule } from '../application/schemes/schemes.module.js'
import { StandingModule } from '../application/standing/standing.module.js'
import { MentoringNamesModule } from './names.module.js'
import { PreferencesResolver } from './profiles/preferences.resolver.js'
import { ProfileFieldsResolver } from './profiles/profile-fields.resolver.js'
import { ProfileResolver } from './profiles/profile.resolver.js'
import { SchemeFieldsResolver } from './schemes/scheme-fields.resolver.js'
import { SchemeResolver } from './schemes/scheme.resolver.js'

/** Schemes and profiles in the API. */
@Module({
  imports: [MentoringNamesModule, ProfilesModule, SchemesModule, StandingModule],
  providers: [PreferencesResolver, ProfileFieldsResolver, ProfileResolver, SchemeFieldsResolver, SchemeResolver],
})
export class ProfilesGraphqlModule {}
