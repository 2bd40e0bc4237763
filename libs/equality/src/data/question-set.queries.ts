import { Injectable } from '@nestjs/common'
import type { Executor, Tx } from '#platform/database'
import type { Question, QuestionSetContent, QuestionSetId, QuestionSetState } from '../domain/index.js'
import { EqualityDatabase } from './equality-database.js'

export interface QuestionSetRow {
  readonly id: QuestionSetId
  readonly number: number
  readonly state: QuestionSetState
  readonly title: string
  readonly source: string
  /** Options include "Prefer not to say", last. */
  readonly questions: readonly Question[]
}

const NUMBERS = 7_020_453

const SET = `
  select s.id, s.number, s.state, s.title, s.source, coalesce(q.questions, '[]') as questions
  from equality.question_set s
  cross join lateral (
    select json_agg(json_build_object('key', q.key, 'title', q.title, 'text', q.text, 'hint', q.hint, 'kind', q.kind, 'options', (
      select json_agg(json_build_object('key', o.key, 'label', o.label, 'group', o."group") order by o.position)
      from equality.option o where o.set_id = q.set_id and o.question_key = q.key)) order by q.position) as questions
    from equality.question q where q.set_id = s.id) q`

@Injectable()
export class QuestionSetQueries {
  constructor(private readonly database: EqualityDatabase) {}

  /** Newest first. */
  list(): Promise<QuestionSetRow[]> {
    return this.database.rows<QuestionSetRow>(`${SET} order by s.number desc`)
  }

  /** The set that is asked today. */
  published(on: Executor = this.database): Promise<QuestionSetRow | undefined> {
    return on.maybeOne<QuestionSetRow>(`${SET} where s.state = 'published'`)
  }

  byId(id: string, on: Executor = this.database): Promise<QuestionSetRow | undefined> {
    return on.maybeOne<QuestionSetRow>(`${SET} where s.id = $1`, [id])
  }

  /** One import or change of state at a time, since each takes a number, or the one place of the published set. */
  async lock(tx: Tx): Promise<void> {
    await tx.run('select pg_advisory_xact_lock($1)', [NUMBERS])
  }

  /** Adds a draft under the next number, which is answered. */
  async insert(tx: Tx, id: QuestionSetId, { title, source, questions }: QuestionSetContent, now: Date): Promise<number> {
    const { number } = await tx.one<{ number: number }>(
      `insert into equality.question_set (id, number, state, title, source, created_at)
       values ($1, (select coalesce(max(number), 0) + 1 from equality.question_set), 'draft', $2, $3, $4) returning number`, [id, title, source, now])
    await tx.run(
      `insert into equality.question (set_id, key, position, title, text, hint, kind)
       select $1, q.key, q.position, q.title, q.text, q.hint, q.kind from jsonb_to_recordset($2) as q (key text, position int, title text, text text, hint text, kind text)`,
      [id, JSON.stringify(questions.map((question, position) => ({ ...question, position })))])
    await tx.run(
      `insert into equality.option (set_id, question_key, key, position, label, "group")
       select $1, o.question, o.key, o.position, o.label, o."group" from jsonb_to_recordset($2) as o (question text, key text, position int, label text, "group" text)`,
      [id, JSON.stringify(questions.flatMap(({ key: question, options }) => options.map((option, position) => ({ ...option, question, position }))))])
    return number
  }

  async setState(tx: Tx, id: QuestionSetId, state: QuestionSetState): Promise<void> {
    await tx.run('update equality.question_set set state = $2 where id = $1', [id, state])
  }

  async addHistory(tx: Tx, step: { readonly id: string; readonly setId: QuestionSetId; readonly action: string; readonly toState: QuestionSetState; readonly at: Date; readonly actor: string | null; readonly reason: string }): Promise<void> {
    await tx.run('insert into equality.question_set_history (id, set_id, action, to_state, at, actor, reason) values ($1, $2, $3, $4, $5, $6, $7)',
      [step.id, step.setId, step.action, step.toState, step.at, step.actor, step.reason])
  }
}
