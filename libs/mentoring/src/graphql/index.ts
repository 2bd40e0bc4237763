import { Module } from '@nestjs/common'

/** Mentoring in the API. */
@Module({ imports: [] })
export class MentoringGraphqlModule {}
