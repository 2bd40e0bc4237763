import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import type { Tx } from '#platform/database'
import { LIVE_MATCH_STATES, type MatchId, type ProfileId } from '../../domain/index.js'

/** Columns in which a merge of two records simply puts one id for another. */
export const HANDED_ON = {
  goal: ['created_by_id'],
  meeting: ['created_by_id'],
  commitment: ['created_by_id'],
  match_round: ['created_by_id', 'frozen_by_id', 'published_by_id'],
  scenario: ['requested_by_id'],
  scenario_constraint: ['set_by_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Columns with a rule of their own, here or in `PersonMergeService`. */
export const HANDED_ON_WITH_CARE: readonly string[] = [
  'profile.person_id', 'profile_wish.person_id', 'profile_avoid.person_id', 'match.mentee_person_id', 'match.mentor_person_id', 'check_in.person_id', 'closing_survey.person_id', 'meeting_note.author_id',
]

/** Accounts of what was done at the time, and input that was fixed: they keep the id of then, which still leads to the person. */
export const KEPT_AS_RECORDED: readonly string[] = [
  'scheme_history.actor_id', 'match_history.actor_id', 'match_round_history.actor_id', 'round_participant.person_id',
]

/** Whom mentoring names. */
@Injectable()
export class MentoringPersonQueries {
  /** Live matches of any of these people, locked in the order of their ids: before their profiles, as everywhere. */
  async lockLiveMatches(tx: Tx, personIds: readonly string[]): Promise<readonly MatchId[]> {
    const rows = await tx.rows<{ id: MatchId }>(
      `select m.id from mentoring.match m where (m.mentee_person_id = any($1::uuid[]) or m.mentor_person_id = any($1::uuid[])) and m.state = any($2) order by m.id for update`, [personIds, LIVE_MATCH_STATES])
    return rows.map(({ id }) => id)
  }

  /** Profiles of these people, by id: to lock. */
  async profilesOf(tx: Tx, personIds: readonly string[]): Promise<readonly ProfileId[]> {
    const rows = await tx.rows<{ id: ProfileId }>('select id from mentoring.profile where person_id = any($1::uuid[]) order by id', [personIds])
    return rows.map(({ id }) => id)
  }

  /** Both profiles of each of these matches that is of these people with each other: one may still be under a record that was merged before. */
  async profilesBetween(tx: Tx, matchIds: readonly MatchId[], personIds: readonly string[]): Promise<readonly ProfileId[]> {
    const rows = await tx.rows<{ id: ProfileId }>(
      `select p.id from mentoring.match m join mentoring.profile p on p.id in (m.mentee_profile_id, m.mentor_profile_id)
       where m.id = any($1::uuid[]) and m.mentee_person_id = any($2::uuid[]) and m.mentor_person_id = any($2::uuid[])`, [matchIds, personIds])
    return rows.map(({ id }) => id)
  }

  /** `goes` stays with the record that was merged, so that both can be kept: one person has one profile on a side. */
  async keepApart(tx: Tx, goes: ProfileId, fromId: string, stays: ProfileId, intoId: string): Promise<void> {
    const set = (id: ProfileId, personId: string): Promise<number> => tx.run('update mentoring.profile set person_id = $2 where id = $1', [id, personId])
    await set(goes, newId<PersonId>())
    await set(stays, intoId)
    await set(goes, fromId)
  }

  /** Profiles but those in `except` become the other's; answers how many. */
  handOnProfiles(tx: Tx, fromId: string, intoId: string, except: readonly ProfileId[]): Promise<number> {
    return tx.run('update mentoring.profile set person_id = $2 where person_id = $1 and id <> all($3::uuid[])', [fromId, intoId, except])
  }

  /** Everything else, once the profiles are right. Done again it finds nothing. */
  async handOn(tx: Tx, fromId: string, intoId: string): Promise<void> {
    const both = [fromId, intoId]
    // A match of somebody with themselves is over and keeps both ids of then.
    await tx.run('update mentoring.match set mentee_person_id = $2 where mentee_person_id = $1 and mentor_person_id <> $2', both)
    await tx.run('update mentoring.match set mentor_person_id = $2 where mentor_person_id = $1 and mentee_person_id <> $2', both)
    // Nobody names the same person twice, or themselves.
    for (const table of ['profile_wish', 'profile_avoid']) {
      await tx.run(`delete from mentoring.${table} f where f.person_id = $1 and exists (select from mentoring.${table} i where i.profile_id = f.profile_id and i.person_id = $2)`, both)
      await tx.run(`update mentoring.${table} set person_id = $2 where person_id = $1`, both)
      await tx.run(`delete from mentoring.${table} f using mentoring.profile p where p.id = f.profile_id and f.person_id = $2 and p.person_id in ($1, $2)`, both)
    }
    for (const [table, key, column] of [['closing_survey', 'i.match_id = f.match_id', 'person_id'], ['check_in', 'i.match_id = f.match_id and i.due_on = f.due_on', 'person_id'], ['meeting_note', 'i.meeting_id = f.meeting_id', 'author_id']] as const) {
      await tx.run(`update mentoring.${table} f set ${column} = $2 where f.${column} = $1 and not exists (select from mentoring.${table} i where ${key} and i.${column} = $2)`, both)
    }
    for (const [table, columns] of Object.entries(HANDED_ON)) {
      for (const column of columns) await tx.run(`update mentoring.${table} set ${column} = $2 where ${column} = $1`, both)
    }
  }
}
