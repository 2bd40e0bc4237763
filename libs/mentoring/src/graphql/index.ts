import { Module } from '@nestjs/common'
import { ProfilesGraphqlModule } from './profiles-graphql.module.js'

/** Mentoring in the API. */
@Module({ imports: [ProfilesGraphqlModule] })
export class MentoringGraphqlModule {}
