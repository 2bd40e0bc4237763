import { Injectable } from '@nestjs/common'
import { type PersonId, type Result } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, refused, type UserError } from '#platform/errors'
import { MatchQueries, type MatchRow } from '../../data/matches/match.queries.js'
import { can, isRelationship, type MatchState, type Problem, problem, type Side } from '../../domain/index.js'
import { MatchChanger } from '../matches/match-changer.js'
import { StandingService } from '../standing/standing.service.js'

/** One of the two, at work on what is theirs together, under the lock of their match. */
export interface Partner {
  readonly match: MatchRow
  readonly side: Side
  readonly personId: PersonId
}

type Outcome<T> = Result<T, readonly UserError[]>

/** Opens a relationship for one of its two people: access, lock, and that it is one. Everything that the two keep goes through here. */
@Injectable()
export class RelationshipWork {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: MatchQueries,
    private readonly standing: StandingService,
    private readonly changer: MatchChanger,
  ) {}

  /** Runs `work` under the lock of the match. Error NOT_AGREED before both accepted; outsiders and managers get NOT_FOUND. */
  async run<T>(ctx: Ctx, matchId: string, work: (tx: Tx, partner: Partner) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const standing = await this.standing.forMatch(ctx, matchId)
    requireAccess(ctx, can.keepRelationship, standing)
    const { side } = standing
    if (side === undefined) throw notFound()
    return this.uow.run(async (tx): Promise<Outcome<T>> => {
      const match = await this.queries.lock(tx, standing.matchId)
      if (match === undefined) throw notFound()
      if (!isRelationship(match.state)) return refused([problem('NOT_AGREED', '', 'This opens when both of you have accepted.')])
      return work(tx, { match, side, personId: side === 'mentee' ? match.menteePersonId : match.mentorPersonId })
    })
  }

  /** The first agreement or meeting that the two record makes the relationship active. */
  async start(tx: Tx, ctx: Ctx, { match, side }: Partner): Promise<void> {
    if (match.state === 'agreed') await this.changer.apply(tx, ctx, match, { to: 'active', action: 'start', frees: false, first: [] }, { side })
  }
}

/** What is kept between the two can be changed while the relationship lives. */
export const checkOpen = (state: MatchState): readonly Problem[] =>
  state === 'completed' || state === 'ended_early' ? [problem('ENDED_ALREADY', '', 'This mentoring is over, so nothing can be added to it.')] : []
