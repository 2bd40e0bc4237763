import { AuditModule, AuditService } from '#audit'
import { DirectoryModule, PersonalDataService } from '#directory'
import { newId, type OrganisationId } from '#kernel'
import { Database, UnitOfWork } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp } from '#testing'
import { PersonalDataModule } from './personal-data.module.js'

type Rows = readonly Readonly<Record<string, unknown>>[]
type Copy = Readonly<Record<'directory' | 'cohorts' | 'mentoring' | 'notifications' | 'files' | 'auditTrail', Readonly<Record<string, Rows>>>>

/** Columns that name a person and are read for the copy. */
const COPIED = [
  'audit.pseudonym.person_id',
  'cohorts.adjustment_reader.person_id', 'cohorts.announcement.author_id', 'cohorts.attendance_history.recorded_by', 'cohorts.certificate.person_id',
  'cohorts.completion_event.recorded_by', 'cohorts.discussion_post.author_id', 'cohorts.discussion_thread.author_id', 'cohorts.enrolment.nominated_by_id',
  'cohorts.enrolment.person_id', 'cohorts.enrolment_history.actor_id', 'cohorts.post_report.reporter_id', 'cohorts.run_facilitator.person_id',
  'cohorts.session_facilitator.person_id', 'cohorts.session_invitation.person_id', 'cohorts.space_resource.added_by_id',
  'directory.career_post.person_id', 'directory.delegation.delegate_id', 'directory.delegation.person_id', 'directory.export_run.requested_by_id', 'directory.identity.person_id',
  'directory.import_run.requested_by_id', 'directory.invitation.person_id', 'directory.line_management.manager_id', 'directory.line_management.person_id',
  'directory.membership.person_id', 'directory.person.merged_into_id', 'directory.person_email.person_id', 'directory.person_former_email.person_id', 'directory.person_merge.survivor_id',
  'mentoring.check_in.person_id', 'mentoring.closing_survey.person_id', 'mentoring.commitment.created_by_id', 'mentoring.goal.created_by_id', 'mentoring.match.mentee_person_id', 'mentoring.match.mentor_person_id',
  'mentoring.match_history.actor_id', 'mentoring.meeting.created_by_id', 'mentoring.meeting_note.author_id', 'mentoring.profile.person_id', 'mentoring.profile_avoid.person_id', 'mentoring.profile_wish.person_id',
  'mentoring.round_participant.person_id',
  'notifications.calendar_entry.person_id', 'notifications.calendar_feed.person_id', 'notifications.message.person_id', 'notifications.preference.person_id',
  'platform.stored_file.uploaded_by_id',
  'workforce.milestone_candidate.person_id', 'workforce.milestone_claim.claimed_by_id', 'workforce.milestone_claim.person_id', 'workforce.milestone_evidence.added_by_id', 'workforce.milestone_history.actor_id',
  'workforce.pipeline_action.person_id', 'workforce.pipeline_history.actor_id', 'workforce.plan_approval.person_id', 'workforce.plan_version_history.actor_id', 'workforce.recorded_figure.recorded_by_id',
  'workforce_returns.learning_route.added_by_id', 'workforce_returns.learning_route.ended_by_id', 'workforce_returns.reference_version.published_by_id', 'workforce_returns.return_history.actor_id',
  'workforce_returns.return_section.saved_by_id', 'workforce_returns.workforce_return.started_by_id', 'workforce_returns.workforce_return.submitted_by_id',
]
/** Columns that only say who did something to a thing or to somebody else: the audit trail in the copy says that they did. */
const ACTS_IN_THE_TRAIL = [
  'cohorts.adjustment.consent_by_id', 'cohorts.adjustment.created_by_id', 'cohorts.adjustment_reader.named_by_id', 'cohorts.announcement.retracted_by_id',
  'cohorts.assignment_due.set_by_id', 'cohorts.attendance_mark.recorded_by', 'cohorts.discussion_thread.locked_by_id', 'cohorts.post_moderation.actor_id',
  'cohorts.programme_version_history.actor_id', 'cohorts.run_facilitator.added_by_id', 'cohorts.run_history.actor_id', 'cohorts.session_change.by',
  'cohorts.space_resource.removed_by_id', 'cohorts.submission_attempt.marked_by_id', 'cohorts.submission_extension.granted_by_id', 'cohorts.transfer_request.decided_by_id',
  'competency.framework_version_history.by_person_id', 'directory.career_post.verified_by_id', 'directory.distinct_people.decided_by_id',
  'directory.distinct_people.other_id', 'directory.distinct_people.person_id', 'directory.person_merge.absorbed_id', 'directory.person_merge.merged_by_id',
  'directory.reorganisation.created_by_id',
  'mentoring.match_round.created_by_id', 'mentoring.match_round.frozen_by_id', 'mentoring.match_round.published_by_id', 'mentoring.match_round_history.actor_id', 'mentoring.scenario.requested_by_id',
  'mentoring.scenario_constraint.set_by_id', 'mentoring.scheme_history.actor_id',
  'workforce.indicator_version.created_by_id', 'workforce.pipeline_action.created_by_id', 'workforce.pipeline_review.created_by_id', 'workforce.plan.created_by_id',
  'workforce.milestone_candidate.decided_by_id', 'workforce.milestone_claim.decided_by_id',
]

describe('a person\'s own copy of their data', () => {
  let test: TestApp
  let council: OrganisationId
  let me: SeededPerson
  let twin: SeededPerson
  let stranger: SeededPerson
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)
  const copyOf = async (person: SeededPerson, asker = person): Promise<Copy> => JSON.parse(await test.get(PersonalDataService).copy(test.ctx(asker.actor), person.id)) as Copy

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, DirectoryModule, PersonalDataModule] })
    const seed = new Seed(test.get(Database).pool)
    council = await seed.organisation({ name: 'Borchester' })
    me = await seed.person({ givenName: 'Lee', familyName: 'Learner', roles: [['learner', council]] })
    twin = await seed.person({ givenName: 'Lee', familyName: 'Learner-Twin' })
    stranger = await seed.person({ givenName: 'Zebedee', familyName: 'Quillfeather', email: 'zebedee@example.org', roles: [['learner', council]] })
    await sql(`update directory.person set status = 'merged', merged_into_id = $2 where id = $1`, [twin.id, me.id])
    await sql('delete from directory.person_email where person_id = $1', [twin.id])
    await sql(`insert into directory.person_merge (absorbed_id, survivor_id, merged_at, absorbed, set_aside) values ($1, $2, now(), '{"person": {"given_name": "Lee"}, "invitation": [{"token_hash": "hash-of-old"}]}', '{}')`, [twin.id, me.id])
    await seed.lineManager(stranger.id, me.id, council)
    await sql(`insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values ($1, $2, $3, '2026-01-01', '2026-02-01')`, [newId(), stranger.id, me.id])
    await sql(`insert into directory.invitation (id, person_id, email, token_hash, created_at, expires_at) values ($1, $2, 'me@example.org', 'hash-of-mine', now(), now())`, [newId(), me.id])
    const [programme, version, item, run, session, thread, set] = [newId(), newId(), newId(), newId(), newId(), newId(), newId()]
    await sql(`insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
      values ($1, $2, 'Leading change', 'For leaders', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programme, council])
    await sql(`insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
      values ($1, $2, 1, 'published', '{self}', false, 0, 0, 'left_out', 0, '[]', '{}', now(), now())`, [version, programme])
    await sql(`insert into cohorts.curriculum_item (id, version_id, position, code, title, kind, requirement, prerequisites) values ($1, $2, 0, 'I', 'Essay', 'assignment', 'required', '{}')`, [item, version])
    await sql(`insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
      values ($1, $2, $3, 'Spring', 'in_progress', 'online', 9, 1, 'first_come', 5, '2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01', now(), now())`, [run, version, council])
    await sql(`insert into cohorts.session (id, run_id, title, state, starts_at, ends_at, mode, join_url, code, updated_at)
      values ($1, $2, 'Kick-off', 'scheduled', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z', 'online', 'https://rooms.example', 'ROOMCODE', now())`, [session, run])
    await sql(`insert into cohorts.action_learning_set (id, run_id, number, name, created_at) values ($1, $2, 1, 'Set one', now())`, [set, run])
    await sql(`insert into cohorts.discussion_thread (id, run_id, title, author_id, created_at, last_post_at, posts) values ($1, $2, 'words-of-stranger title', $3, now(), now(), 2)`, [thread, run, stranger.id])
    for (const [who, other, words] of [[me, stranger, 'words-of-me'], [stranger, me, 'words-of-stranger']] as const) {
      const [enrolment, submission, attempt, file, adjustment, post] = [newId(), newId(), newId(), newId(), newId(), newId()]
      await sql(`insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, statement, nominated_by_id, applied_at, updated_at)
        values ($1, $2, $3, $4, 'council', 'active', 'nomination', $5, $6, now(), now())`, [enrolment, run, who.id, council, `${words} statement`, other.id])
      // Written under the record that was merged since.
      await sql(`insert into cohorts.enrolment_history (id, enrolment_id, at, action, to_state, actor_id, reason) values ($1, $2, now(), 'apply', 'active', $3, $4)`, [newId(), enrolment, who === me ? twin.id : who.id, `${words} reason`])
      await sql(`insert into cohorts.attendance_mark (enrolment_id, session_id, status, version, via, recorded_at, recorded_by) values ($1, $2, 'attended', 1, 'register', now(), $3)`, [enrolment, session, other.id])
      await sql(`insert into cohorts.attendance_history (enrolment_id, session_id, version, status, via, reason, recorded_at, recorded_by) values ($1, $2, 1, 'attended', 'register', $3, now(), $4)`, [enrolment, session, `${words} came late`, other.id])
      await sql(`insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
        values ($1, $2, $3, $4, $4, $5, 'Leading change', 'Institute', '2026-03-01', '2026-06-01', '2026-06-01', now())`, [newId(), enrolment, who.id, words, `${words} name`])
      await sql(`insert into cohorts.adjustment (id, enrolment_id, arrangement, reason, consent_at, consent_by_id, created_by_id, created_at, updated_at) values ($1, $2, $3, $4, now(), $5, $5, now(), now())`, [adjustment, enrolment, `${words} ramp`, `${words} health`, who.id])
      await sql(`insert into cohorts.adjustment_reader (adjustment_id, person_id, named_by_id, named_at) values ($1, $2, $3, now())`, [adjustment, other.id, who.id])
      await sql(`insert into cohorts.submission (id, enrolment_id, item_id, state, attempts, updated_at) values ($1, $2, $3, 'passed', 1, now())`, [submission, enrolment, item])
      await sql(`insert into cohorts.submission_attempt (id, submission_id, number, text, file_id, submitted_at, verdict, feedback, marked_by_id, marked_at) values ($1, $2, 1, $3, $4, now(), 'pass', $5, $6, now())`, [attempt, submission, `${words} essay`, file, `${words} feedback`, other.id])
      await sql(`insert into cohorts.submission_extension (id, submission_id, extended_to, reason, granted_by_id, granted_at) values ($1, $2, '2026-07-01', $3, $4, now())`, [newId(), submission, `${words} extension`, other.id])
      await sql(`insert into platform.stored_file (id, name, media_type, size, hash, uploaded_by_id, uploaded_at, owner_kind, owner_id) values ($1, $2, 'text/plain', 3, 'h', $3, now(), 'submission-attempt', $4)`, [file, `${words}.txt`, who.id, attempt])
      await sql(`insert into cohorts.set_member (enrolment_id, set_id, joined_at) values ($1, $2, now())`, [enrolment, set])
      await sql(`insert into cohorts.discussion_post (id, thread_id, number, author_id, body, state, posted_at) values ($1, $2, $3, $4, $5, 'reported', now())`, [post, thread, who === me ? 1 : 2, who.id, `${words} post`])
      await sql(`insert into cohorts.post_report (id, post_id, reporter_id, reason, reported_at) values ($1, $2, $3, $4, now())`, [newId(), post, other.id, other === me ? 'words-of-me report' : 'words-of-stranger report'])
      await sql(`insert into cohorts.post_moderation (id, post_id, action, from_state, to_state, actor_id, reason, at) values ($1, $2, 'report', 'visible', 'reported', $3, $4, now())`, [newId(), post, other.id, other === me ? 'words-of-me report' : 'words-of-stranger report'])
      await sql(`insert into cohorts.announcement (id, run_id, title, body, author_id, posted_at) values ($1, $2, 'News', $3, $4, now())`, [newId(), run, `${words} announcement`, who.id])
      for (const [template, data, text] of [['cohorts.confirmed', '{}', `${words} place`], ['cohorts.approval-needed', '{"applicant": "Zebedee"}', 'Zebedee Quillfeather asks words-of-stranger']]) {
        await sql(`insert into notifications.message (id, person_id, template, data, dedupe_key, state, locale, subject, text, queued_at, settled_at) values ($1, $2, $3, $4, gen_random_uuid()::text, 'sent', 'en', $5, $5, now(), now())`, [newId(), who.id, template, data, text])
      }
      await sql(`insert into notifications.preference (person_id, reminders, subscriptions, updated_at) values ($1, false, true, now())`, [who.id])
      await sql(`insert into notifications.calendar_feed (id, person_id, token_hash, created_at) values ($1, $2, $3, now())`, [newId(), who.id, `hash-of-feed ${words}`])
    }
    await mentor()
    const audit = test.get(AuditService)
    await test.get(UnitOfWork).run(async (tx) => {
      await audit.record(tx, test.ctx(stranger.actor), { action: 'person:update', subject: { person: me.id }, detail: { changed: 'locale', manager: audit.pseudonym(stranger.id), seen: [stranger.id] } })
      await audit.record(tx, test.ctx(me.actor), { action: 'enrolment:approve', subject: { person: stranger.id }, detail: { enrolmentId: newId() } })
    })
  })
  afterAll(() => test.close())

  /** A relationship of the two, to which each has written words. */
  async function mentor(): Promise<void> {
    const [scheme, mine, theirs, match, declined] = [newId(), newId(), newId(), newId(), newId()]
    await sql(`insert into mentoring.scheme (id, organisation_id, kind, state, title, summary, restricted, declaration, framework_version_id, settings, created_at, updated_at)
      values ($1, $2, 'reverse', 'open', 'Two-way mentoring', 'To learn', false, '', $3, '{}', now(), now())`, [scheme, council, newId()])
    for (const [id, who, side, words] of [[mine, me, 'mentee', 'words-of-me'], [theirs, stranger, 'mentor', 'words-of-stranger']] as const) {
      await sql(`insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, taken, created_at, updated_at) values ($1, $2, $3, $4, 'ready', $5, $6, 1, 1, now(), now())`,
        [id, scheme, who.id, side, council, JSON.stringify({ goals: `${words} goals` })])
    }
    await sql(`insert into mentoring.profile_skill (profile_id, direction, skill_key, position) values ($1, 'wants', 'data', 0)`, [mine])
    for (const [id, state, at, ended] of [[match, 'active', '2026-05-01', null], [declined, 'declined', '2026-05-02', '2026-05-03']] as const) {
      await sql(`insert into mentoring.match (id, scheme_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, proposed_at, answer_by, ended_at, updated_at)
        values ($1, $2, 'by_hand', $3, $4, $5, $6, $7, '[]', false, $8, $8, $9, now())`, [id, scheme, mine, theirs, me.id, stranger.id, state, at, ended])
    }
    await sql(`update mentoring.match set ended_by_side = 'mentor', end_reason = 'words-of-stranger-reason' where id = $1`, [declined])
    const meeting = newId()
    await sql(`insert into mentoring.meeting (id, match_id, starts_at, minutes, mode, state, topics, created_by_id, created_at, updated_at) values ($1, $2, now(), 60, 'video', 'held', '{Budgets}', $3, now(), now())`, [meeting, match, stranger.id])
    await sql(`insert into mentoring.agreement (match_id, every_weeks, minutes, mode, purpose, confidentiality, updated_at) values ($1, 2, 60, 'video', 'To grow', 'All of it', now())`, [match])
    for (const [who, profile, words] of [[me, mine, 'words-of-me'], [stranger, theirs, 'words-of-stranger']] as const) {
      await sql('insert into mentoring.profile_background (profile_id, tags, consented_at) values ($1, $2, now())', [profile, [`${words} background`]])
      await sql('insert into mentoring.profile_avoid (id, profile_id, organisation_id) values ($1, $2, $3)', [newId(), profile, council])
      await sql('insert into mentoring.profile_avoid (id, profile_id, email) values ($1, $2, $3)', [newId(), profile, `${words}@example.org`])
      await sql('insert into mentoring.meeting_note (id, meeting_id, author_id, body, shared, updated_at) values ($1, $2, $3, $4, true, now())', [newId(), meeting, who.id, `${words} note`])
      await sql(`insert into mentoring.check_in (id, match_id, person_id, due_on, answered_at, going, comment) values ($1, $2, $3, '2026-06-01', now(), 4, $4)`, [newId(), match, who.id, `${words} check-in`])
      await sql(`insert into mentoring.closing_survey (match_id, person_id, helpful, match_quality, recommends, outcomes, comment, answered_at) values ($1, $2, 5, 5, 10, '{}', $3, now())`, [match, who.id, `${words} survey`])
      await sql(`insert into mentoring.match_history (id, match_id, action, to_state, actor_id, at) values ($1, $2, $3, 'active', $4, now())`, [newId(), match, `${words}-step`, who.id])
    }
  }

  it('holds what every lib has of them', async () => {
    const copy = await copyOf(me)
    expect(copy.directory).toMatchObject({ emails: [{ email: me.email }], memberships: [{ organisation_name: 'Borchester' }], managesOthers: [{ organisation_id: council }], standsInForOthers: [{ starts_on: '2026-01-01' }], invitations: [{ email: 'me@example.org' }], mergedRecords: [{ person: { given_name: 'Lee' } }] })
    expect(copy.cohorts).toMatchObject({
      enrolments: [{ programme_title: 'Leading change', state: 'active', statement: 'words-of-me statement', was_nominated: true }],
      enrolmentHistory: [{ action: 'apply', reason: 'words-of-me reason', done_by: 'you' }],
      attendance: [{ session_title: 'Kick-off', status: 'attended' }],
      attendanceHistory: [{ reason: 'words-of-me came late', done_by: 'somebody else' }],
      certificates: [{ number: 'words-of-me' }],
      adjustments: [{ arrangement: 'words-of-me ramp', reason: 'words-of-me health', facilitators_told: 1 }],
      submissions: [{ assignment: 'Essay', state: 'passed' }],
      submissionAttempts: [{ text: 'words-of-me essay', feedback: 'words-of-me feedback', verdict: 'pass' }],
      submissionExtensions: [{ reason: 'words-of-me extension' }],
      actionLearningSets: [{ name: 'Set one' }],
      discussionPosts: [{ body: 'words-of-me post' }],
      moderationOfPosts: [{ action: 'report', reason: null }],
      reportsOfPosts: [{ reason: 'words-of-me report' }],
      nominationsMade: [{ run_title: 'Spring' }],
      adjustmentsToldOf: [{}],
      announcementsWritten: [{ body: 'words-of-me announcement' }],
    })
    expect(copy.mentoring).toMatchObject({
      profiles: [{ scheme_title: 'Two-way mentoring', side: 'mentee', details: { goals: 'words-of-me goals' } }], profileSkills: [{ direction: 'wants', skill_key: 'data' }],
      avoided: [{ organisation_id: council }, { email: 'words-of-me@example.org' }], background: [{ tags: ['words-of-me background'] }],
      matches: [{ side: 'mentee', state: 'active' }, { state: 'not_going_ahead', my_end_reason: null }], matchStepsTaken: [{ action: 'words-of-me-step' }],
      agreements: [{ purpose: 'To grow' }], meetings: [{ topics: ['Budgets'], planned_by_you: false }], meetingNotes: [{ body: 'words-of-me note' }],
      checkIns: [{ comment: 'words-of-me check-in' }], closingSurveys: [{ comment: 'words-of-me survey' }],
    })
    expect(copy.notifications).toMatchObject({
      messages: expect.arrayContaining([expect.objectContaining({ template: 'cohorts.confirmed', text: 'words-of-me place' }), expect.objectContaining({ template: 'cohorts.approval-needed', subject: null })]) as unknown,
      preferences: [{ reminders: false, subscriptions: true }], calendarFeeds: [{ revoked_at: null }],
    })
    expect(copy.files['sent']).toMatchObject([{ name: 'words-of-me.txt', address: `/files/${String(copy.cohorts['submissionAttempts']?.[0]?.['file_id'])}` }])
    expect(copy.auditTrail['aboutYou']).toEqual(expect.arrayContaining([
      expect.objectContaining({ action: 'person:update', done_by: 'somebody else', detail: { changed: 'locale' } }), expect.objectContaining({ action: 'person:export', done_by: 'you' }),
    ]))
    expect(copy.auditTrail['doneByYou']).toContainEqual({ at: expect.any(String) as unknown, action: 'enrolment:approve', subject_kind: 'person' })
  })

  it('holds nothing of anybody else, and no secret', async () => {
    const text = JSON.stringify(await copyOf(me))
    for (const hidden of ['words-of-stranger', 'Zebedee', 'Quillfeather', stranger.id, stranger.email, test.get(AuditService).pseudonym(stranger.id), 'hash-of', 'ROOMCODE', 'rooms.example']) expect(text).not.toContain(hidden)
  })

  it('is for the person alone: others are told the same as of nobody', async () => {
    const refusal = async (id: string) => test.get(PersonalDataService).copy(test.ctx(stranger.actor), id).then(() => 'a copy', (error: Error) => ({ ...error, message: error.message }))
    expect(await refusal(me.id)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(me.id)).toEqual(await refusal(newId()))
  })

  it('leaves out no column that names a person', async () => {
    const columns = await test.get(Database).rows<{ name: string }>(
      `select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
       where table_schema in ('audit', 'cohorts', 'competency', 'directory', 'mentoring', 'notifications', 'platform', 'workforce', 'workforce_returns') and data_type = 'uuid'
         and column_name ~ '(^|_)(person_id|by|by_id|actor_id|author_id|reporter_id|manager_id|delegate_id|other_id|survivor_id|absorbed_id|merged_into_id)$|_by_person_id$' order by 1`)
    expect(columns.map(({ name }) => name).sort()).toEqual([...COPIED, ...ACTS_IN_THE_TRAIL].sort())
  })
})
