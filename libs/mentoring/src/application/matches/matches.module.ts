import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { CandidateQueries } from '../../data/matches/candidate.queries.js'
import { PairChecksModule } from '../rounds/pair-checks.module.js'
import { ByHandService } from './by-hand.service.js'
import { MatchesService } from './matches.service.js'
import { PairReasons } from './pair-reasons.js'
import { PairRules } from './pair-rules.js'
import { ProposalsModule } from './proposals.module.js'
import { ReplacementsService } from './replacements.service.js'

/** Matches: look-up, proposals, by hand, and partners between rounds. */
@Module({
  imports: [AuditModule, DirectoryModule, PairChecksModule, ProposalsModule],
  providers: [ByHandService, CandidateQueries, MatchesService, PairReasons, PairRules, ReplacementsService],
  exports: [ByHandService, MatchesService, ProposalsModule, ReplacementsService],
})
export class MatchesModule {}
