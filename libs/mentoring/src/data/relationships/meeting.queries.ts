import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { MatchId, MeetingDetails, MeetingId, MeetingState } from '../../domain/index.js'

export interface MeetingRow extends MeetingDetails {
  readonly id: MeetingId
  readonly matchId: MatchId
  readonly state: MeetingState
  readonly topics: readonly string[]
  readonly sequence: number
}

export interface NoteRow {
  readonly meetingId: MeetingId
  readonly authorId: PersonId
  readonly body: string
  readonly shared: boolean
  readonly updatedAt: Date
}

const COLUMNS = `g.id, g.match_id as "matchId", g.starts_at as "startsAt", g.minutes, g.mode, g.place, g.state, g.topics, g.sequence`

/** Meetings of the two and their notes. Callers of writes hold the lock of the match. */
@Injectable()
export class MeetingQueries {
  constructor(private readonly database: Database) {}

  one(id: string, on: Executor = this.database): Promise<MeetingRow | undefined> {
    return on.maybeOne<MeetingRow>(`select ${COLUMNS} from mentoring.meeting g where g.id = $1`, [id])
  }

  /** The last 500 meetings of each of these matches, newest first. */
  ofMatches(matchIds: readonly MatchId[]): Promise<MeetingRow[]> {
    return this.database.rows<MeetingRow>(
      `select newest.* from unnest($1::uuid[]) as asked(id) cross join lateral (
         select ${COLUMNS} from mentoring.meeting g where g.match_id = asked.id order by g.starts_at desc, g.id desc limit 500) newest order by newest."startsAt" desc, newest.id desc`, [matchIds])
  }

  async insert(tx: Tx, row: Omit<MeetingRow, 'sequence'>, personId: PersonId, now: Date): Promise<void> {
    await tx.run(
      `insert into mentoring.meeting (id, match_id, starts_at, minutes, mode, place, state, topics, created_by_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
      [row.id, row.matchId, row.startsAt, row.minutes, row.mode, row.place, row.state, row.topics, personId, now])
  }

  async save(tx: Tx, row: Omit<MeetingRow, 'sequence' | 'matchId'>, now: Date): Promise<void> {
    await tx.run('update mentoring.meeting set starts_at = $2, minutes = $3, mode = $4, place = $5, state = $6, topics = $7, sequence = sequence + 1, updated_at = $8 where id = $1',
      [row.id, row.startsAt, row.minutes, row.mode, row.place, row.state, row.topics, now])
  }

  /** Notes of these matches' meetings that a person, one of the two of each, may read: their own, and what the other shared. */
  notesFor(matchIds: readonly MatchId[], personId: PersonId): Promise<NoteRow[]> {
    return this.database.rows<NoteRow>(
      `select n.meeting_id as "meetingId", n.author_id as "authorId", n.body, n.shared, n.updated_at as "updatedAt"
       from mentoring.meeting_note n join mentoring.meeting g on g.id = n.meeting_id where g.match_id = any($1::uuid[]) and (n.author_id = $2 or n.shared) order by n.meeting_id, n.author_id`, [matchIds, personId])
  }

  /** Writes somebody's one note of a meeting; without words it goes. */
  async saveNote(tx: Tx, meetingId: MeetingId, authorId: PersonId, body: string, shared: boolean, now: Date): Promise<void> {
    if (body === '') await tx.run('delete from mentoring.meeting_note where meeting_id = $1 and author_id = $2', [meetingId, authorId])
    else {
      await tx.run(
        `insert into mentoring.meeting_note (id, meeting_id, author_id, body, shared, updated_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (meeting_id, author_id) do update set body = $4, shared = $5, updated_at = $6`, [newId(), meetingId, authorId, body, shared, now])
    }
  }
}
