import { newId, type PersonId, unwrap } from '#kernel'
import type { EnrolmentId } from '../../domain/index.js'
import { HANDED_ON, HANDED_ON_WITH_CARE, KEPT_AS_RECORDED } from '../../data/people/person-references.queries.js'
import { type EnrolmentTest, startEnrolment, whileRunIsLocked } from '../../testing/enrolment-test-app.js'
import { FacilitatorsService } from '../runs/facilitators.service.js'
import { EnrolmentMergeService } from './enrolment-merge.service.js'

describe('two records of one person', () => {
  let test: EnrolmentTest
  beforeAll(async () => { test = await startEnrolment() })
  afterAll(() => test.close())

  const merge = (fromId: string, intoId: string) => test.get(EnrolmentMergeService).merge(test.ctx(), fromId, intoId)
  const rows = async <T>(sql: string, values: unknown[] = []) => (await test.pool.query(sql, values)).rows as T[]
  const become = (id: EnrolmentId, state: string) => rows(`update cohorts.enrolment set state = $2 where id = $1`, [id, state])

  it('hands on enrolments, nominations and runs taught, also when done twice', async () => {
    const [from, into, nominee] = [await test.learner(), await test.learner(), await test.learner()]
    const [first, second] = [await test.run(), await test.run()]
    const [mine, nominated] = [await test.enrol(from, first), await test.enrol(nominee, second)]
    await rows('update cohorts.enrolment set nominated_by_id = $2 where id = $1', [nominated, from.id])
    for (const [runId, person] of [[first, from], [second, from], [second, into]] as const) unwrap(await test.get(FacilitatorsService).add(test.ctx(test.manager.actor), runId, person.id))
    for (const _ of [1, 2]) await merge(from.id, into.id)
    expect(await rows('select person_id from cohorts.enrolment where id = $1', [mine])).toEqual([{ person_id: into.id }])
    expect(await rows('select nominated_by_id from cohorts.enrolment where id = $1', [nominated])).toEqual([{ nominated_by_id: into.id }])
    expect(await rows('select run_id from cohorts.run_facilitator where person_id = $1 order by run_id', [into.id])).toEqual([{ run_id: first }, { run_id: second }].sort((a, b) => (a.run_id < b.run_id ? -1 : 1)))
    expect(await rows('select 1 from cohorts.run_facilitator where person_id = $1', [from.id])).toEqual([])
    expect(await rows('select action from audit.entry where action = $1', ['enrolment:follow-merge'])).toEqual([{ action: 'enrolment:follow-merge' }])
  })

  it.each([['from', 'accepted', 'offered'], ['into', 'offered', 'accepted'], ['from', 'completed', 'active'], ['into', 'completed', 'completed']] as const)(
    'in one run twice: the further one (%s: %s against %s) stays, the other is closed with its history, and its place goes on', async (further, ofFrom, ofInto) => {
      const runId = await test.run({ capacity: 2 })
      const [from, into, next] = [await test.learner(), await test.learner(), await test.learner()]
      const [a, b, waiting] = [await test.enrol(from, runId), await test.enrol(into, runId), await test.enrol(next, runId)]
      await become(a, ofFrom)
      await become(b, ofInto)
      if (ofFrom === ofInto) await rows('update cohorts.enrolment set progress = 10000 where id = $1', [b])
      for (const [id, person] of [[a, from], [b, into]] as const) await rows(
        `insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
         select gen_random_uuid(), e.id, $2, e.id::text, e.id::text, 'Ann Lee', 'P', 'B', '2026-05-01', '2026-06-01', '2026-06-01', now() from cohorts.enrolment e where e.id = $1 and e.state = 'completed'`, [id, person.id])
      for (const _ of [1, 2]) await merge(from.id, into.id)
      const [stays, closed] = further === 'from' ? [a, b] : [b, a]
      expect(await test.state(stays)).toBe(further === 'from' ? ofFrom : ofInto)
      expect(await rows('select state, person_id from cohorts.enrolment where id = $1', [closed])).toEqual([{ state: 'withdrawn', person_id: into.id }])
      const history = await rows<{ action: string; reason: string | null }>('select action, reason from cohorts.enrolment_history where enrolment_id = $1 order by seq', [closed])
      expect(history.map(({ action }) => action)).toEqual(['offer', ...((further === 'from' ? ofInto : ofFrom) === 'completed' ? ['undo_completion'] : []), 'withdraw'])
      expect(history.at(-1)?.reason).toContain('twice')
      const certificates = await rows<{ enrolment_id: string; revoked: boolean }>('select enrolment_id, revoked_at is not null as revoked from cohorts.certificate where enrolment_id = any($1)', [[stays, closed]])
      expect(certificates.filter(({ revoked }) => !revoked)).toHaveLength(ofFrom === 'completed' ? 1 : 0)
      for (const { enrolment_id, revoked } of certificates) expect(revoked).toBe(enrolment_id === closed)
      expect(await test.state(waiting)).toBe('offered')
      expect(await test.booksAgree(runId)).toBe(true)
    })

  it('waits for whoever changes the run', async () => {
    const runId = await test.run()
    const [from, into] = [await test.learner(), await test.learner()]
    const [a] = [await test.enrol(from, runId), await test.enrol(into, runId)]
    const { waited } = await whileRunIsLocked(test, runId, () => merge(from.id, into.id), (query) => query(`update cohorts.enrolment set state = 'accepted' where id = $1`, [a]).then(() => undefined))
    expect(waited).toBe(true)
    expect(await test.state(a)).toBe('accepted')
  })

  it('goes to the record that lives, when the next merge was heard of first', async () => {
    const [from, between, last] = [await test.learner(), await test.learner(), await test.learner()]
    const mine = await test.enrol(from, await test.run())
    await rows(`update directory.person set status = 'merged', merged_into_id = $2 where id = any($1)`, [[from.id, between.id], last.id])
    await merge(from.id, between.id)
    expect(await rows('select person_id from cohorts.enrolment where id = $1', [mine])).toEqual([{ person_id: last.id }])
  })

  it('hands on what was written, and keeps one of two open reports', async () => {
    const [from, into, runId] = [newId<PersonId>(), newId<PersonId>(), await test.run()]
    const [thread, post] = [newId(), newId()]
    await rows(`insert into cohorts.discussion_thread (id, run_id, title, author_id, created_at, last_post_at, posts) values ($1, $2, 'T', $3, now(), now(), 1)`, [thread, runId, from])
    await rows(`insert into cohorts.discussion_post (id, thread_id, number, author_id, body, state, posted_at) values ($1, $2, 1, $3, 'B', 'reported', now())`, [post, thread, from])
    for (const reporter of [from, into]) await rows(`insert into cohorts.post_report (id, post_id, reporter_id, reason, reported_at) values (gen_random_uuid(), $1, $2, 'Rude', now())`, [post, reporter])
    for (const _ of [1, 2]) await merge(from, into)
    expect(await rows('select t.author_id as t, p.author_id as p from cohorts.discussion_thread t join cohorts.discussion_post p on p.thread_id = t.id where t.id = $1', [thread])).toEqual([{ t: into, p: into }])
    expect(await rows('select count(*)::int as all, count(settled_at)::int as settled from cohorts.post_report where reporter_id = $1', [into])).toEqual([{ all: 2, settled: 1 }])
  })

  it('is for Waymark itself', async () => {
    await expect(test.get(EnrolmentMergeService).merge(test.ctx(test.manager.actor), newId(), newId())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('knows every column that names a person', async () => {
    const named = await rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'cohorts' and data_type = 'uuid' and column_name ~ '^(person_id|author_id|reporter_id|actor_id|recorded_by|by|.*_by_id)$'`)
    const known = [...HANDED_ON_WITH_CARE, ...KEPT_AS_RECORDED, ...Object.entries(HANDED_ON).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))]
    expect(named.map(({ name }) => name).sort()).toEqual(known.sort())
  })
})
