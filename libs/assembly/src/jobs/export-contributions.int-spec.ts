import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { ContactsModule } from '#assembly'
import { AuditModule } from '#audit'
import { ExportsService, ImportsModule } from '#directory'
import { directoryJobs, DirectoryJobsModule } from '#directory/jobs'
import { newId, type OrganisationId, type PersonId } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, eventually, Seed, type SeededPerson, type TestApp } from '#testing'
import { ExportContributionsModule } from './export-contributions.module.js'
import { jobModules } from './index.js'

type Files = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

describe('what cohorts and mentoring add to the export of an organisation', () => {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-export-'))
  let test: TestApp
  let council: OrganisationId
  let other: OrganisationId
  let admin: SeededPerson
  let learner: SeededPerson
  let stranger: SeededPerson
  const sql = (text: string, values: readonly unknown[]) => test.get(Database).run(text, values)

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ContactsModule, ImportsModule, DirectoryJobsModule, ExportContributionsModule], jobs: directoryJobs, config: { FILES_DIR: dir } })
    const seed = new Seed(test.get(Database).pool)
    council = await seed.organisation({ name: 'Borchester' })
    other = await seed.organisation({ name: 'Felpersham' })
    admin = await seed.person({ roles: [['organisation_admin', council]] })
    learner = await seed.person({ givenName: 'Lee', roles: [['learner', council], ['learner', other]] })
    stranger = await seed.person({ roles: [['learner', other]] })
    // The other organisation owns the programme; both have people in it.
    const [programme, version, item, run, session] = [newId(), newId(), newId(), newId(), newId()]
    await sql(`insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
      values ($1, $2, '=Leading change', 'For leaders', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programme, other])
    await sql(`insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
      values ($1, $2, 1, 'published', '{self}', false, 0, 0, 'left_out', 0, '[]', '{}', now(), now())`, [version, programme])
    await sql(`insert into cohorts.curriculum_item (id, version_id, position, code, title, kind, requirement, prerequisites) values ($1, $2, 0, 'I', 'Item', 'session', 'required', '{}')`, [item, version])
    await sql(`insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
      values ($1, $2, $3, 'Spring', 'in_progress', 'online', 9, 1, 'first_come', 5, '2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01', now(), now())`, [run, version, other])
    await sql(`insert into cohorts.session (id, run_id, item_id, title, state, starts_at, ends_at, mode, join_url, code, updated_at)
      values ($1, $2, $3, '@Kick-off', 'scheduled', '2026-03-02T10:00:00Z', '2026-03-02T11:00:00Z', 'online', 'https://secret.example', 'SECRET', now())`, [session, run, item])
    const enrol = async (personId: PersonId, organisationId: OrganisationId, state: string, nominatedBy: PersonId | null): Promise<void> => {
      const id = newId()
      await sql(`insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, statement, nominated_by_id, applied_at, completed_at, sessions_attended, minutes_attended, updated_at)
        values ($1, $2, $3, $4, 'council', $5, $6, '+1 from me', $7, '2026-01-05T09:00:00Z', '2026-06-01T09:00:00Z', 1, 60, now())`, [id, run, personId, organisationId, state, nominatedBy ? 'nomination' : 'self', nominatedBy])
      if (state === 'draft') return
      await sql(`insert into cohorts.attendance_mark (enrolment_id, session_id, status, version, via, recorded_at) values ($1, $2, 'attended', 1, 'register', now())`, [id, session])
      await sql(`insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
        values ($1, $2, $3, $4, $5, '=Lee', 'Leading change', 'Felpersham', '2026-03-01', '2026-06-01', '2026-06-01', now())`, [newId(), id, personId, `N-${id}`, `verify-${id}`])
      await sql(`insert into cohorts.adjustment (id, enrolment_id, arrangement, reason, consent_at, consent_by_id, created_by_id, created_at, updated_at) values ($1, $2, 'wheelchair', 'arthritis', now(), $3, $3, now(), now())`, [newId(), id, personId])
    }
    await enrol(learner.id, council, 'completed', admin.id)
    await enrol(learner.id, other, 'withdrawn', null)
    await enrol(stranger.id, other, 'completed', stranger.id)
    await enrol(admin.id, council, 'draft', null)
    const [open, restricted, mentee, mentor] = [newId(), newId(), newId(), newId()]
    for (const [id, owner, kind, title] of [[open, council, 'reverse', 'Two-way mentoring'], [restricted, other, 'under_represented', 'Named groups']] as const) {
      await sql(`insert into mentoring.scheme (id, organisation_id, kind, state, title, summary, restricted, declaration, framework_version_id, settings, created_at, updated_at)
        values ($1, $2, $3, 'open', $4, 'To learn', $5, $6, $7, '{}', now(), now())`, [id, owner, kind, title, kind === 'under_represented', kind === 'under_represented' ? 'I am' : '', newId()])
    }
    for (const [id, scheme, who, side, organisationId] of [[mentee, open, learner, 'mentee', council], [mentor, open, stranger, 'mentor', other], [newId(), restricted, learner, 'mentee', council]] as const) {
      await sql(`insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, details, capacity, submitted_at, created_at, updated_at) values ($1, $2, $3, $4, 'ready', $5, '{"goals": "private goals"}', 1, now(), now(), now())`, [id, scheme, who.id, side, organisationId])
    }
    await sql(`insert into mentoring.match (id, scheme_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, proposed_at, answer_by, updated_at)
      values ($1, $2, 'by_hand', $3, $4, $5, $6, 'active', '[]', false, now(), now(), now())`, [newId(), open, mentee, mentor, learner.id, stranger.id])
  })
  afterAll(async () => {
    await test.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const exported = async (): Promise<Files> => {
    const exports = test.get(ExportsService)
    const ctx = test.ctx(admin.actor)
    const { id } = await exports.request(ctx, council)
    await eventually(async () => expect(await exports.byId(ctx, id)).toMatchObject({ state: 'ready' }))
    const zip = await buffer((await exports.open(ctx, id)).content)
    return Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, content]) => [name, parse(Buffer.from(content), { columns: true, bom: true })])) as Files
  }

  it('is its people\'s part in runs, whoever held them, and nothing of others, nor adjustments, codes and drafts', async () => {
    const files = await exported()
    const cohorts = Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith('cohort-')))
    const run = { person_id: learner.id, programme_title: "'=Leading change", run_title: 'Spring', run_starts_on: '2026-03-01', run_ends_on: '2026-12-01' }
    expect(cohorts['cohort-enrolments.csv']).toEqual([expect.objectContaining({ ...run, state: 'completed', route: 'nomination', statement: "'+1 from me" })])
    expect(cohorts['cohort-nominations.csv']).toEqual([expect.objectContaining({ ...run, nominated_by_id: admin.id, state: 'completed' })])
    expect(cohorts['cohort-completions.csv']).toEqual([expect.objectContaining({ ...run, sessions_attended: '1', minutes_attended: '60' })])
    expect(cohorts['cohort-certificates.csv']).toEqual([expect.objectContaining({ person_id: learner.id, person_name: "'=Lee", programme_title: 'Leading change', completed_on: '2026-06-01', revoked_at: '' })])
    expect(cohorts['cohort-attendance.csv']).toEqual([expect.objectContaining({ ...run, session_title: "'@Kick-off", status: 'attended', minutes: '', via: 'register' })])
    expect(Object.keys(cohorts)).toHaveLength(5)
    const everything = JSON.stringify(files)
    for (const hidden of [stranger.id, other, 'wheelchair', 'arthritis', 'verify-', 'SECRET', 'secret.example', 'withdrawn']) expect(everything).not.toContain(hidden)
  })

  it('says who of its people takes part in mentoring, not with whom, and nothing of who a restricted scheme is meant for', async () => {
    const files = await exported()
    expect(files['mentoring-participants.csv']).toEqual([expect.objectContaining({ person_id: learner.id, scheme_title: 'Two-way mentoring', side: 'mentee', state: 'ready', relationships: '1', meetings_held: '0' })])
    expect(files['mentoring-schemes.csv']).toEqual([expect.objectContaining({ title: 'Two-way mentoring', kind: 'reverse', restricted: 'false' })])
    expect(JSON.stringify(files)).not.toContain('private goals')
  })

  it('is known to the worker', () => expect(jobModules).toContain(ExportContributionsModule))
})
