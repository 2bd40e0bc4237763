import { Module } from '@nestjs/common'
import { PrivatePreferenceQueries } from './profiles/private-preferences.queries.js'
import { ProfileQueries } from './profiles/profile.queries.js'
import { SchemeQueries } from './schemes/scheme.queries.js'

/** Schemes and profiles as rows, for every part of this lib. */
@Module({ providers: [SchemeQueries, ProfileQueries, PrivatePreferenceQueries], exports: [SchemeQueries, ProfileQueries, PrivatePreferenceQueries] })
export class MentoringDataModule {}
