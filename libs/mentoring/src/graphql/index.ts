import { Module } from '@nestjs/common'
import { MatchesGraphqlModule } from './matches/matches-graphql.module.js'
import { ProfilesGraphqlModule } from './profiles-graphql.module.js'
import { RoundsGraphqlModule } from './rounds/rounds-graphql.module.js'

/** Mentoring in the API. */
@Module({ imports: [MatchesGraphqlModule, ProfilesGraphqlModule, RoundsGraphqlModule] })
export class MentoringGraphqlModule {}
