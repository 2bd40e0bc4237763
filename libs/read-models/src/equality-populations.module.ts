import { Module } from '@nestjs/common'
import { CohortProgressPopulation, EverybodyPopulation, MentoringProgressPopulation } from './application/equality-populations.js'
import { EqualityPopulationsQueries } from './data/equality-populations.queries.js'

/** Whom equality publications count. */
@Module({
  providers: [EqualityPopulationsQueries, CohortProgressPopulation, EverybodyPopulation, MentoringProgressPopulation],
  exports: [CohortProgressPopulation, EverybodyPopulation, MentoringProgressPopulation],
})
export class EqualityPopulationsModule {}
