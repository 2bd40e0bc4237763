import { Injectable } from '@nestjs/common'
import { ok, type PlainDate, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, refused, type UserError } from '#platform/errors'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { can, decideComplete, decideEndEarly, decideExtend, decidePause, decideResume, decideWithdraw, isProposal, type MatchId, type MatchOutcome, type MatchState, type Problem } from '../../domain/index.js'
import { MatchChanger } from '../matches/match-changer.js'
import { StandingService } from '../standing/standing.service.js'
import { RelationshipWork } from './relationship-work.js'

type Outcome = Result<MatchId, readonly UserError[]>
type Decide = (state: MatchState) => Result<MatchOutcome, readonly Problem[]>

/** Pauses, resumes, extends, completes and ends relationships. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly work: RelationshipWork,
    private readonly queries: MatchQueries,
    private readonly standing: StandingService,
    private readonly changer: MatchChanger,
  ) {}

  pause(ctx: Ctx, matchId: string): Promise<Outcome> {
    return this.step(ctx, matchId, decidePause)
  }

  resume(ctx: Ctx, matchId: string): Promise<Outcome> {
    return this.step(ctx, matchId, decideResume)
  }

  complete(ctx: Ctx, matchId: string): Promise<Outcome> {
    return this.step(ctx, matchId, decideComplete)
  }

  /** Moves the planned end to a later day. Errors: NOT_LATER, TOO_LATE, ENDED_ALREADY. */
  extend(ctx: Ctx, matchId: string, endsOn: PlainDate): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, { match, side }): Promise<Outcome> => {
      const decided = decideExtend(match, endsOn, ctx.now)
      if (!decided.ok) return refused(decided.error)
      await this.changer.extend(tx, ctx, match, decided.value, side)
      return ok(match.id)
    })
  }

  /** Ends a relationship early, by one of the two or by those who run the scheme (who also take proposals back). Errors: ENDED_ALREADY, REASON_REQUIRED. */
  async end(ctx: Ctx, matchId: string, reason: string, wantsAnother: boolean): Promise<Outcome> {
    const standing = await this.standing.forMatch(ctx, matchId)
    requireAccess(ctx, can.endRelationship, standing)
    const by = standing.side
    return this.uow.run(async (tx): Promise<Outcome> => {
      const match = await this.queries.lock(tx, standing.matchId)
      if (match === undefined) throw notFound()
      const takenBack = by === undefined && isProposal(match.state) ? decideWithdraw(match, undefined) : undefined
      const decided = takenBack === undefined ? decideEndEarly(match.state, { reason, by, wantsAnother }) : ok(takenBack)
      if (!decided.ok) return refused(decided.error)
      await this.changer.apply(tx, ctx, match, decided.value, { side: by, reason })
      return ok(match.id)
    })
  }

  private step(ctx: Ctx, matchId: string, decide: Decide): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, { match, side }): Promise<Outcome> => {
      const decided = decide(match.state)
      if (!decided.ok) return refused(decided.error)
      await this.changer.apply(tx, ctx, match, decided.value, { side })
      return ok(match.id)
    })
  }
}
