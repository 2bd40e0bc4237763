import { Injectable } from '@nestjs/common'
import { err, ok, transition } from '#kernel'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, problemErrors, transitionErrors } from '#platform/errors'
import { MilestoneClaimQueries, type MilestoneClaimRow } from '../../data/evidence/milestone-claim.queries.js'
import { CLAIM_TRANSITIONS, canEvidence, problemsOfRevocation, problemsOfVerdict } from '../../domain/index.js'
import { type ClaimOutcome, ClaimWriter } from './claim-writer.js'
import { claimStanding, evidenceViewer, MilestoneAccess } from './milestone-access.js'

/** Verdicts on claims, by verifiers of the plan's owners. */
@Injectable()
export class VerificationService {
  constructor(private readonly uow: UnitOfWork, private readonly claims: MilestoneClaimQueries, private readonly access: MilestoneAccess, private readonly writer: ClaimWriter) {}

  /** What waits for a verdict that the actor may give, longest waiting first. */
  async queue(ctx: Ctx, first: number, after: readonly [string, string] | undefined): Promise<{ rows: MilestoneClaimRow[]; total: number }> {
    requirePerson(ctx)
    return this.claims.queue(evidenceViewer(ctx), first, after)
  }

  /** Verifies a claim, or rejects it with a reason. Errors: `OWN_CLAIM`, `ABOUT_YOU`, `OBJECTED`, `OBJECTION_PERIOD`, `REASON_REQUIRED`, `REASON_LENGTH`, `TRANSITION_NOT_ALLOWED`. */
  async decide(ctx: Ctx, id: string, verdict: 'verify' | 'reject', reason: string | null): Promise<ClaimOutcome> {
    const { claim: { id: claimId }, standing } = await this.access.claim(ctx, id)
    requireAccess(ctx, canEvidence.decide, standing)
    const verifierId = requirePerson(ctx)
    const words = reason?.trim() || null
    return this.uow.run(async (tx): Promise<ClaimOutcome> => {
      const claim = await this.claims.lock(tx, claimId)
      if (claim === undefined) throw notFound('The claim')
      // Owners may have changed since the page was opened.
      requireAccess(ctx, canEvidence.decide, claimStanding(ctx.actor, claim, await this.claims.owners(claim, tx)))
      const problems = problemsOfVerdict({ verdict, reason: words, verifierId, claimantId: claim.claimedById, personId: claim.personId, answer: claim.answer, claimedAt: claim.claimedAt, now: ctx.now })
      if (problems.length > 0) return err(problemErrors(problems))
      if (claim.state === 'claimed' || claim.state === 'evidenced') await this.claims.setVerdict(tx, claim.id, verifierId, words, ctx.now)
      return this.writer.step(tx, ctx, claim, verdict, words)
    })
  }

  /**
   * Takes a verification back because it was found to be wrong. The claim counts for no day any more: reports that are computed from now on
   * leave it out, what was published stays as it was published. Errors: `OWN_CLAIM`, `ABOUT_YOU`, `REASON_REQUIRED`, `REASON_LENGTH`, `TRANSITION_NOT_ALLOWED`.
   */
  async revoke(ctx: Ctx, id: string, reason: string): Promise<ClaimOutcome> {
    const { claim: { id: claimId }, standing } = await this.access.claim(ctx, id)
    requireAccess(ctx, canEvidence.decide, standing)
    const verifierId = requirePerson(ctx)
    const words = reason.trim()
    return this.uow.run(async (tx): Promise<ClaimOutcome> => {
      const claim = await this.claims.lock(tx, claimId)
      if (claim === undefined) throw notFound('The claim')
      requireAccess(ctx, canEvidence.decide, claimStanding(ctx.actor, claim, await this.claims.owners(claim, tx)))
      const next = transition(CLAIM_TRANSITIONS, claim.state, 'revoke')
      if (!next.ok) return err(transitionErrors('This claim', next.error))
      const problems = problemsOfRevocation({ reason: words, verifierId, claimantId: claim.claimedById, personId: claim.personId })
      if (problems.length > 0) return err(problemErrors(problems))
      await this.claims.setRevoked(tx, claim.id, words, ctx.now)
      await this.writer.note(tx, ctx, claim, 'revoke', next.value, words)
      return ok(claim.id)
    })
  }
}
