import { Global, Module } from '@nestjs/common'
import { EQUALITY_POPULATIONS, type EqualityPopulation } from '#equality'
import { CohortProgressPopulation, EqualityPopulationsModule, EverybodyPopulation, MentoringProgressPopulation } from '#read-models'

const populations = [EverybodyPopulation, CohortProgressPopulation, MentoringProgressPopulation]

/** Whom equality publications count: equality does not know who owns the records. */
@Global()
@Module({
  imports: [EqualityPopulationsModule],
  providers: [{ provide: EQUALITY_POPULATIONS, useFactory: (...all: readonly EqualityPopulation[]) => all, inject: populations }],
  exports: [EQUALITY_POPULATIONS],
})
export class PopulationsModule {}
