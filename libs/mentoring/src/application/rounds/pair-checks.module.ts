import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { MentoringDataModule } from '../../data/mentoring-data.module.js'
import { PairCheckQueries } from '../../data/rounds/pair-check.queries.js'
import { PairChecks } from './pair-checks.js'

/** Whether two people may be matched now: for publication of a round, and by hand. */
@Module({ imports: [DirectoryModule, MentoringDataModule], providers: [PairCheckQueries, PairChecks], exports: [PairChecks] })
export class PairChecksModule {}
