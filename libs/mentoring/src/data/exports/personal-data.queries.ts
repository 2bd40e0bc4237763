import type { PersonalDataContribution } from '#directory'
import { rowsByName } from '#platform/database'

/** The person's own profiles: $1 are the ids of their records. */
const MINE = 'mentoring.profile p join mentoring.scheme s on s.id = p.scheme_id where p.person_id = any($1::uuid[])'
/** Matches in which they are one of the two, and on which side. */
const MATCHES = `(select m.*, case when m.mentee_person_id = any($1::uuid[]) then 'mentee' else 'mentor' end as my_side
  from mentoring.match m where m.mentee_person_id = any($1::uuid[]) or m.mentor_person_id = any($1::uuid[]))`
const mine = (column: string): string => `case when m.my_side = 'mentee' then m.mentee_${column} else m.mentor_${column} end`

/**
 * What mentoring holds of a person, by name. Of a relationship they are given what they wrote themselves and what both share by its
 * nature (agreement, meetings, goals, promises), never the other's notes, answers or name, nor that or why the other said no: a match that came to nothing is told as their pages tell it. Whom they wished
 * for or wanted to avoid is their own word; those are named by id, their pages show the names.
 */
const QUERIES: Readonly<Record<string, string>> = {
  profiles: `
    select p.id, s.title as scheme_title, p.side, p.state, p.organisation_id, p.details, p.capacity, p.taken, p.priority, p.declared_at, p.submitted_at, p.created_at, p.updated_at
    from ${MINE} order by p.created_at, p.id`,
  profileSkills: `
    select k.profile_id, k.direction, k.skill_key, k.level_key, k.position from mentoring.profile_skill k
    where k.profile_id in (select p.id from ${MINE}) order by k.profile_id, k.direction, k.position`,
  wishes: `select w.profile_id, w.person_id, w.position from mentoring.profile_wish w where w.profile_id in (select p.id from ${MINE}) order by w.profile_id, w.position`,
  avoided: `select a.profile_id, a.person_id, a.organisation_id, a.email from mentoring.profile_avoid a where a.profile_id in (select p.id from ${MINE}) order by a.profile_id, a.id`,
  background: `select b.profile_id, b.tags, b.consented_at from mentoring.profile_background b where b.profile_id in (select p.id from ${MINE}) order by b.consented_at, b.profile_id`,
  rounds: `
    select r.title as round_title, r.frozen_at, n.side, n.organisation_id, n.seats, n.priority, n.facts
    from mentoring.round_participant n join mentoring.match_round r on r.id = n.round_id where n.person_id = any($1::uuid[]) order by r.frozen_at, r.id, n.side`,
  matches: `
    select m.id, s.title as scheme_title, m.my_side as side, m.source, case when m.state in ('declined', 'withdrawn') then 'not_going_ahead' else m.state end as state, m.reasons, m.blind, m.proposed_at, m.answer_by, ${mine('accepted_at')} as accepted_at, m.agreed_at, m.started_at,
      m.ends_on, m.ended_at, case when m.ended_by_side = m.my_side then m.end_reason end as my_end_reason, m.meetings_held, m.minutes_met, m.last_met_at, m.next_meeting_at
    from ${MATCHES} m join mentoring.scheme s on s.id = m.scheme_id order by m.proposed_at, m.id`,
  matchStepsTaken: `select h.match_id, h.action, h.to_state, h.at from mentoring.match_history h where h.actor_id = any($1::uuid[]) order by h.at, h.id`,
  agreements: `
    select g.match_id, g.every_weeks, g.minutes, g.mode, g.purpose, g.confidentiality, case when m.my_side = 'mentee' then g.mentee_agreed_at else g.mentor_agreed_at end as agreed_at, g.updated_at
    from mentoring.agreement g join ${MATCHES} m on m.id = g.match_id order by g.updated_at, g.match_id`,
  goals: `
    select g.match_id, g.title, g.state, g.due_on, g.created_at, g.settled_at from mentoring.goal g join ${MATCHES} m on m.id = g.match_id
    where m.my_side = 'mentee' or g.created_by_id = any($1::uuid[]) order by g.created_at, g.id`,
  meetings: `
    select t.id, t.match_id, t.starts_at, t.minutes, t.mode, t.place, t.state, t.topics, t.created_by_id = any($1::uuid[]) as planned_by_you, t.created_at
    from mentoring.meeting t join ${MATCHES} m on m.id = t.match_id order by t.starts_at, t.id`,
  meetingNotes: `select n.meeting_id, n.body, n.shared, n.updated_at from mentoring.meeting_note n where n.author_id = any($1::uuid[]) order by n.updated_at, n.id`,
  checkIns: `select c.match_id, c.due_on, c.answered_at, c.going, c.help_wanted, c.comment from mentoring.check_in c where c.person_id = any($1::uuid[]) order by c.due_on, c.id`,
  commitments: `
    select c.match_id, c.kind, c.title, c.due_on, c.state, c.outcome, c.created_by_id = any($1::uuid[]) as promised_by_you, c.created_at, c.settled_at
    from mentoring.commitment c join ${MATCHES} m on m.id = c.match_id order by c.created_at, c.id`,
  closingSurveys: `
    select v.match_id, v.helpful, v.match_quality, v.recommends, v.outcomes, v.comment, v.comment_shared, v.answered_at from mentoring.closing_survey v
    where v.person_id = any($1::uuid[]) order by v.answered_at, v.match_id`,
  reminders: `select n.match_id, n.kind, n.occasion, n.sent_at from mentoring.nudge n join ${MATCHES} m on m.id = n.match_id order by n.sent_at, n.match_id, n.kind`,
}

/** What mentoring adds to a person's own copy of their data. */
export const mentoringPersonalData: PersonalDataContribution = { name: 'mentoring', read: (tx, { recordIds }) => rowsByName(tx, QUERIES, [recordIds]) }
