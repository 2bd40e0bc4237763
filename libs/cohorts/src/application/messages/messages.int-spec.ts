import { AuditModule } from '#audit'
import { newId, type OrganisationId } from '#kernel'
import { Database, UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { createTestApp, eventually, jobEngines, Seed, type SeededPerson, type TestApp } from '#testing'
import { announcementPosted, enrolmentChanged, runCancelled, submissionMarked } from '../../events.js'
import { cohortJobs, CohortsJobsModule } from '../../jobs/index.js'
import { TeachingFixture } from '../../testing/teaching-fixture.js'
import { TestContactsModule } from '../../testing/test-contacts.module.js'
import { EnrolmentMessagesService } from './enrolment-messages.service.js'
import { MessagesModule } from './messages.module.js'
import { RemindersService } from './reminders.service.js'
import { RunMessagesService } from './run-messages.service.js'

interface Told {
  readonly template: string
  readonly personId: string
  readonly data: Readonly<Record<string, unknown>>
}

describe('what people are told', () => {
  let test: TestApp
  let seed: Seed
  let fixture: TeachingFixture
  let council: OrganisationId
  let learner: SeededPerson

  /** Messages asked for since the last look. */
  const told = async (): Promise<Told[]> => {
    const rows = await fixture.rows<Told>('select template, person_id as "personId", data from notifications.message order by template, person_id')
    await fixture.rows('delete from notifications.message')
    return rows
  }
  const templates = async () => (await told()).map(({ template }) => template.replace('cohorts.', ''))
  const enrolment = async (state: string, runState: 'open' | 'in_progress' = 'open') => {
    const run = await fixture.run({ ownerId: council, state: runState, startsOn: runState === 'open' ? '2026-09-01' : '2026-05-01', items: [{ kind: 'assignment' }] })
    const id = await fixture.enrolment(run.id, learner.id, council, { state: 'applied' })
    if (state === 'offered') await fixture.rows(`update cohorts.enrolment set state = 'offered', offered_at = now(), offer_expires_at = '2026-06-05T16:00:00Z' where id = $1`, [id])
    else if (state === 'waitlisted') await fixture.rows(`update cohorts.enrolment set state = 'waitlisted', queue_number = 1 where id = $1`, [id])
    else await fixture.setEnrolmentState(id, state)
    return { id, run }
  }
  const change = (enrolmentId: string, from: string | null, to: string, reason?: string) =>
    test.get(EnrolmentMessagesService).changed(test.ctx(), { enrolmentId, from, to, ...(reason === undefined ? {} : { reason }) })

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, TestContactsModule, MessagesModule], now: '2026-06-01T09:00:00Z' })
    const { pool } = test.get(Database)
    ;[seed, fixture] = [new Seed(pool), new TeachingFixture(pool)]
    council = await seed.organisation({ name: 'Borchester' })
    learner = await seed.person({ givenName: 'Aisha', familyName: 'Khan' })
  })
  afterAll(() => test.close())

  it.each([
    ['applied', null, 'applied', ['applied']],
    ['manager_approved', 'applied', 'manager_approved', ['approved']],
    ['waitlisted', 'manager_approved', 'waitlisted', ['waitlisted']],
    ['accepted', 'offered', 'accepted', ['confirmed']],
    ['expired', 'offered', 'expired', ['offer-expired']],
    ['expired', 'applied', 'expired', ['not-placed']],
    ['expired', 'waitlisted', 'expired', ['not-placed']],
    ['expired', null, 'expired', []],
    ['rejected', 'applied', 'rejected', ['rejected']],
    ['withdrawn', 'active', 'withdrawn', ['withdrawn']],
    ['active', 'accepted', 'active', []],
    // News that is stale by now.
    ['accepted', 'manager_approved', 'waitlisted', []],
  ])('an enrolment that is %s, after %s to %s: %j', async (state, from, to, expected) => {
    const { id } = await enrolment(state)
    await change(id, from, to, 'Because')
    await change(id, from, to, 'Because')
    expect(await templates()).toEqual(expected)
  })

  it('says nothing of leaving a run to somebody who is still in it under the record that stays', async () => {
    const { id, run } = await enrolment('withdrawn')
    await fixture.enrolment(run.id, learner.id, council, { state: 'active' })
    await change(id, 'accepted', 'withdrawn', 'Twice')
    expect(await templates()).toEqual([])
  })

  it('says a thing again when it happens again, and not when the event does', async () => {
    const { id } = await enrolment('waitlisted')
    const happens = () => fixture.rows(`insert into cohorts.enrolment_history (id, enrolment_id, at, action, to_state) values ($1, $2, now(), 'waitlist', 'waitlisted')`, [newId(), id])
    await happens()
    await change(id, 'manager_approved', 'waitlisted')
    await change(id, 'manager_approved', 'waitlisted')
    await happens()
    await change(id, 'offered', 'waitlisted')
    expect(await templates()).toEqual(['waitlisted', 'waitlisted'])
  })

  it('asks the approver, and names them to the applicant', async () => {
    const manager = await seed.person({ givenName: 'Tom', familyName: 'Archer' })
    await seed.lineManager(learner.id, manager.id, council)
    const { id, run } = await enrolment('applied')
    await change(id, null, 'applied')
    expect(await told()).toEqual([
      { template: 'cohorts.applied', personId: learner.id, data: { programme: 'Leading change, spring', runId: run.id, approver: 'Tom Archer' } },
      { template: 'cohorts.approval-needed', personId: manager.id, data: { applicant: 'Aisha Khan', programme: 'Leading change, spring', enrolmentId: id } },
    ])
    await fixture.rows('delete from directory.line_management')
  })

  it('tells a nominated person by whom', async () => {
    const { id } = await enrolment('offered')
    await fixture.rows('update cohorts.enrolment set nominated_by_id = $2 where id = $1', [id, newId()])
    await change(id, null, 'offered')
    expect(await told()).toMatchObject([{ template: 'cohorts.invited', data: { nominatedBy: 'Borchester' } }])
    const { id: before } = await enrolment('deferred')
    const { id: moved } = await enrolment('offered')
    await fixture.rows('update cohorts.enrolment set nominated_by_id = $2, transferred_from_id = $3 where id = $1', [moved, newId(), before])
    await change(moved, null, 'offered')
    expect(await templates()).toEqual([])
  })

  it('tells of an offer, and that it ends, only while it stands', async () => {
    const { id } = await enrolment('offered')
    const messages = test.get(EnrolmentMessagesService)
    await messages.offered(test.ctx(), id, '2026-06-05T16:00:00.000Z')
    await messages.offered(test.ctx(), id, '2026-06-05T16:00:00.000Z')
    await messages.offered(test.ctx(), id, '2026-05-05T16:00:00.000Z')
    await messages.offerExpiring(test.ctx(), id, '2026-06-05T16:00:00.000Z')
    expect(await templates()).toEqual(['offer-expiring', 'offered'])
    await fixture.setEnrolmentState(id, 'accepted')
    await messages.offerExpiring(test.ctx(), id, '2026-06-05T16:00:00.000Z')
    expect(await templates()).toEqual([])
  })

  it('tells everybody of a cancelled run once, and not also that they have left', async () => {
    const { id, run } = await enrolment('withdrawn')
    await fixture.rows(`update cohorts.cohort_run set state = 'cancelled' where id = $1`, [run.id])
    await change(id, 'accepted', 'withdrawn')
    await test.get(RunMessagesService).cancelled(test.ctx(), run.id, 'Too few', [id])
    await test.get(RunMessagesService).cancelled(test.ctx(), run.id, 'Too few', [id])
    expect(await told()).toMatchObject([{ template: 'cohorts.run-cancelled', personId: learner.id, data: { reason: 'Too few' } }])
  })

  it('says nothing of leaving to who goes on in another run', async () => {
    const { id } = await enrolment('withdrawn')
    const { id: next } = await enrolment('accepted')
    await fixture.rows('update cohorts.enrolment set transferred_from_id = $2 where id = $1', [next, id])
    await change(id, 'active', 'withdrawn')
    expect(await templates()).toEqual([])
  })

  it('announces to the learners of the space only, once', async () => {
    const [facilitator, member] = [await seed.person(), await seed.person()]
    const { run } = await enrolment('active', 'in_progress')
    const memberEnrolment = await fixture.enrolment(run.id, member.id, council)
    await fixture.enrolment(run.id, (await seed.person()).id, council, { state: 'withdrawn' })
    const [setId, toAll, toSet] = [newId(), newId(), newId()]
    await fixture.rows(`insert into cohorts.action_learning_set (id, run_id, number, name, created_at) values ($1, $2, 1, 'Set 1', now())`, [setId, run.id])
    await fixture.rows('insert into cohorts.set_member (enrolment_id, set_id, joined_at) values ($1, $2, now())', [memberEnrolment, setId])
    for (const [id, set] of [[toAll, null], [toSet, setId]]) {
      await fixture.rows(`insert into cohorts.announcement (id, run_id, set_id, title, body, author_id, posted_at) values ($1, $2, $3, 'Room', 'Second floor', $4, now())`, [id, run.id, set, facilitator.id])
    }
    const announce = (id: string) => test.get(RunMessagesService).announced(test.ctx(), id, new AbortController().signal)
    await announce(toAll)
    await announce(toAll)
    expect((await told()).map(({ personId }) => personId).sort()).toEqual([learner.id, member.id].sort())
    await announce(toSet)
    expect((await told()).map(({ personId }) => personId)).toEqual([member.id])
  })

  it('reminds of a session within a day, again when it moved, and never twice', async () => {
    const { run } = await enrolment('active', 'in_progress')
    const session = await fixture.session(run.id, { startsAt: '2026-06-02T08:00:00Z' })
    await fixture.session(run.id, { startsAt: '2026-06-02T10:00:00Z' })
    await fixture.session(run.id, { startsAt: '2026-06-02T07:00:00Z', state: 'cancelled' })
    const sweep = async () => {
      while ((await test.get(RemindersService).sweep(test.ctx())) > 0);
      return (await told()).filter(({ template }) => template === 'cohorts.session-reminder').map(({ data }) => data['startsAt'])
    }
    expect(await sweep()).toEqual(['2026-06-02T08:00:00.000Z'])
    expect(await sweep()).toEqual([])
    await fixture.rows(`update cohorts.session set starts_at = '2026-06-02T08:30:00Z', ends_at = '2026-06-02T09:30:00Z' where id = $1`, [session])
    expect(await sweep()).toEqual(['2026-06-02T08:30:00.000Z'])
    await fixture.rows('delete from cohorts.session_facilitator; delete from cohorts.session')
  })

  it('reminds of work that is due in two days and not handed in, by each learner\'s own date', async () => {
    await fixture.rows('delete from cohorts.reminder')
    await fixture.rows(`update cohorts.cohort_run set state = 'completed' where state = 'in_progress'`)
    const { id, run } = await enrolment('active', 'in_progress')
    const [late, done] = [await seed.person(), await seed.person()]
    const [lateEnrolment, doneEnrolment] = [await fixture.enrolment(run.id, late.id, council), await fixture.enrolment(run.id, done.id, council)]
    await fixture.rows(`insert into cohorts.assignment_due (run_id, item_id, due_on, set_by_id, set_at) values ($1, $2, '2026-06-03', $3, now())`, [run.id, run.itemIds[0], newId()])
    const work = (enrolmentId: string, state: string, extendedTo: string | null) => fixture.rows(
      'insert into cohorts.submission (id, enrolment_id, item_id, state, extended_to, updated_at) values ($1, $2, $3, $4, $5, now())', [newId(), enrolmentId, run.itemIds[0], state, extendedTo])
    await work(lateEnrolment, 'not_submitted', '2026-06-10')
    await work(doneEnrolment, 'submitted', null)
    const sweep = async () => {
      while ((await test.get(RemindersService).sweep(test.ctx())) > 0);
      return told()
    }
    expect(await sweep()).toMatchObject([{ template: 'cohorts.assignment-due', personId: learner.id, data: { enrolmentId: id, dueOn: '2026-06-03' } }])
    expect(await sweep()).toEqual([])
    test.clock.moveTo(new Date('2026-06-08T09:00:00Z'))
    expect(await sweep()).toMatchObject([{ template: 'cohorts.assignment-due', personId: late.id, data: { dueOn: '2026-06-10' } }])
  })
})

describe.each(jobEngines)('messages by events, on $engine', ({ config }) => {
  it('come once from an event that is carried twice', async () => {
    const test = await createTestApp({ imports: [AuditModule, TestContactsModule, CohortsJobsModule], jobs: cohortJobs, config, now: '2026-06-01T09:00:00Z' })
    try {
      const { pool } = test.get(Database)
      const [seed, fixture] = [new Seed(pool), new TeachingFixture(pool)]
      const council = await seed.organisation()
      const learner = await seed.person()
      const run = await fixture.run({ ownerId: council, items: [{ kind: 'assignment' }] })
      const enrolmentId = await fixture.enrolment(run.id, learner.id, council)
      const announcementId = newId()
      await fixture.rows(`insert into cohorts.announcement (id, run_id, title, body, author_id, posted_at) values ($1, $2, 'Room', 'Second floor', $3, now())`, [announcementId, run.id, learner.id])
      const marked = { submissionId: newId(), attempt: 1, enrolmentId, itemId: run.itemIds[0] ?? '', personId: learner.id, verdict: 'pass' as const }
      for (let time = 0; time < 2; time++) {
        await test.get(UnitOfWork).run(async (tx) => {
          const [outbox, ctx] = [test.get(Outbox), test.ctx()]
          await outbox.add(tx, ctx, enrolmentChanged, { enrolmentId, runId: run.id, personId: learner.id, from: 'offered', to: 'accepted' })
          await outbox.add(tx, ctx, submissionMarked, marked)
          await outbox.add(tx, ctx, announcementPosted, { announcementId })
          await outbox.add(tx, ctx, runCancelled, { runId: run.id, reason: 'Test', people: [{ enrolmentId, otherRuns: [] }] })
        })
      }
      const expected = ['cohorts.announcement', 'cohorts.assignment-marked', 'cohorts.confirmed', 'cohorts.run-cancelled']
      const seen = async () => (await fixture.rows<{ template: string }>('select template from notifications.message order by template')).map(({ template }) => template)
      await eventually(async () => expect(await seen()).toEqual(expected), 20_000)
      await eventually(async () => (await fixture.rows('select from platform.outbox_message where published_at is null')).length === 0)
      expect(await seen()).toEqual(expected)
    } finally {
      await test.close()
    }
  })
})
