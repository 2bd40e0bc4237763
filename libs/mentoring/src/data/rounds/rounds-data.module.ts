import { Module } from '@nestjs/common'
import { MentoringDataModule } from '../mentoring-data.module.js'
import { FrozenRoundQueries } from './frozen-round.queries.js'
import { IntakeQueries } from './intake.queries.js'
import { RoundQueries } from './round.queries.js'
import { ScenarioQueries } from './scenario.queries.js'
import { SolutionQueries } from './solution.queries.js'
import { SolvingQueries } from './solving.queries.js'

const queries = [FrozenRoundQueries, IntakeQueries, RoundQueries, ScenarioQueries, SolutionQueries, SolvingQueries]

/** Match rounds and scenarios as rows. */
@Module({ imports: [MentoringDataModule], providers: queries, exports: [...queries, MentoringDataModule] })
export class RoundsDataModule {}
