import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { CareerRecordsService } from '#directory'
import { err, isId, type OrganisationId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { MilestoneCandidateQueries, type MilestoneCandidateRow } from '../../data/evidence/milestone-candidate.queries.js'
import { MilestoneClaimQueries } from '../../data/evidence/milestone-claim.queries.js'
import { canEvidence, type CandidateState, type Engagement, type MilestoneCandidateId } from '../../domain/index.js'
import { listScope, speaksForOrganisation } from '../plans/plan-access.js'
import { ClaimsService } from './claims.service.js'
import { type ClaimOutcome, type NewEvidence } from './claim-writer.js'

const refusal = (code: string, field: string, message: string) => err([{ code, field, message }] satisfies UserError[])
const SETTLED = refusal('NOT_OPEN', '', 'This suggestion has been dealt with already, or the career history says something else now. Open the list again.')

/** Whom career histories suggest, for those who speak for an owner of the target's plan. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly candidates: MilestoneCandidateQueries,
    private readonly rows: MilestoneClaimQueries,
    private readonly claims: ClaimsService,
    private readonly careers: CareerRecordsService,
    private readonly audit: AuditService,
  ) {}

  /** Newest first. */
  async list(ctx: Ctx, filter: { readonly targetId?: string | undefined; readonly state: CandidateState }, first: number, after: readonly [string, string] | undefined): Promise<{ rows: MilestoneCandidateRow[]; total: number }> {
    requirePerson(ctx)
    const { all, organisationIds } = listScope(ctx)
    return this.candidates.page({ all, speaksFor: organisationIds as readonly OrganisationId[] }, filter, first, after)
  }

  async byId(ctx: Ctx, id: string): Promise<MilestoneCandidateRow> {
    return (await this.seen(ctx, id)).row
  }

  /** Says why somebody does not count. It stays so until their career history says something else. Errors: `REASON_REQUIRED`, `NOT_OPEN`. */
  async dismiss(ctx: Ctx, id: string, reason: string): Promise<Result<MilestoneCandidateId, readonly UserError[]>> {
    const { row } = await this.seen(ctx, id)
    const words = reason.trim()
    if (words === '' || words.length > 2_000) return refusal('REASON_REQUIRED', 'reason', 'Say why this does not count, in at most 2,000 characters.')
    return this.uow.run(async (tx): Promise<Result<MilestoneCandidateId, readonly UserError[]>> => {
      if ((await this.candidates.lock(tx, row.id))?.state !== 'open') return SETTLED
      await this.candidates.setState(tx, row.id, { state: 'dismissed', reason: words, by: personOf(ctx.actor) ?? null }, ctx.now)
      await this.audit.record(tx, ctx, { action: 'milestone-candidate:dismiss', subject: { person: row.personId }, detail: { candidateId: row.id } })
      return ok(row.id)
    })
  }

  /** Makes a claim of a suggestion, on behalf of an owner of the plan. The person concerned is told, and may object. Errors: `NOT_OPEN`, `POST_WITHOUT_ORGANISATION`, those of claims. */
  async claim(ctx: Ctx, id: string, engagement: Engagement, evidence: NewEvidence | null): Promise<ClaimOutcome> {
    const { row, behalf } = await this.seen(ctx, id)
    if (behalf === undefined) throw notFound('The suggestion')
    const post = (await this.careers.confirmedByIds([row.laterPostId])).get(row.laterPostId)
    if (row.state !== 'open' || post === undefined) return SETTLED
    if (post.organisationId === null) return refusal('POST_WITHOUT_ORGANISATION', '', 'The post is at an employer that is not in the directory. Add the organisation first.')
    const content = { organisationId: post.organisationId, title: post.post, grade: post.grade, from: post.startsOn, engagement, account: 'Suggested by a confirmed career history.' }
    return this.claims.makeFor(ctx, row.targetId, { behalf, personId: row.personId, content, evidence }, async (tx, claimId) => {
      await this.candidates.lock(tx, row.id)
      await this.candidates.setState(tx, row.id, { state: 'claimed', by: personOf(ctx.actor) ?? null, claimId }, ctx.now)
    })
  }

  private async seen(ctx: Ctx, id: string): Promise<{ readonly row: MilestoneCandidateRow; readonly behalf: OrganisationId | undefined }> {
    const row = isId(id) ? await this.candidates.one(id) : undefined
    if (row === undefined) throw notFound('The suggestion')
    const behalf = (await this.rows.owners(row)).find(({ organisationId, ofPlan }) => ofPlan && speaksForOrganisation(ctx.actor, organisationId))?.organisationId
    requireAccess(ctx, canEvidence.seeCandidates, { ownsPlan: behalf !== undefined || listScope(ctx).all })
    return { row, behalf }
  }
}
