import { Injectable } from '@nestjs/common'
import type { PersonId } from '#kernel'
import type { Tx } from '#platform/database'
import type { SessionId, SessionMode } from '../../domain/index.js'

/** Something that one person has to be told about one session. */
export interface PendingInvitation {
  readonly kind: 'invite' | 'update' | 'cancel' | 'remove'
  readonly sessionId: SessionId
  readonly personId: PersonId
  readonly title: string
  readonly runTitle: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly mode: SessionMode
  readonly location: string | null
  readonly joinUrl: string | null
  readonly reason: string | null
  readonly revision: number
  /** Messages that they got about it so far. */
  readonly told: number
}

@Injectable()
export class InvitationQueries {
  /** Lets one transaction at a time write to the people of a run. */
  async lock(tx: Tx, runId: string): Promise<void> {
    await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`cohorts.invitations ${runId}`])
  }

  /**
   * What people know of a run's sessions against what is true: everybody on the register and every facilitator is to know each
   * session to come as it stands, and whoever knows of one that is off, or no longer theirs, is to be told so.
   */
  pending(tx: Tx, runId: string, now: Date, limit: number): Promise<PendingInvitation[]> {
    return tx.rows<PendingInvitation>(
      `with here as (select s.*, r.title as run_title, r.state as run_state from cohorts.session s join cohorts.cohort_run r on r.id = s.run_id where s.run_id = $1 and s.ends_at > $2),
         wanted as (
           select s.id as session_id, e.person_id from here s join cohorts.enrolment e on e.run_id = s.run_id and e.state in ('accepted', 'active', 'completed')
           union
           select s.id, f.person_id from here s join cohorts.session_facilitator f on f.session_id = s.id where s.run_state <> 'draft'),
         known as (select i.* from cohorts.session_invitation i join here s on s.id = i.session_id),
         compared as (
           select coalesce(w.session_id, k.session_id) as session_id, coalesce(w.person_id, k.person_id) as person_id,
             w.session_id is not null as wanted, coalesce(k.withdrawn, true) as withdrawn, coalesce(k.revision, -1) as known_revision, coalesce(k.told, 0) as told
           from wanted w full join known k on k.session_id = w.session_id and k.person_id = w.person_id),
         judged as (
           select c.*, s.*, case
             when s.state = 'cancelled' then case when not c.withdrawn then 'cancel' end
             when s.state = 'held' then null
             when not c.wanted then case when not c.withdrawn then 'remove' end
             when c.withdrawn then 'invite'
             when c.known_revision < s.revision then 'update' end as kind
           from compared c join here s on s.id = c.session_id)
       select kind, session_id as "sessionId", person_id as "personId", title, run_title as "runTitle", starts_at as "startsAt", ends_at as "endsAt",
         mode, location, join_url as "joinUrl", reason, revision, told
       from judged where kind is not null order by starts_at, session_id, person_id limit $3`,
      [runId, now, limit])
  }

  /** Notes what people now know. */
  async note(tx: Tx, told: readonly PendingInvitation[], now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.session_invitation as i (session_id, person_id, revision, told, withdrawn, updated_at)
       select "sessionId", "personId", revision, told + 1, kind in ('cancel', 'remove'), $2
       from json_to_recordset($1::json) as r("sessionId" uuid, "personId" uuid, revision int, told int, kind text)
       on conflict (session_id, person_id) do update set revision = excluded.revision, told = excluded.told, withdrawn = excluded.withdrawn, updated_at = excluded.updated_at`,
      [JSON.stringify(told), now])
  }
}
