import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { CareerRecordsService } from '#directory'
import { isId, type OrganisationId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf, requireAccess, requirePerson } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, refusal, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { MilestoneCandidateQueries, type MilestoneCandidateRow } from '../../data/evidence/milestone-candidate.queries.js'
import { MilestoneClaimQueries } from '../../data/evidence/milestone-claim.queries.js'
import { CANDIDATE_TRANSITIONS, canEvidence, type CandidateAction, type CandidateState, type Engagement, type MilestoneCandidateId } from '../../domain/index.js'
import { milestoneCandidateMoved } from '../../events.js'
import { listScope, speaksForOrganisation } from '../plans/plan-access.js'
import { ClaimsService } from './claims.service.js'
import { type ClaimOutcome, type NewEvidence } from './claim-writer.js'

const SETTLED = refusal('NOT_OPEN', '', 'This suggestion has been dealt with already, or the career history says something else now. Open the list again.')

type CandidateOutcome = Result<MilestoneCandidateId, readonly UserError[]>

/** Whom career histories suggest, for those who speak for an owner of the target's plan and for whom it is about. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly candidates: MilestoneCandidateQueries,
    private readonly rows: MilestoneClaimQueries,
    private readonly claims: ClaimsService,
    private readonly careers: CareerRecordsService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** Newest first. */
  async list(ctx: Ctx, filter: { readonly targetId?: string | undefined; readonly state: CandidateState }, first: number, after: readonly [string, string] | undefined): Promise<{ rows: MilestoneCandidateRow[]; total: number }> {
    requirePerson(ctx)
    const { all, organisationIds } = listScope(ctx)
    return this.candidates.page({ all, speaksFor: organisationIds as readonly OrganisationId[] }, filter, first, after)
  }

  /** What is suggested of the actor themselves, newest first. */
  about(ctx: Ctx): Promise<readonly MilestoneCandidateRow[]> {
    return this.candidates.about(requirePerson(ctx))
  }

  async byId(ctx: Ctx, id: string): Promise<MilestoneCandidateRow> {
    return (await this.seen(ctx, id)).row
  }

  /** Whom it is about objects: nobody claims it then, and it is not suggested again until they {@link allow} it. Errors: `REASON_REQUIRED`, `NOT_OPEN`. */
  async object(ctx: Ctx, id: string, reason: string): Promise<CandidateOutcome> {
    const words = reason.trim()
    if (words === '' || words.length > 2_000) return refusal('REASON_REQUIRED', 'reason', 'Say why you object, in at most 2,000 characters.')
    return this.answer(ctx, id, 'object', words)
  }

  /** Takes an objection back. Errors: `NOT_OPEN`. */
  allow(ctx: Ctx, id: string): Promise<CandidateOutcome> {
    return this.answer(ctx, id, 'allow', null)
  }

  /** Says why somebody does not count. It stays so until their career history says something else. Errors: `REASON_REQUIRED`, `NOT_OPEN`. */
  async dismiss(ctx: Ctx, id: string, reason: string): Promise<CandidateOutcome> {
    const { row } = await this.settled(ctx, id)
    const words = reason.trim()
    if (words === '' || words.length > 2_000) return refusal('REASON_REQUIRED', 'reason', 'Say why this does not count, in at most 2,000 characters.')
    return this.uow.run(async (tx): Promise<CandidateOutcome> => {
      const next = await this.next(tx, row.id, 'dismiss')
      if (next === undefined) return SETTLED
      await this.candidates.setState(tx, row.id, { state: next, reason: words, by: personOf(ctx.actor) ?? null }, ctx.now)
      await this.audit.record(tx, ctx, { action: 'milestone-candidate:dismiss', subject: { person: row.personId }, detail: { candidateId: row.id } })
      return ok(row.id)
    })
  }

  /** Makes a claim of a suggestion, on behalf of an owner of the plan. The person concerned is told, and may object. Errors: `NOT_OPEN`, `POST_WITHOUT_ORGANISATION`, those of claims. */
  async claim(ctx: Ctx, id: string, engagement: Engagement, evidence: NewEvidence | null): Promise<ClaimOutcome> {
    const { row, behalf } = await this.settled(ctx, id)
    if (behalf === undefined) throw notFound('The suggestion')
    const post = (await this.careers.confirmedByIds([row.laterPostId])).get(row.laterPostId)
    if (row.state !== 'open' || post === undefined) return SETTLED
    if (post.organisationId === null) return refusal('POST_WITHOUT_ORGANISATION', '', 'The post is at an employer that is not in the directory. Add the organisation first.')
    const content = { organisationId: post.organisationId, title: post.post, grade: post.grade, from: post.startsOn, engagement, account: 'Suggested by a confirmed career history.' }
    return this.claims.makeFor(ctx, row.targetId, { behalf, personId: row.personId, content, evidence }, async (tx, claimId): Promise<ClaimOutcome> => {
      // Whom it is about may have objected since the page was opened.
      const next = await this.next(tx, row.id, 'claim')
      if (next === undefined) return SETTLED
      await this.candidates.setState(tx, row.id, { state: next, by: personOf(ctx.actor) ?? null, claimId }, ctx.now)
      return ok(claimId)
    })
  }

  private async answer(ctx: Ctx, id: string, action: 'object' | 'allow', objection: string | null): Promise<CandidateOutcome> {
    const me = requirePerson(ctx)
    const { row } = await this.seen(ctx, id)
    requireAccess(ctx, canEvidence.answerCandidates, { isConcerned: row.personId === me })
    return this.uow.run(async (tx): Promise<CandidateOutcome> => {
      const next = await this.next(tx, row.id, action)
      if (next === undefined) return SETTLED
      await this.candidates.setState(tx, row.id, { state: next, by: me, objection }, ctx.now)
      await this.audit.record(tx, ctx, { action: `milestone-candidate:${action}`, subject: { person: row.personId }, detail: { candidateId: row.id } })
      await this.outbox.add(tx, ctx, milestoneCandidateMoved, { candidateId: row.id, targetId: row.targetId, action })
      return ok(row.id)
    })
  }

  /** The state that a step leads to from the one that the row has under its lock; undefined where it does not lead on. */
  private async next(tx: Tx, id: MilestoneCandidateId, action: CandidateAction): Promise<CandidateState | undefined> {
    const locked = await this.candidates.lock(tx, id)
    const next = locked && transition(CANDIDATE_TRANSITIONS, locked.state, action)
    return next?.ok === true ? next.value : undefined
  }

  /** A suggestion that the actor may turn into a claim or dismiss. */
  private async settled(ctx: Ctx, id: string): Promise<{ readonly row: MilestoneCandidateRow; readonly behalf: OrganisationId | undefined }> {
    const { row, behalf, standing } = await this.seen(ctx, id)
    requireAccess(ctx, canEvidence.settleCandidates, standing)
    return { row, behalf }
  }

  private async seen(ctx: Ctx, id: string) {
    const row = isId(id) ? await this.candidates.one(id) : undefined
    if (row === undefined) throw notFound('The suggestion')
    const behalf = (await this.rows.owners(row)).find(({ organisationId, ofPlan }) => ofPlan && speaksForOrganisation(ctx.actor, organisationId))?.organisationId
    const standing = { ownsPlan: behalf !== undefined || listScope(ctx).all, isConcerned: row.personId === personOf(ctx.actor) }
    requireAccess(ctx, canEvidence.seeCandidates, standing)
    return { row, behalf, standing }
  }
}
