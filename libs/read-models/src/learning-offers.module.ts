import { Module } from '@nestjs/common'
import { LearningOffersService } from './application/learning-offers.service.js'
import { LearningOffersQueries } from './data/learning-offers.queries.js'

/** What there is to learn from, for libs that point to it. */
@Module({ providers: [LearningOffersQueries, LearningOffersService], exports: [LearningOffersService] })
export class LearningOffersModule {}
