import { Injectable } from '@nestjs/common'
import { PeopleService } from '#directory'
import { asId, type PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { MatchPeopleQueries } from '../../data/matches/match-people.queries.js'
import { MatchQueries } from '../../data/matches/match.queries.js'
import { decideLeft, decideWithdraw, isProposal, LEFT } from '../../domain/index.js'
import { MatchChanger } from './match-changer.js'

/** Follows the directory when two records turn out to be one person. */
@Injectable()
export class MatchMergeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleService,
    private readonly queries: MatchPeopleQueries,
    private readonly matches: MatchQueries,
    private readonly changer: MatchChanger,
  ) {}

  /** Matches and all that the one record wrote become the other's. A live match between the two ends: nobody mentors themselves. */
  async merge(ctx: Ctx, fromId: string, mergedIntoId: string): Promise<void> {
    const from = asId<PersonId>(fromId)
    const into = (await this.people.currentId(mergedIntoId)) ?? asId<PersonId>(mergedIntoId)
    if (into === from) return
    await this.uow.run(async (tx) => {
      for (const id of await this.queries.between(tx, from, into)) {
        const match = await this.matches.lock(tx, id)
        const outcome = match && (isProposal(match.state) ? decideWithdraw(match, undefined) : decideLeft(match.state, 'mentor'))
        if (match !== undefined && outcome !== undefined) await this.changer.apply(tx, ctx, match, { ...outcome, first: [] }, { reason: LEFT })
      }
      await this.queries.handOn(tx, from, into)
    })
  }
}
