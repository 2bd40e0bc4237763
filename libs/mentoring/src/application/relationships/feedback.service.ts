import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { isId, ok, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, refused, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { FeedbackQueries } from '../../data/relationships/feedback.queries.js'
import { RelationshipWriteQueries } from '../../data/relationships/relationship-writes.queries.js'
import { can, type CheckInAnswer, decideCheckIn, decideSurvey, type MatchId, problem, type SurveyAnswer } from '../../domain/index.js'
import { helpWanted } from '../../events.js'
import { StandingService } from '../standing/standing.service.js'
import { RelationshipWork } from './relationship-work.js'

type Outcome = Result<MatchId, readonly UserError[]>

/** How each of the two says it goes and went. Check-ins are read by those who run the scheme; surveys only in numbers. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly work: RelationshipWork,
    private readonly queries: FeedbackQueries,
    private readonly sums: RelationshipWriteQueries,
    private readonly outbox: Outbox,
  ) {}

  /** Answers one's own check-in. Errors: see `decideCheckIn`. */
  async checkIn(ctx: Ctx, checkInId: string, answer: CheckInAnswer): Promise<Outcome> {
    const known = isId(checkInId) ? await this.queries.checkIn(checkInId) : undefined
    if (known === undefined) throw notFound()
    return this.work.run(ctx, known.matchId, async (tx, { match, personId }): Promise<Outcome> => {
      const checkIn = await this.queries.checkIn(known.id, tx)
      // The other's check-in does not exist for this one.
      if (checkIn === undefined || checkIn.personId !== personId) throw notFound()
      const decided = decideCheckIn({ state: match.state, dueOn: checkIn.dueOn, answered: checkIn.answeredAt !== null }, answer, ctx.now)
      if (!decided.ok) return refused(decided.error)
      await this.queries.answerCheckIn(tx, checkIn.id, answer, ctx.now)
      await this.sums.sumHelp(tx, match.id, ctx.now)
      if (answer.helpWanted) await this.outbox.add(tx, ctx, helpWanted, { checkInId: checkIn.id, matchId: match.id, schemeId: match.schemeId })
      return ok(match.id)
    })
  }

  /** Answers the closing survey, once. Errors: see `decideSurvey`. */
  survey(ctx: Ctx, matchId: string, answer: SurveyAnswer): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, { match, personId }): Promise<Outcome> => {
      const answered = (await this.queries.surveysOf([match.id], personId, tx)).length > 0
      const decided = decideSurvey({ state: match.state, answered }, answer)
      if (!decided.ok) return refused(decided.error)
      await this.queries.answerSurvey(tx, match.id, personId, answer, ctx.now)
      return ok(match.id)
    })
  }

  /** Lets those who run the scheme read the comment of one's own survey, or takes that back. Error SURVEY_NOT_ANSWERED. */
  shareComment(ctx: Ctx, matchId: string, shared: boolean): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, { match, personId }): Promise<Outcome> =>
      (await this.queries.shareComment(tx, match.id, personId, shared)) ? ok(match.id) : refused([problem('SURVEY_NOT_ANSWERED', '', 'Answer the closing survey first.')]))
  }
}

/** Those who run the scheme have seen to it that help came. */
@Injectable()
export class HelpService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly matches: MatchQueries,
    private readonly queries: FeedbackQueries,
    private readonly sums: RelationshipWriteQueries,
    private readonly standing: StandingService,
    private readonly audit: AuditService,
  ) {}

  /** Settles the calls for help of a match; settled again, nothing happens. */
  async settle(ctx: Ctx, matchId: string): Promise<Outcome> {
    const standing = await this.standing.forMatch(ctx, matchId)
    requireAccess(ctx, can.seeMatch, standing)
    requireAccess(ctx, can.manageScheme, standing)
    return this.uow.run(async (tx): Promise<Outcome> => {
      const match = await this.matches.lock(tx, standing.matchId)
      if (match === undefined) throw notFound()
      const settled = await this.queries.settleHelp(tx, match.id, ctx.now)
      await this.sums.sumHelp(tx, match.id, ctx.now)
      if (settled > 0) await this.audit.record(tx, ctx, { action: 'mentoring-match:settle-help', subject: { kind: 'mentoring-match', id: match.id }, detail: { settled } })
      return ok(match.id)
    })
  }
}
