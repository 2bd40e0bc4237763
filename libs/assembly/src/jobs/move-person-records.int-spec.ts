import { ContactsModule } from '#assembly'
import { AuditModule } from '#audit'
import { newId } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type TestApp } from '#testing'
import { AssemblyJobsModule } from './assembly-jobs.module.js'
import { MovePersonRecordsHandler } from './move-person-records.handler.js'

describe('records of a merged person', () => {
  let test: TestApp
  beforeAll(async () => { test = await createTestApp({ imports: [AuditModule, ContactsModule, AssemblyJobsModule] }) })
  afterAll(() => test.close())

  it('messages and files go to the record that stays, also when done twice', async () => {
    const { pool } = test.get(Database)
    const seed = new Seed(pool)
    const [from, between, into] = [await seed.person(), await seed.person(), await seed.person()]
    await pool.query(`update directory.person set status = 'merged', merged_into_id = $2 where id = any($1)`, [[from.id, between.id], into.id])
    await pool.query(`insert into notifications.message (id, person_id, template, data, dedupe_key, state, queued_at) values ($1, $2, 'x.y', '{}', 'k', 'sent', now())`, [newId(), from.id])
    await pool.query(`insert into platform.stored_file (id, name, media_type, size, hash, uploaded_by_id, uploaded_at) values ($1, 'essay.pdf', 'application/pdf', 1, 'h', $2, now())`, [newId(), from.id])
    const run = { ctx: test.ctx(), attempt: 1, signal: new AbortController().signal, progress: () => Promise.resolve() }
    for (const _ of [1, 2]) await test.get(MovePersonRecordsHandler).handle({ fromId: from.id, intoId: between.id }, run)
    const owners = await pool.query('select person_id as id from notifications.message union all select uploaded_by_id from platform.stored_file')
    expect(owners.rows).toEqual([{ id: into.id }, { id: into.id }])
  })
})
