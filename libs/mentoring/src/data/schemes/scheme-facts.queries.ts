import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { SchemeAction, SchemeId, SchemeState } from '../../domain/index.js'

export interface SchemeHistoryRow {
  readonly action: SchemeAction | 'create' | 'change'
  readonly toState: SchemeState
  readonly actorId: PersonId | null
  readonly at: Date
  readonly detail: Readonly<Record<string, unknown>>
}

/** What is known around a scheme when somebody wants to change it, and the account of what they did. */
@Injectable()
export class SchemeFactsQueries {
  constructor(private readonly database: Database) {}

  /** The round of this scheme that is under way, if there is one: at most one is (`match_round_one_open`). */
  openRound(id: string, on: Executor = this.database): Promise<{ readonly title: string; readonly state: string } | undefined> {
    return on.maybeOne(`select r.title, r.state from mentoring.match_round r where r.scheme_id = $1 and r.state in ('draft', 'intake', 'frozen', 'in_review')`, [id])
  }

  /** Mentees who have begun a profile, withdrawn ones too. */
  async mentees(id: string, on: Executor = this.database): Promise<number> {
    return (await on.one<{ count: number }>(`select count(*) as count from mentoring.profile where scheme_id = $1 and side = 'mentee'`, [id])).count
  }

  /** Every skill and level that somebody chose in a scheme. */
  chosen(id: string, on: Executor = this.database): Promise<{ readonly key: string; readonly level: string | null }[]> {
    return on.rows(
      `select distinct k.skill_key as key, k.level_key as level from mentoring.profile_skill k join mentoring.profile p on p.id = k.profile_id where p.scheme_id = $1 order by 1, 2`, [id])
  }

  async note(tx: Tx, schemeId: SchemeId, { action, toState, actorId, at, detail }: SchemeHistoryRow): Promise<void> {
    await tx.run('insert into mentoring.scheme_history (id, scheme_id, action, to_state, actor_id, at, detail) values ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), schemeId, action, toState, actorId, at, JSON.stringify(detail)])
  }

  /** Newest first. */
  history(schemeId: string): Promise<SchemeHistoryRow[]> {
    return this.database.rows<SchemeHistoryRow>(
      'select h.action, h.to_state as "toState", h.actor_id as "actorId", h.at, h.detail from mentoring.scheme_history h where h.scheme_id = $1 order by h.at desc, h.id desc limit 100', [schemeId])
  }
}
