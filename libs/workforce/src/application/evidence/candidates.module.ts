import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { MilestoneMergeQueries } from '../../data/evidence/milestone-merge.queries.js'
import { CandidateFinder } from './candidate-finder.service.js'
import { CandidatesService } from './candidates.service.js'
import { EvidenceModule } from './evidence.module.js'
import { MilestoneMergeService } from './milestone-merge.service.js'

/** Whom career histories suggest for milestones, and what becomes of claims when people's records merge. */
@Module({ imports: [AuditModule, DirectoryModule, EvidenceModule], providers: [CandidateFinder, CandidatesService, MilestoneMergeQueries, MilestoneMergeService], exports: [CandidateFinder, CandidatesService, MilestoneMergeService] })
export class CandidatesModule {}
