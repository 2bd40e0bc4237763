import { AuditModule } from '#audit'
import { newId } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type TestApp } from '#testing'
import { ReadModelsModule } from '../read-models.module.js'
import { BooksService } from './books.service.js'

describe('the books of mentoring', () => {
  let test: TestApp
  let ids: Record<'scheme' | 'mentee' | 'mentor' | 'match', string>
  const sql = (text: string, values: readonly unknown[] = []) => test.get(Database).run(text, values)
  const wrong = async () => (await test.get(BooksService).check(test.ctx())).filter((check) => check.wrong > 0).map(({ name }) => name.split(':')[0])

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ReadModelsModule], now: '2026-05-02T09:00:00Z' })
    const { pool } = test.get(Database)
    const seed = new Seed(pool)
    const [here, there] = [await seed.organisation(), await seed.organisation()]
    const [leader, digital] = [(await seed.person()).id, (await seed.person()).id]
    ids = { scheme: newId(), mentee: newId(), mentor: newId(), match: newId() }
    await sql(`insert into mentoring.scheme (id, organisation_id, kind, state, title, summary, restricted, declaration, framework_version_id, settings, created_at, updated_at)
      values ($1, $2, 'reverse', 'open', 'Two-way mentoring', '', false, '', $1, '{"rules": {"otherOrganisation": true}}', now(), now())`, [ids.scheme, here])
    for (const [id, person, side, organisation, capacity] of [[ids.mentee, leader, 'mentee', here, 1], [ids.mentor, digital, 'mentor', there, 2]]) {
      await sql(`insert into mentoring.profile (id, scheme_id, person_id, side, state, organisation_id, capacity, taken, submitted_at, created_at, updated_at) values ($1, $2, $3, $4, 'ready', $5, $6, 1, now(), now(), now())`,
        [id, ids.scheme, person, side, organisation, capacity])
    }
    await sql(`insert into mentoring.match (id, scheme_id, source, mentee_profile_id, mentor_profile_id, mentee_person_id, mentor_person_id, state, reasons, blind, proposed_at, answer_by, updated_at)
      values ($1, $2, 'by_hand', $3, $4, $5, $6, 'proposed', '[]', false, '2026-05-01T09:00:00Z', '2026-05-08T09:00:00Z', now())`, [ids.match, ids.scheme, ids.mentee, ids.mentor, leader, digital])
    await sql(`insert into mentoring.match_history (id, match_id, action, to_state, at) values ($1, $2, 'propose', 'proposed', now())`, [newId(), ids.match])
  })
  afterAll(() => test.close())

  it('agree with a proposal as it should be', async () => expect(await wrong()).toEqual([]))

  it.each<[name: string, book: string, breakIt: string, mend: string]>([
    ['a seat that nobody counts', 'mentoring seats', 'update mentoring.profile set taken = 0 where id = $mentor', 'update mentoring.profile set taken = 1 where id = $mentor'],
    ['a state that no step led to', 'mentoring matches', `update mentoring.match set state = 'accepted_by_one' where id = $match`, `update mentoring.match set state = 'proposed' where id = $match`],
    ['two of one council', 'mentoring matches', 'update mentoring.profile set organisation_id = (select organisation_id from mentoring.profile where id = $mentor) where id = $mentee',
      'update mentoring.profile set organisation_id = (select organisation_id from mentoring.scheme) where id = $mentee'],
    ['somebody with whom the other must not be', 'mentoring matches', 'insert into mentoring.profile_avoid (id, profile_id, person_id) select gen_random_uuid(), $mentee, person_id from mentoring.profile where id = $mentor', 'delete from mentoring.profile_avoid'],
    ['a proposal that was forgotten', 'mentoring proposals', `update mentoring.match set answer_by = '2026-05-02T08:59:00Z' where id = $match`, `update mentoring.match set answer_by = '2026-05-08T09:00:00Z' where id = $match`],
    ['a meeting that nobody logged', 'mentoring meetings', `update mentoring.match set state = 'active', meetings_held = 1 where id = $match; insert into mentoring.match_history (id, match_id, action, to_state, at) values (gen_random_uuid(), $match, 'start', 'active', now() + interval '1 day')`,
      `update mentoring.match set meetings_held = 0 where id = $match`],
    ['a scenario that is still being solved', 'mentoring rounds', `insert into mentoring.match_round (id, scheme_id, title, state, intake_opens_on, intake_closes_on, created_at, updated_at) values (gen_random_uuid(), $scheme, 'Spring', 'intake', '2026-01-01', '2026-02-01', now(), now());
      insert into mentoring.scenario (id, round_id, number, title, state, settings, queued_at) select gen_random_uuid(), id, 1, 'First', 'solving', '{}', now() from mentoring.match_round`, 'delete from mentoring.scenario'],
  ])('show %s', async (_, book, breakIt, mend) => {
    const filled = (text: string) => text.replaceAll(/\$(\w+)/g, (_all, name: string) => `'${ids[name as keyof typeof ids]}'`)
    await sql(filled(breakIt))
    expect(await wrong()).toEqual([book])
    await sql(filled(mend))
    expect(await wrong()).toEqual([])
  })
})
