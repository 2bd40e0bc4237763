import { Module } from '@nestjs/common'
import { ProfilesGraphqlModule } from './profiles-graphql.module.js'
import { RoundsGraphqlModule } from './rounds/rounds-graphql.module.js'

/** Mentoring in the API. */
@Module({ imports: [ProfilesGraphqlModule, RoundsGraphqlModule] })
export class MentoringGraphqlModule {}
