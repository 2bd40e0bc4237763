import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { CommitmentId, GoalId, MatchId } from '../../domain/index.js'

export interface GoalRow {
  readonly id: GoalId
  readonly matchId: MatchId
  readonly title: string
  readonly state: string
  readonly dueOn: PlainDate | null
  readonly createdAt: Date
  readonly settledAt: Date | null
}

export interface CommitmentRow extends Omit<GoalRow, 'id'> {
  readonly id: CommitmentId
  readonly kind: string
  readonly outcome: string
}

const GOAL = `g.id, g.match_id as "matchId", g.title, g.state, g.due_on as "dueOn", g.created_at as "createdAt", g.settled_at as "settledAt"`

/** Goals of the mentee and promises of the sponsor. Callers of writes hold the lock of the match. */
@Injectable()
export class ItemQueries {
  constructor(private readonly database: Database) {}

  goal(id: string, on: Executor = this.database): Promise<GoalRow | undefined> {
    return on.maybeOne<GoalRow>(`select ${GOAL} from mentoring.goal g where g.id = $1`, [id])
  }

  /** Goals of these matches, oldest first. */
  goalsOf(matchIds: readonly MatchId[], on: Executor = this.database): Promise<GoalRow[]> {
    return on.rows<GoalRow>(`select ${GOAL} from mentoring.goal g where g.match_id = any($1::uuid[]) order by g.created_at, g.id`, [matchIds])
  }

  async addGoal(tx: Tx, row: Pick<GoalRow, 'id' | 'matchId' | 'title' | 'dueOn'>, personId: PersonId, now: Date): Promise<void> {
    await tx.run(`insert into mentoring.goal (id, match_id, title, state, due_on, created_by_id, created_at) values ($1, $2, $3, 'open', $4, $5, $6)`, [row.id, row.matchId, row.title, row.dueOn, personId, now])
  }

  async settleGoal(tx: Tx, id: GoalId, state: string, now: Date): Promise<void> {
    await tx.run('update mentoring.goal set state = $2, settled_at = $3 where id = $1', [id, state, now])
  }

  commitment(id: string, on: Executor = this.database): Promise<CommitmentRow | undefined> {
    return on.maybeOne<CommitmentRow>(`select ${GOAL}, g.kind, g.outcome from mentoring.commitment g where g.id = $1`, [id])
  }

  /** Commitments of these matches, oldest first. */
  commitmentsOf(matchIds: readonly MatchId[], on: Executor = this.database): Promise<CommitmentRow[]> {
    return on.rows<CommitmentRow>(`select ${GOAL}, g.kind, g.outcome from mentoring.commitment g where g.match_id = any($1::uuid[]) order by g.created_at, g.id`, [matchIds])
  }

  async addCommitment(tx: Tx, row: Pick<CommitmentRow, 'id' | 'matchId' | 'kind' | 'title' | 'dueOn'>, personId: PersonId, now: Date): Promise<void> {
    await tx.run(`insert into mentoring.commitment (id, match_id, kind, title, state, due_on, created_by_id, created_at) values ($1, $2, $3, $4, 'promised', $5, $6, $7)`,
      [row.id, row.matchId, row.kind, row.title, row.dueOn, personId, now])
  }

  async settleCommitment(tx: Tx, id: CommitmentId, state: string, outcome: string, now: Date): Promise<void> {
    await tx.run('update mentoring.commitment set state = $2, outcome = $3, settled_at = $4 where id = $1', [id, state, outcome, now])
  }
}
