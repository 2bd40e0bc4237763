import { newId } from '#kernel'
import { createTestApp, Seed, type TestApp } from '#testing'
import { Database } from '#platform/database'
import { ReadModelsModule } from '../read-models.module.js'
import { AuditModule } from '#audit'
import { BooksService } from './books.service.js'

describe('the books', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ReadModelsModule] })
  })
  afterAll(() => test.close())

  const wrong = async () => (await test.get(BooksService).check(test.ctx())).filter((check) => check.wrong > 0).map(({ name }) => name.split(':')[0])

  it('agree while there is nothing', async () => expect(await wrong()).toEqual([]))

  it('show a message that waits and one that was sent twice', async () => {
    const insert = `insert into notifications.message (id, person_id, template, data, dedupe_key, state, queued_at)
      select gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'offered', '{}', key, 'queued', now() from unnest(array['a', 'b']) key`
    await test.get(Database).run(insert)
    expect(await wrong()).toEqual(['messages', 'messages'])
    await test.get(Database).run('delete from notifications.message')
  })

  it('show who was offered a place over the head of somebody who waited longer, by what happened and not by when it was asked for', async () => {
    const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)
    const seed = new Seed(test.get(Database).pool)
    const organisation = await seed.organisation()
    const [programme, version, run] = [newId(), newId(), newId()]
    await sql(`insert into cohorts.programme (id, organisation_id, title, summary, audience, matrix_body, matrix_area, obligation, created_at, updated_at)
      values ($1, $2, 'Leading change', 'For leaders', 'open', 'institute', 'leadership', 'optional', now(), now())`, [programme, organisation])
    await sql(`insert into cohorts.programme_version (id, programme_id, number, state, routes, needs_approval, min_attendance, min_session_share, excused, min_passes, option_groups, prerequisite_programmes, created_at, updated_at)
      values ($1, $2, 1, 'published', '{self}', false, 0, 0, 'left_out', 0, '[]', '{}', now(), now())`, [version, programme])
    await sql(`insert into cohorts.cohort_run (id, programme_version_id, organisation_id, title, state, delivery_mode, capacity, minimum, taken, policy, offer_days, opens_on, closes_on, starts_on, ends_on, created_at, updated_at)
      values ($1, $2, $3, 'Spring', 'open', 'online', 9, 1, 2, 'first_come', 5, '2026-01-01', '2026-02-01', '2026-03-01', '2026-12-01', now(), now())`, [run, version, organisation])
    const waiting = async (queueNumber: number) => {
      const { id: personId } = await seed.person()
      const id = newId()
      await sql(`insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, queue_number, offer_expires_at, applied_at, updated_at)
        values ($1, $2, $3, $4, 'council', 'offered', 'self', $5, '2027-01-01', now(), now())`, [id, run, personId, organisation, queueNumber])
      return id
    }
    const [first, second] = [await waiting(1), await waiting(2)]
    const history = async (happened: readonly (readonly [string, string, string])[]) => {
      await sql('delete from cohorts.enrolment_history')
      for (const [enrolment, state, at] of happened) {
        await sql(`insert into cohorts.enrolment_history (id, enrolment_id, at, action, to_state) values ($1, $2, $3, 'change', $4)`, [newId(), enrolment, at, state])
      }
    }
    const joined = [[first, 'waitlisted', '2026-01-02T09:00Z'], [second, 'waitlisted', '2026-01-02T09:01Z']] as const
    // The request that freed the second place came first, and waited for the run's lock for longer.
    await history([...joined, [first, 'offered', '2026-01-03T09:00:02Z'], [second, 'offered', '2026-01-03T09:00:01Z']])
    expect(await wrong()).toEqual([])
    await history([...joined, [second, 'offered', '2026-01-03T09:00:01Z'], [first, 'offered', '2026-01-03T09:00:02Z']])
    expect(await wrong()).toEqual(['waiting order'])
    // Two places in one transaction: both at once, in whatever order they were written.
    await history([...joined, [second, 'offered', '2026-01-03T09:00:01Z'], [first, 'offered', '2026-01-03T09:00:01Z']])
    expect(await wrong()).toEqual([])
  })

  it('are for platform administrators', async () => {
    const somebody = { kind: 'person' as const, personId: '00000000-0000-7000-8000-000000000001' as never, roles: [] }
    await expect(Promise.resolve().then(() => test.get(BooksService).check(test.ctx(somebody)))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
