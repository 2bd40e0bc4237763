import { Injectable } from '@nestjs/common'
import { ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, refused, type UserError } from '#platform/errors'
import { MatchQueries, type MatchRow } from '../../data/matches/match.queries.js'
import { can, decideAccept, decideDecline, decideLapse, type MatchId, type MatchOutcome, type Problem, type ProposalFacts, type Side } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'
import { MatchBatch } from './match-batch.js'
import { MatchChanger } from './match-changer.js'

type Outcome = Result<MatchId, readonly UserError[]>

/** Answers to proposals. Both may answer at the same moment: the lock of the match puts them in order. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MatchQueries,
    private readonly standing: StandingService,
    private readonly changer: MatchChanger,
    private readonly batch: MatchBatch,
  ) {}

  /** One of the two says yes. Errors: ALREADY_ACCEPTED, PROPOSAL_SETTLED, TOO_LATE. */
  accept(ctx: Ctx, id: string): Promise<Outcome> {
    return this.answer(ctx, id, (facts, side) => decideAccept(facts, side, ctx.now), undefined)
  }

  /** One of the two says no, with a code that is only ever counted. Errors: PROPOSAL_SETTLED, REASON_REQUIRED. */
  decline(ctx: Ctx, id: string, reason: string): Promise<Outcome> {
    return this.answer(ctx, id, (facts, side) => decideDecline(facts, side, reason), reason)
  }

  /** Ends the proposals whose time is over at `ctx.now`; answers how many. For the sweep. */
  lapse(ctx: Ctx, signal?: AbortSignal): Promise<number> {
    return this.batch.endAll(ctx, (after, limit) => this.queries.overdue(ctx.now, after, limit), (match) => decideLapse(proposalFacts(match), ctx.now), signal)
  }

  private async answer(ctx: Ctx, id: string, decide: (facts: ProposalFacts, side: Side) => Result<MatchOutcome, readonly Problem[]>, reason: string | undefined): Promise<Outcome> {
    const standing = await this.standing.forMatch(ctx, id)
    requireAccess(ctx, can.answerProposal, standing)
    const { side } = standing
    if (side === undefined) throw notFound()
    return this.uow.run(async (tx): Promise<Outcome> => {
      const match = await this.queries.lock(tx, standing.matchId)
      if (match === undefined) throw notFound()
      const decided = decide(proposalFacts(match), side)
      if (!decided.ok) return refused(decided.error)
      await this.changer.apply(tx, ctx, match, decided.value, { side, reason })
      return ok(match.id)
    })
  }
}

export const proposalFacts = (match: MatchRow): ProposalFacts => ({
  state: match.state, menteeAccepted: match.menteeAcceptedAt !== null, mentorAccepted: match.mentorAcceptedAt !== null, answerBy: match.answerBy,
})
