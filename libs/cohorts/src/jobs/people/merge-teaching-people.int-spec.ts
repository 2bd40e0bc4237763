import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { MergeTeachingPeopleHandler } from './merge-teaching-people.handler.js'

describe('people merged', () => {
  let test: TeachingTest
  beforeAll(async () => {
    test = await startTeaching({ providers: [MergeTeachingPeopleHandler] })
  })
  afterAll(() => test.close())

  it('hands on sessions, invitations and certificates, without two places at once, also when done twice', async () => {
    const [from, into] = [(await test.seed.person()).id, (await test.seed.person()).id]
    const run = await test.fixture.run({ ownerId: test.council, facilitators: [from, into] })
    const both = await test.fixture.session(run.id, { startsAt: '2026-09-01T09:00:00Z', facilitators: [from, into] })
    const own = await test.fixture.session(run.id, { startsAt: '2026-09-02T09:00:00Z', facilitators: [from] })
    const clash = await test.fixture.session(run.id, { startsAt: '2026-09-01T09:30:00Z' })
    await test.fixture.rows(`insert into cohorts.session_facilitator (session_id, person_id, starts_at, ends_at) select id, $2, starts_at + interval '35 minutes', ends_at + interval '35 minutes' from cohorts.session where id = $1`, [clash, from])
    await test.fixture.rows(`update cohorts.session_facilitator set ends_at = ends_at + interval '20 minutes' where session_id = $1 and person_id = $2`, [both, into])
    await test.fixture.rows(`insert into cohorts.session_invitation (session_id, person_id, revision, told, withdrawn, updated_at) values ($1, $3, 0, 1, false, now()), ($1, $4, 0, 1, false, now()), ($2, $3, 0, 1, false, now())`, [both, own, from, into])
    const enrolment = await test.fixture.enrolment(run.id, from, test.council)
    await test.fixture.rows(
      `insert into cohorts.certificate (id, enrolment_id, person_id, number, verify_code, person_name, programme_title, issuer, started_on, completed_on, issued_on, issued_at)
       values (gen_random_uuid(), $1, $2, 'N', 'V', 'Ann Lee', 'P', 'B', '2026-05-01', '2026-06-01', '2026-06-01', now())`, [enrolment, from])
    for (const _ of [1, 2]) await test.get(MergeTeachingPeopleHandler).handle({ fromId: from, intoId: into })
    const holders = async (session: string) => (await test.fixture.rows<{ person_id: string }>('select person_id from cohorts.session_facilitator where session_id = $1', [session])).map((row) => row.person_id)
    expect([await holders(both), await holders(own), await holders(clash)]).toEqual([[into], [into], [from]])
    expect(await test.fixture.rows('select distinct person_id from cohorts.session_invitation')).toEqual([{ person_id: into }])
    expect(await test.fixture.rows('select person_id from cohorts.certificate')).toEqual([{ person_id: into }])
  })
})
