import { Module } from '@nestjs/common'
import { DirectoryModule } from '#directory'
import { FilesModule } from '#platform/files'
import { CandidatesModule } from '../../application/evidence/candidates.module.js'
import { EvidenceModule } from '../../application/evidence/evidence.module.js'
import { WorkforceNamesModule } from '../names.module.js'
import { CandidateResolver } from './candidate.resolver.js'
import { ClaimFieldsResolver, MilestoneEvidenceFieldsResolver, MilestoneStepFieldsResolver } from './claim-fields.resolver.js'
import { ClaimResolver } from './claim.resolver.js'

/** Milestones in the API. */
@Module({
  imports: [CandidatesModule, DirectoryModule, EvidenceModule, FilesModule, WorkforceNamesModule],
  providers: [CandidateResolver, ClaimFieldsResolver, ClaimResolver, MilestoneEvidenceFieldsResolver, MilestoneStepFieldsResolver],
})
export class EvidenceGraphqlModule {}
