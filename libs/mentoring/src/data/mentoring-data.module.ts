import { Module } from '@nestjs/common'
import { ProfileQueries } from './profiles/profile.queries.js'
import { SchemeQueries } from './schemes/scheme.queries.js'

/** Schemes and profiles as rows, for every part of this lib. */
@Module({ providers: [SchemeQueries, ProfileQueries], exports: [SchemeQueries, ProfileQueries] })
export class MentoringDataModule {}
