import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { ActionContent, PlanId, ReviewActionId, ReviewActionState, ReviewId } from '../../domain/index.js'

export interface ReviewActionRow extends ActionContent {
  readonly id: ReviewActionId
  readonly reviewId: ReviewId
  readonly planId: PlanId
  readonly state: ReviewActionState
  readonly settledReason: string | null
  readonly settledAt: Date | null
}

export interface DueReviewRow {
  readonly id: ReviewId
  readonly planId: PlanId
  readonly title: string
  readonly nextDueOn: PlainDate
}

const COLUMNS = `a.id, a.review_id as "reviewId", r.plan_id as "planId", a.title, a.organisation_id as "organisationId", a.person_id as "personId", a.due_on as "dueOn", a.state, a.settled_reason as "settledReason", a.settled_at as "settledAt"`
const FROM = 'workforce.pipeline_action a join workforce.pipeline_review r on r.id = a.review_id'

@Injectable()
export class ReviewActionQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<ReviewActionRow | undefined> {
    return on.maybeOne<ReviewActionRow>(`select ${COLUMNS} from ${FROM} where a.id = $1`, [id])
  }

  lock(tx: Tx, id: string): Promise<ReviewActionRow | undefined> {
    return tx.maybeOne<ReviewActionRow>(`select ${COLUMNS} from ${FROM} where a.id = $1 for update of a`, [id])
  }

  /** By due date. */
  ofReview(reviewId: string, on: Executor = this.database): Promise<ReviewActionRow[]> {
    return on.rows<ReviewActionRow>({ name: 'workforce.actions-of-review', text: `select ${COLUMNS} from ${FROM} where a.review_id = $1 order by a.due_on, a.id limit 200` }, [reviewId])
  }

  /** Open actions of published reviews that somebody is to do, by due date. */
  openOf(personId: string): Promise<ReviewActionRow[]> {
    return this.database.rows<ReviewActionRow>(`select ${COLUMNS} from ${FROM} where a.person_id = $1 and a.state = 'open' and r.state = 'published' order by a.due_on, a.id limit 100`, [personId])
  }

  async insert(tx: Tx, id: ReviewActionId, reviewId: ReviewId, c: ActionContent, by: PersonId | null, now: Date): Promise<void> {
    await tx.run(`insert into workforce.pipeline_action (id, review_id, title, organisation_id, person_id, due_on, state, created_by_id, created_at) values ($1, $2, $3, $4, $5, $6, 'open', $7, $8)`,
      [id, reviewId, c.title, c.organisationId, c.personId, c.dueOn, by, now])
  }

  async change(tx: Tx, id: ReviewActionId, c: ActionContent): Promise<void> {
    await tx.run('update workforce.pipeline_action set title = $2, organisation_id = $3, person_id = $4, due_on = $5 where id = $1', [id, c.title, c.organisationId, c.personId, c.dueOn])
  }

  async settle(tx: Tx, id: ReviewActionId, state: ReviewActionState, reason: string | null, at: Date | null): Promise<void> {
    await tx.run('update workforce.pipeline_action set state = $2, settled_reason = $3, settled_at = $4 where id = $1', [id, state, reason, at])
  }

  /** Open actions of published reviews due by a day that have not been reminded of for that occasion; locked, those that somebody else is reminding of left out. */
  dueUnreminded(tx: Tx, by: PlainDate, today: PlainDate): Promise<ReviewActionRow[]> {
    return tx.rows<ReviewActionRow>(
      `select ${COLUMNS} from ${FROM} where a.state = 'open' and r.state = 'published' and a.due_on <= $1
         and not exists (select from workforce.pipeline_action_reminder m where m.action_id = a.id and m.due_on = a.due_on and m.occasion = case when a.due_on < $2 then 'overdue' else 'soon' end)
       order by a.due_on, a.id limit 500 for update of a skip locked`, [by, today])
  }

  async reminded(tx: Tx, row: Pick<ReviewActionRow, 'id' | 'dueOn'>, occasion: 'soon' | 'overdue', at: Date): Promise<void> {
    await tx.run('insert into workforce.pipeline_action_reminder (action_id, occasion, due_on, sent_at) values ($1, $2, $3, $4) on conflict do nothing', [row.id, occasion, row.dueOn, at])
  }

  /** Plans whose newest review says that the next one is due by a day, and whose owners have not been told; marked as told. */
  takeDueReviews(tx: Tx, by: PlainDate, at: Date): Promise<DueReviewRow[]> {
    return tx.rows<DueReviewRow>(
      `update workforce.pipeline_review r set reminded_at = $2 from workforce.plan p
       where p.id = r.plan_id and p.closed_at is null and r.state = 'published' and r.next_due_on <= $1 and r.reminded_at is null
         and not exists (select from workforce.pipeline_review n where n.plan_id = r.plan_id and n.period_from > r.period_from)
       returning r.id, r.plan_id as "planId", r.next_due_on as "nextDueOn",
         (select v.title from workforce.plan_version v where v.plan_id = r.plan_id order by (v.state = 'published') desc, v.number desc limit 1) as title`, [by, at])
  }
}
