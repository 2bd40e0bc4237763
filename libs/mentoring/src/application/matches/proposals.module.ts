import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { MentoringDataModule } from '../../data/mentoring-data.module.js'
import { RelationshipWriteQueries } from '../../data/relationships/relationship-writes.queries.js'
import { StandingModule } from '../standing/standing.module.js'
import { DeparturesService } from './departures.service.js'
import { MatchBatch } from './match-batch.js'
import { MatchChanger } from './match-changer.js'
import { MatchWriterModule } from './match-writer.module.js'
import { ProposalsService } from './proposals.service.js'

/** Proposals and what becomes of them; what every step of a match needs. */
@Module({
  imports: [AuditModule, DirectoryModule, MentoringDataModule, MatchWriterModule, StandingModule],
  providers: [DeparturesService, MatchBatch, MatchChanger, MatchQueries, ProposalsService, RelationshipWriteQueries],
  exports: [DeparturesService, MatchBatch, MatchChanger, MatchQueries, MatchWriterModule, MentoringDataModule, ProposalsService, RelationshipWriteQueries, StandingModule],
})
export class ProposalsModule {}
