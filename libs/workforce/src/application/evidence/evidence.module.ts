import { Module } from '@nestjs/common'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { FilesModule } from '#platform/files'
import { WorkforceDataModule } from '../../data/workforce-data.module.js'
import { PublishedTargetsModule } from '../plans/published-targets.module.js'
import { ClaimPeople } from './claim-people.js'
import { ClaimWriter } from './claim-writer.js'
import { ClaimsService } from './claims.service.js'
import { EvidenceFiles } from './evidence-files.js'
import { MilestoneAccess } from './milestone-access.js'
import { MilestoneTargetsService } from './milestone-targets.service.js'
import { VerificationService } from './verification.service.js'

/** Claims of milestones and the verdicts on them. */
@Module({
  imports: [AuditModule, DirectoryModule, FilesModule, PublishedTargetsModule, WorkforceDataModule],
  providers: [ClaimPeople, ClaimWriter, ClaimsService, EvidenceFiles, MilestoneAccess, MilestoneTargetsService, VerificationService],
  exports: [ClaimPeople, ClaimWriter, ClaimsService, MilestoneAccess, MilestoneTargetsService, VerificationService, WorkforceDataModule],
})
export class EvidenceModule {}
