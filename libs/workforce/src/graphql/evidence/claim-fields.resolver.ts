import { Int, ResolveField, Resolver } from '@nestjs/graphql'
import { FilesService, type StoredFileRow } from '#platform/files'
import type { GraphqlContext, LoaderDefinition } from '#platform/graphql'
import { ClaimsService } from '../../application/evidence/claims.service.js'
import type { MilestoneClaimRow, MilestoneEvidenceRow, MilestoneHistoryRow } from '../../data/evidence/milestone-claim.queries.js'
import { canEvidence, type ClaimStanding, verifiableFrom } from '../../domain/index.js'
import { WorkforceNames } from '../names.js'
import { MilestoneClaimType, MilestoneEvidenceType, MilestoneStepType } from './milestone.type.js'

const waits = ({ state }: MilestoneClaimRow): boolean => state === 'claimed' || state === 'evidenced'

/** What belongs to a claim that the viewer has been shown. */
@Resolver(() => MilestoneClaimType)
export class ClaimFieldsResolver {
  private readonly evidenceLoader: LoaderDefinition<string, readonly MilestoneEvidenceRow[]>

  constructor(private readonly claims: ClaimsService, private readonly names: WorkforceNames) {
    this.evidenceLoader = { name: 'workforce.milestone-evidence', load: (_ctx, ids) => claims.evidenceOf(ids) }
  }

  @ResolveField('person', () => String, { nullable: true, description: 'Whom it is about; null of organisations.' })
  person({ personId }: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(personId, context)
  }

  @ResolveField('organisation', () => String, { nullable: true, description: 'Name of the organisation.' })
  organisation({ organisationId }: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }

  @ResolveField('claimedBy', () => String, { nullable: true, description: 'Who made it.' })
  claimedBy({ claimedById }: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(claimedById, context)
  }

  @ResolveField('claimantOrganisation', () => String, { nullable: true, description: 'For which organisation; null where a person claims for themselves.' })
  claimantOrganisation({ claimantOrganisationId }: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(claimantOrganisationId, context)
  }

  @ResolveField('evidence', () => [MilestoneEvidenceType], { description: 'What it rests on, oldest first.' })
  async evidence({ id }: MilestoneClaimRow, _args: object, { loaders }: GraphqlContext): Promise<readonly MilestoneEvidenceRow[]> {
    return (await loaders.load(this.evidenceLoader, id)) ?? []
  }

  @ResolveField('history', () => [MilestoneStepType], { description: 'What was done to it, newest first.' })
  history({ id }: MilestoneClaimRow): Promise<readonly MilestoneHistoryRow[]> {
    return this.claims.history(id)
  }

  @ResolveField('verifiableFrom', () => String, { nullable: true, description: 'The day from which it can be verified while the person concerned has not answered; null where nobody has to be waited for.' })
  verifiableFrom({ personId, claimedById, answer, claimedAt }: MilestoneClaimRow): string | null {
    return personId === null || personId === claimedById || answer !== null ? null : verifiableFrom(claimedAt)
  }

  @ResolveField('viewerMayChange', () => Boolean, { description: 'Whether the viewer may add evidence to it or take it back.' })
  async viewerMayChange(claim: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return waits(claim) && canEvidence.change.permits(await this.standing(claim, context))
  }

  @ResolveField('viewerMayDecide', () => Boolean, { description: 'Whether the viewer may verify or reject it.' })
  async viewerMayDecide(claim: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<boolean> {
    const standing = await this.standing(claim, context)
    return waits(claim) && canEvidence.decide.permits(standing) && !standing.isClaimant && !standing.isConcerned
  }

  @ResolveField('viewerMayRevoke', () => Boolean, { description: 'Whether the viewer may take its verification back.' })
  async viewerMayRevoke(claim: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<boolean> {
    const standing = await this.standing(claim, context)
    return claim.state === 'verified' && canEvidence.decide.permits(standing) && !standing.isClaimant && !standing.isConcerned
  }

  @ResolveField('viewerIsConcerned', () => Boolean, { description: 'Whether it is about the viewer.' })
  async viewerIsConcerned(claim: MilestoneClaimRow, _args: object, context: GraphqlContext): Promise<boolean> {
    return (await this.standing(claim, context)).isConcerned
  }

  private standing(claim: MilestoneClaimRow, { ctx }: GraphqlContext): Promise<ClaimStanding> {
    return this.claims.standing(ctx, claim)
  }
}

@Resolver(() => MilestoneStepType)
export class MilestoneStepFieldsResolver {
  constructor(private readonly names: WorkforceNames) {}

  @ResolveField('by', () => String, { nullable: true, description: 'Who did it; null when Waymark did.' })
  by({ actorId }: MilestoneHistoryRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(actorId, context)
  }
}

@Resolver(() => MilestoneEvidenceType)
export class MilestoneEvidenceFieldsResolver {
  private readonly files: LoaderDefinition<string, StoredFileRow>

  constructor(files: FilesService) {
    this.files = { name: 'workforce.evidence-file', load: (_ctx, ids) => files.byIds(ids) }
  }

  @ResolveField('fileName', () => String, { nullable: true, description: 'Name of the file.' })
  async fileName({ fileId }: MilestoneEvidenceRow, _args: object, { loaders }: GraphqlContext): Promise<string | null> {
    return fileId === null ? null : ((await loaders.load(this.files, fileId))?.name ?? null)
  }

  @ResolveField('fileSize', () => Int, { nullable: true, description: 'Its size in bytes.' })
  async fileSize({ fileId }: MilestoneEvidenceRow, _args: object, { loaders }: GraphqlContext): Promise<number | null> {
    return fileId === null ? null : ((await loaders.load(this.files, fileId))?.size ?? null)
  }
}
