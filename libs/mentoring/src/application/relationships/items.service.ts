import { Injectable } from '@nestjs/common'
import { isId, newId, ok, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { notFound, refused, type UserError } from '#platform/errors'
import { ItemQueries } from '../../data/relationships/item.queries.js'
import { SchemeQueries } from '../../data/schemes/scheme.queries.js'
import { checkCommitment, checkGoal, COMMITMENT_STATES, type CommitmentId, decideSettle, GOAL_STATES, type GoalId, type MatchId, type NewItem, problem } from '../../domain/index.js'
import { checkOpen, RelationshipWork } from './relationship-work.js'

type Outcome = Result<MatchId, readonly UserError[]>

/** What the mentee wants to reach, and what a sponsor commits to. */
@Injectable()
export class ItemsService {
  constructor(private readonly work: RelationshipWork, private readonly queries: ItemQueries, private readonly schemes: SchemeQueries) {}

  addGoal(ctx: Ctx, matchId: string, goal: NewItem): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, { match, personId }): Promise<Outcome> => {
      const open = (await this.queries.goalsOf([match.id], tx)).filter(({ state }) => state === 'open').length
      const wrong = [...checkOpen(match.state), ...checkGoal(goal, open, ctx.now)]
      if (wrong.length > 0) return refused(wrong)
      await this.queries.addGoal(tx, { id: newId<GoalId>(), matchId: match.id, title: goal.title.trim(), dueOn: goal.dueOn }, personId, ctx.now)
      return ok(match.id)
    })
  }

  /** Says what became of a goal: met or dropped. */
  async settleGoal(ctx: Ctx, id: string, result: string): Promise<Outcome> {
    const known = isId(id) ? await this.queries.goal(id) : undefined
    if (known === undefined) throw notFound()
    return this.work.run(ctx, known.matchId, async (tx, { match }): Promise<Outcome> => {
      const goal = await this.queries.goal(known.id, tx)
      const decided = decideSettle(goal?.state ?? '', result, GOAL_STATES, '', false)
      if (!decided.ok) return refused(decided.error)
      await this.queries.settleGoal(tx, known.id, decided.value, ctx.now)
      return ok(match.id)
    })
  }

  /** A promise of the sponsor, of a kind that the scheme knows. */
  addCommitment(ctx: Ctx, matchId: string, commitment: NewItem & { readonly kind: string }): Promise<Outcome> {
    return this.work.run(ctx, matchId, async (tx, { match, side, personId }): Promise<Outcome> => {
      if (side !== 'mentor') return refused([SPONSOR_ONLY])
      const scheme = await this.schemes.one(match.schemeId, tx)
      const open = (await this.queries.commitmentsOf([match.id], tx)).filter(({ state }) => state === 'promised').length
      const wrong = [...checkOpen(match.state), ...checkCommitment(commitment, scheme?.settings.advocacy ?? [], open, ctx.now)]
      if (wrong.length > 0) return refused(wrong)
      await this.queries.addCommitment(tx, { id: newId<CommitmentId>(), matchId: match.id, kind: commitment.kind, title: commitment.title.trim(), dueOn: commitment.dueOn }, personId, ctx.now)
      return ok(match.id)
    })
  }

  /** Says what came of a promise: done, with its outcome, or dropped. */
  async settleCommitment(ctx: Ctx, id: string, result: string, outcome: string): Promise<Outcome> {
    const known = isId(id) ? await this.queries.commitment(id) : undefined
    if (known === undefined) throw notFound()
    return this.work.run(ctx, known.matchId, async (tx, { match, side }): Promise<Outcome> => {
      if (side !== 'mentor') return refused([SPONSOR_ONLY])
      const commitment = await this.queries.commitment(known.id, tx)
      const decided = decideSettle(commitment?.state ?? '', result, COMMITMENT_STATES, outcome, result === 'done')
      if (!decided.ok) return refused(decided.error)
      await this.queries.settleCommitment(tx, known.id, decided.value, outcome.trim(), ctx.now)
      return ok(match.id)
    })
  }
}

const SPONSOR_ONLY = problem('SPONSOR_ONLY', '', 'Commitments are for the sponsor to make and to settle.')
