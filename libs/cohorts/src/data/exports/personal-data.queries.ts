import type { PersonalDataContribution } from '#directory'
import { rowsByName } from '#platform/database'

const RUN = 'p.title as programme_title, r.id as run_id, r.title as run_title'
const RUNS = `cohorts.cohort_run r join cohorts.programme_version v on v.id = r.programme_version_id join cohorts.programme p on p.id = v.programme_id`
/** The person's own enrolments, also those that were never sent: $1 are the ids of their records. */
const MINE = 'cohorts.enrolment e on e.person_id = any($1::uuid[])'
/** Who did something, without naming anybody else. */
const by = (column: string): string => `case when ${column} is null then 'Waymark' when ${column} = any($1::uuid[]) then 'you' else 'somebody else' end as done_by`

/**
 * What cohorts hold of a person ($1: the ids of their records), by name. Verdicts, feedback and reasons that others wrote about the
 * person are theirs to read; who wrote them is not said. Of what the person did for others (nominations, adjustments they were told
 * of) it is said that they did it, never for whom.
 */
const QUERIES: Readonly<Record<string, string>> = {
  enrolments: `
    select e.id, ${RUN}, e.organisation_id, e.organisation_kind, e.region, e.state, e.route, e.statement, e.nominated_by_id is not null as was_nominated, e.transferred_from_id,
      e.applied_at, e.queue_number, e.priority_score, e.manual_rank, e.offered_at, e.offer_expires_at, e.offer_reminded_at, e.completed_at, e.ended_at, e.end_reason,
      e.sessions_attended, e.minutes_attended, e.minutes_countable, e.progress, e.updated_at
    from ${RUNS} join ${MINE} and e.run_id = r.id order by e.applied_at, e.id`,
  enrolmentHistory: `
    select h.enrolment_id, h.at, h.action, h.from_state, h.to_state, h.reason, ${by('h.actor_id')}
    from cohorts.enrolment_history h join ${MINE} and e.id = h.enrolment_id order by h.seq`,
  transferRequests: `
    select t.id, t.enrolment_id, w.title as wished_run_title, t.may_wait, t.reason, t.state, t.requested_at, t.decided_at, t.answer, t.new_enrolment_id
    from cohorts.transfer_request t join ${MINE} and e.id = t.enrolment_id join cohorts.cohort_run w on w.id = t.to_run_id order by t.requested_at, t.id`,
  attendance: `
    select m.enrolment_id, s.id as session_id, s.title as session_title, s.starts_at, s.ends_at, m.status, m.minutes, m.via, m.recorded_at
    from cohorts.attendance_mark m join ${MINE} and e.id = m.enrolment_id join cohorts.session s on s.id = m.session_id order by s.starts_at, s.id`,
  attendanceHistory: `
    select h.enrolment_id, h.session_id, h.version, h.status, h.minutes, h.via, h.reason, h.recorded_at, ${by('h.recorded_by')}
    from cohorts.attendance_history h join ${MINE} and e.id = h.enrolment_id order by h.recorded_at, h.session_id, h.version`,
  wrongSessionCodes: `select t.enrolment_id, t.session_id, t.wrong from cohorts.session_code_tries t join ${MINE} and e.id = t.enrolment_id order by t.session_id`,
  completionEvents: `
    select c.enrolment_id, i.title as item_title, c.type, c.submission_state, c.attended_minutes, c.countable_minutes, c.reason, c.recorded_at, ${by('c.recorded_by')}
    from cohorts.completion_event c join ${MINE} and e.id = c.enrolment_id join cohorts.curriculum_item i on i.id = c.item_id order by c.recorded_at, c.id`,
  certificates: `
    select enrolment_id, number, verify_code, person_name, organisation_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at, revoked_at
    from cohorts.certificate where person_id = any($1::uuid[]) order by issued_at, id`,
  adjustments: `
    select a.enrolment_id, a.arrangement, a.reason, a.consent_at, a.created_at, a.updated_at, a.ended_at,
      (select count(*)::int from cohorts.adjustment_reader x where x.adjustment_id = a.id) as facilitators_told
    from cohorts.adjustment a join ${MINE} and e.id = a.enrolment_id order by a.created_at, a.id`,
  submissions: `
    select u.id, u.enrolment_id, i.title as assignment, u.state, u.attempts, u.late, u.extended_to, u.submitted_at, u.updated_at
    from cohorts.submission u join ${MINE} and e.id = u.enrolment_id join cohorts.curriculum_item i on i.id = u.item_id order by u.updated_at, u.id`,
  submissionAttempts: `
    select t.submission_id, t.number, t.text, t.file_id, t.submitted_at, t.verdict, t.feedback, t.marked_at
    from cohorts.submission_attempt t join cohorts.submission u on u.id = t.submission_id join ${MINE} and e.id = u.enrolment_id order by t.submitted_at, t.id`,
  submissionExtensions: `
    select x.submission_id, x.extended_to, x.reason, x.granted_at
    from cohorts.submission_extension x join cohorts.submission u on u.id = x.submission_id join ${MINE} and e.id = u.enrolment_id order by x.granted_at, x.id`,
  actionLearningSets: `
    select m.enrolment_id, s.number, s.name, m.joined_at from cohorts.set_member m join ${MINE} and e.id = m.enrolment_id
    join cohorts.action_learning_set s on s.id = m.set_id order by m.joined_at, s.id`,
  sessionInvitations: `
    select n.session_id, s.title as session_title, s.starts_at, n.revision, n.told, n.withdrawn, n.updated_at
    from cohorts.session_invitation n join cohorts.session s on s.id = n.session_id where n.person_id = any($1::uuid[]) order by s.starts_at, s.id`,
  discussionsOpened: `
    select t.id, ${RUN}, t.title, t.created_at from cohorts.discussion_thread t join ${RUNS} on r.id = t.run_id where t.author_id = any($1::uuid[]) order by t.created_at, t.id`,
  discussionPosts: `
    select o.id, ${RUN}, o.thread_id, o.number, o.body, o.state, o.posted_at
    from cohorts.discussion_post o join cohorts.discussion_thread t on t.id = o.thread_id join ${RUNS} on r.id = t.run_id where o.author_id = any($1::uuid[]) order by o.posted_at, o.id`,
  // What a reader said of the post is the reader's word; what a moderator decided concerns its writer.
  moderationOfPosts: `
    select d.post_id, d.action, d.from_state, d.to_state, case when d.action <> 'report' then d.reason end as reason, d.at
    from cohorts.post_moderation d join cohorts.discussion_post o on o.id = d.post_id where o.author_id = any($1::uuid[]) order by d.at, d.id`,
  reportsOfPosts: `select post_id, reason, reported_at, settled_at from cohorts.post_report where reporter_id = any($1::uuid[]) order by reported_at, id`,
  nominationsMade: `
    select ${RUN}, e.applied_at as nominated_at from cohorts.enrolment e join ${RUNS} on r.id = e.run_id
    where e.nominated_by_id = any($1::uuid[]) and e.person_id <> all($1::uuid[]) order by e.applied_at, e.id`,
  runsTaught: `select ${RUN}, f.added_at from cohorts.run_facilitator f join ${RUNS} on r.id = f.run_id where f.person_id = any($1::uuid[]) order by f.added_at, r.id`,
  sessionsHeld: `
    select ${RUN}, s.title as session_title, f.starts_at, f.ends_at, f.takes_place from cohorts.session_facilitator f join cohorts.session s on s.id = f.session_id
    join ${RUNS} on r.id = s.run_id where f.person_id = any($1::uuid[]) order by f.starts_at, s.id`,
  adjustmentsToldOf: `select named_at from cohorts.adjustment_reader where person_id = any($1::uuid[]) order by named_at`,
  announcementsWritten: `
    select ${RUN}, a.title, a.body, a.posted_at, a.retracted_at from cohorts.announcement a join ${RUNS} on r.id = a.run_id where a.author_id = any($1::uuid[]) order by a.posted_at, a.id`,
  resourcesShared: `
    select ${RUN}, x.title, x.description, x.url, x.file_id, x.added_at, x.removed_at from cohorts.space_resource x join ${RUNS} on r.id = x.run_id
    where x.added_by_id = any($1::uuid[]) order by x.added_at, x.id`,
}

/** What cohorts add to a person's own copy of their data. */
export const cohortsPersonalData: PersonalDataContribution = { name: 'cohorts', read: (tx, { recordIds }) => rowsByName(tx, QUERIES, [recordIds]) }
