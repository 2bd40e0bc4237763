import { Injectable, type OnModuleInit } from '@nestjs/common'
import { FileReaders } from '#platform/files'
import { MilestoneClaimQueries } from '../../data/evidence/milestone-claim.queries.js'
import { EVIDENCE_FILES } from './claim-writer.js'
import { MilestoneAccess } from './milestone-access.js'

/** Files of a claim are read by those who may know of the claim. */
@Injectable()
export class EvidenceFiles implements OnModuleInit {
  constructor(private readonly readers: FileReaders, private readonly claims: MilestoneClaimQueries, private readonly access: MilestoneAccess) {}

  onModuleInit(): void {
    this.readers.register(EVIDENCE_FILES, async (ctx, evidenceId) => {
      const found = await this.claims.claimOfEvidence(evidenceId)
      return found !== undefined && (await this.access.claim(ctx, found.claimId).then(() => true, () => false))
    })
  }
}
