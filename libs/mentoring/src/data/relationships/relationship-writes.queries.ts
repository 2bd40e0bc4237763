import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { newId } from '#kernel'
import type { Tx } from '#platform/database'
import type { MatchId, MeetingId } from '../../domain/index.js'

/** What keeps the sums beside a match true, in the transaction that changes what they are sums of. The caller holds the lock of the match. */
@Injectable()
export class RelationshipWriteQueries {
  /** Asks each of the two how it goes, on these days. */
  async addCheckIns(tx: Tx, matchId: MatchId, people: readonly PersonId[], days: readonly PlainDate[]): Promise<void> {
    const rows = people.flatMap((personId) => days.map((dueOn) => ({ id: newId(), personId, dueOn })))
    if (rows.length === 0) return
    await tx.run(
      `insert into mentoring.check_in (id, match_id, person_id, due_on) select r.id, $1, r."personId", r."dueOn" from json_to_recordset($2::json) as r(id uuid, "personId" uuid, "dueOn" date)
       on conflict (match_id, person_id, due_on) do nothing`, [matchId, JSON.stringify(rows)])
  }

  /** Counts the meetings of these matches anew. `next` is the first planned one that has not begun. */
  async sumMeetings(tx: Tx, matchIds: readonly MatchId[], now: Date): Promise<void> {
    await tx.run(
      `update mentoring.match m set meetings_held = g.held, minutes_met = g.minutes, last_met_at = g.last, next_meeting_at = g.next, updated_at = $2
       from (select asked.id, met.* from unnest($1::uuid[]) as asked(id) cross join lateral (
               select count(*) filter (where state = 'held') as held, coalesce(sum(minutes) filter (where state = 'held'), 0) as minutes, max(starts_at) filter (where state = 'held') as last,
                 min(starts_at) filter (where state = 'planned' and starts_at > $2) as next from mentoring.meeting where match_id = asked.id) met) g
       where m.id = g.id`, [matchIds, now])
  }

  /** Whether somebody asked for help in a check-in and nobody has seen to it. */
  async sumHelp(tx: Tx, matchId: MatchId, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.match m set help_wanted = exists (select from mentoring.check_in c where c.match_id = m.id and c.help_wanted and c.help_settled_at is null), updated_at = $2 where m.id = $1`, [matchId, now])
  }

  /** Calls off what was planned and has not begun; answers what of which match. */
  cancelPlanned(tx: Tx, matchIds: readonly MatchId[], now: Date): Promise<{ readonly meetingId: MeetingId; readonly matchId: MatchId }[]> {
    return tx.rows(
      `update mentoring.meeting set state = 'cancelled', sequence = sequence + 1, updated_at = $2 where match_id = any($1::uuid[]) and state = 'planned' and starts_at > $2
       returning id as "meetingId", match_id as "matchId"`, [matchIds, now])
  }
}
