import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { RoundsDataModule } from '../../data/rounds/rounds-data.module.js'
import { MatchWriterModule } from '../matches/match-writer.module.js'
import { StandingModule } from '../standing/standing.module.js'
import { ExplanationsService, RoundPeople } from './explanations.service.js'
import { FreezingService } from './freezing.service.js'
import { FrozenRounds } from './frozen-rounds.js'
import { PairChecksModule } from './pair-checks.module.js'
import { PairsFileService } from './pairs-file.service.js'
import { PublicationCheck } from './publication-check.js'
import { PublicationRows, PublicationWriter } from './publication-writer.js'
import { PublicationService } from './publication.service.js'
import { RoundInput } from './round-input.js'
import { RoundRetentionService } from './round-retention.service.js'
import { RoundTrail } from './round-trail.js'
import { RoundViewService } from './round-view.service.js'
import { RoundsService } from './rounds.service.js'
import { ScenarioSolver } from './scenario-solver.js'
import { ScenarioSweep } from './scenario-sweep.js'
import { ScenariosService } from './scenarios.service.js'
import { ScoredRounds } from './scored-rounds.js'

const services = [ExplanationsService, FreezingService, PairsFileService, PublicationService, RoundRetentionService, RoundsService, RoundViewService, ScenarioSolver, ScenarioSweep, ScenariosService]

/** Match rounds: intake, scenarios, explanations, publication. */
@Module({
  imports: [AuditModule, DirectoryModule, MatchWriterModule, PairChecksModule, RoundsDataModule, StandingModule],
  providers: [...services, FrozenRounds, PublicationCheck, PublicationRows, PublicationWriter, RoundInput, RoundPeople, RoundTrail, ScoredRounds],
  exports: services,
})
export class RoundsModule {}
