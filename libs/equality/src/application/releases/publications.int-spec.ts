import pg from 'pg'
import { type OrganisationId, type PersonId, plainDate, unwrap } from '#kernel'
import type { Actor } from '#platform/access'
import { Database } from '#platform/database'
import { eventually, type SeededPerson } from '#testing'
import { equalityJobs, EqualityJobsModule } from '../../jobs/index.js'
import { type Applicants, seedApplicants } from '../../testing/seed-applicants.js'
import { createEqualityTestApp, type EqualityTestApp } from '../../testing/equality-test-app.js'
import { AnswersService } from '../answers/answers.service.js'
import { PersonKeys } from '../answers/person-keys.js'
import { EqualityPublicationsService } from './publications.service.js'
import { DECLARATION_TABLE } from './release-definition.js'
import { ReleaseAuditsService } from './release-audits.service.js'
import { ReleaseRequestsService } from './release-requests.service.js'
import { ReleaseUpkeepService } from './release-upkeep.service.js'

const SEX = 'cohort-progress.sex'
const TODAY = plainDate('2026-06-01')
interface Aggregate { readonly rows: { readonly rows: readonly { readonly at: readonly string[]; readonly count: number }[] } | null; readonly people: number; readonly hash: string; readonly retain_until: string }

describe('releases of equality data', () => {
  let test: EqualityTestApp
  let council: OrganisationId
  let [large, small] = [] as unknown as [Applicants, Applicants]
  const publish = (id = SEX, on = TODAY, actor?: Actor) => test.get(EqualityPublicationsService).publish(test.ctx(actor), id, on)
  const latest = async (id = SEX) => (await test.get(EqualityPublicationsService).latest(id))!
  const counted = async (id: string, on: string) => (await test.rows<Aggregate>('select rows, people, hash, retain_until::text from equality.aggregate where publication_id = $1 and snapshot_on = $2', [id, on]))[0]
  const answered = (aggregate: Aggregate | undefined, programmeId: string) => Object.fromEntries(aggregate?.rows?.rows.filter(({ at }) => at[0] === programmeId).map(({ at, count }) => [`${at[1]} ${at[2]}`, count]) ?? [])
  const answer = (people: readonly PersonId[], question: string, option: (index: number) => string) => test.rows(
    `insert into equality.answer (person_key, question_key, option_key, set_id, key_version, answered_on) select key, $2, option, $3, $4, '2026-05-01' from unnest($1::text[], $5::text[]) as row (key, option)`,
    [people.map((id) => test.get(PersonKeys).keyOf(id)), question, test.setId, test.get(PersonKeys).version, people.map((_, index) => option(index))])

  beforeAll(async () => {
    test = await createEqualityTestApp({ imports: [EqualityJobsModule], jobs: equalityJobs })
    council = await test.seed.organisation()
    large = await seedApplicants(test.get(Database).pool, council, 240)
    small = await seedApplicants(test.get(Database).pool, council, 9)
    // Of the last sixty nobody has answered; of those who did, one in ten preferred not to say.
    await answer(large.people.slice(0, 180), 'sex', (index) => index % 10 === 9 ? 'prefer_not_to_say' : index % 2 === 0 ? 'female' : 'male')
    await answer(small.people, 'sex', () => 'female')
  })
  afterAll(() => test.close())

  it('count everybody by cell and answer, keep the counts to themselves, and hand out what is protected', async () => {
    expect(unwrap(await publish())).toMatchObject({ taken: true, publicationIds: expect.arrayContaining(['cohort-progress', SEX, 'cohort-progress.religion']) as unknown })
    const { release, questionSet, snapshotOn } = await latest()
    expect([questionSet, snapshotOn, release.audit.passed]).toEqual([1, TODAY, true])
    const aggregate = await counted(SEX, TODAY)
    expect(aggregate).toMatchObject({ people: 249, retain_until: '2028-05-31' })
    expect(answered(aggregate, large.programmeId)).toEqual({
      'no_offer female': 30, 'no_offer male': 24, 'no_offer prefer_not_to_say': 6, 'no_offer not_answered': 20,
      'not_completed female': 30, 'not_completed male': 24, 'not_completed prefer_not_to_say': 6, 'not_completed not_answered': 20,
      'completed female': 30, 'completed male': 24, 'completed prefer_not_to_say': 6, 'completed not_answered': 20,
    })
    expect(answered(aggregate, small.programmeId)).toEqual({ 'no_offer female': 3, 'not_completed female': 3, 'completed female': 3 })
    expect(release.tables.map(({ key }) => key)).toContain(DECLARATION_TABLE)
    const figures = release.tables.flatMap(({ cells }) => cells.map(({ figure }) => figure)).filter((figure) => typeof figure === 'number')
    expect(figures.length).toBeGreaterThan(10)
    expect(figures.filter((figure) => figure % 5 !== 0)).toEqual([])
    expect(JSON.stringify(release)).not.toContain(test.get(PersonKeys).keyOf(large.people[0]!))
    expect(await test.get(EqualityPublicationsService).declarations()).toContainEqual({ publication: expect.objectContaining({ id: SEX }) as unknown, snapshotOn: TODAY, cells: release.tables.find(({ key }) => key === DECLARATION_TABLE)?.cells })
  })

  it('are one for each day, and not taken again soon after, or for another day', async () => {
    expect(unwrap(await publish())).toMatchObject({ taken: false })
    expect(await test.rows('select from equality.release where publication_id = $1', [SEX])).toHaveLength(1)
    expect(await publish(SEX, plainDate('2026-05-31'))).toMatchObject({ error: [{ code: 'ONLY_TODAY' }] })
    test.clock.moveTo(new Date('2026-08-19T09:00:00Z'))
    expect(await publish(SEX, plainDate('2026-08-19'))).toMatchObject({ error: [{ code: 'TOO_SOON', message: expect.stringContaining('2026-08-20') as unknown }] })
    expect(await test.get(ReleaseRequestsService).request(test.ctx(), SEX)).toMatchObject({ error: [{ code: 'TOO_SOON' }] })
    await expect(publish('everybody.by-name')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(test.get(EqualityPublicationsService).latest('everybody.by-name')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('say the same of the same people, whatever the question', async () => {
    const everybody = await Promise.all(test.get(EqualityPublicationsService).list().filter(({ population }) => population === 'cohort-progress').map(async ({ id }) => {
      const { release: { tables } } = await latest(id)
      return tables.filter(({ key }) => key !== DECLARATION_TABLE).flatMap(({ cells }) => cells.filter(({ at }) => at.at(-1) === 'everybody').map(({ at, figure }) => [at.slice(0, -1).join(), figure]))
    }))
    expect(everybody.length).toBe(8)
    expect(everybody[0]!.length).toBeGreaterThan(3)
    for (const figures of everybody) expect(figures).toEqual(everybody[0])
  })

  it('no longer count what was withdrawn, and go on when there is a programme more', async () => {
    const on = plainDate('2026-08-20')
    const added = await seedApplicants(test.get(Database).pool, council, 30)
    test.clock.moveTo(new Date('2026-08-20T09:00:00Z'))
    const [gone] = large.people
    await test.get(AnswersService).withdraw(test.ctx({ kind: 'person', personId: gone!, roles: [] }), null)
    unwrap(await publish(SEX, on))
    expect((await latest()).release.audit.passed).toBe(true)
    expect(answered(await counted(SEX, on), large.programmeId)).toMatchObject({ 'no_offer female': 29, 'no_offer not_answered': 21 })
    expect(answered(await counted(SEX, on), added.programmeId)).toMatchObject({ 'no_offer not_answered': 10 })
  })

  it('are one, although two take them at once', async () => {
    const on = plainDate('2026-08-20')
    const id = 'mentoring-progress.disability'
    const holder = await test.connect()
    await holder.query('begin')
    await holder.query(`insert into equality.publication (id, population) values ($1, $1) on conflict do nothing`, ['mentoring-progress'])
    await holder.query('select from equality.publication where id = $1 for update', ['mentoring-progress'])
    const both = Promise.all([publish(id, on), publish(id, on)])
    await eventually(async () => expect(await test.rows("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).toHaveLength(2))
    expect(await test.rows('select from equality.release where publication_id = $1', [id])).toEqual([])
    await holder.query('commit')
    const [first, second] = (await both).map(unwrap)
    expect([first?.taken, second?.taken].toSorted()).toEqual([false, true])
    expect(second?.publicationIds).toEqual(first?.publicationIds)
    expect(await test.rows('select from equality.aggregate where publication_id = $1', [id])).toHaveLength(1)
  })

  it('leave nothing behind when their connection ends in the middle, and can be taken afterwards', async () => {
    const on = plainDate('2026-11-10')
    const id = 'cohort-progress.religion'
    test.clock.moveTo(new Date('2026-11-10T09:00:00Z'))
    const holder = await test.connect()
    await holder.query('begin')
    await holder.query('lock table equality.release in exclusive mode')
    const cut = expect(publish(id, on)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    const superuser = new pg.Client({ connectionString: test.database.adminUrl })
    await superuser.connect()
    await eventually(async () => expect((await superuser.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount).toBe(1))
    await superuser.end()
    await cut
    await holder.query('rollback')
    expect(await counted(id, on)).toBeUndefined()
    expect((await latest(id)).snapshotOn).toBe('2026-08-20')
    expect(unwrap(await publish(id, on)).taken).toBe(true)
    expect(await test.rows("select from pg_class where relname = 'population'")).toEqual([])
  })

  it('are asked for by analysts of the institute and the LGA and by platform administrators, and are for everybody', async () => {
    const institute = await test.seed.organisation({ kind: 'institute' })
    const allowed: readonly SeededPerson[] = [await test.seed.person({ roles: [['workforce_analyst', institute]] }), await test.seed.person({ roles: [['workforce_analyst', await test.seed.organisation({ kind: 'lga' })]] }), await test.seed.person({ roles: [['platform_admin', council]] })]
    const outsiders: readonly SeededPerson[] = [await test.seed.person({ roles: [['workforce_analyst', council]] }), await test.seed.person({ roles: [['organisation_admin', institute], ['programme_manager', institute]] }), await test.seed.person()]
    const publications = test.get(EqualityPublicationsService)
    const requests = test.get(ReleaseRequestsService)
    for (const { actor } of outsiders) {
      expect(await publications.mayPublish(test.ctx(actor))).toBe(false)
      await expect(publish(SEX, TODAY, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(requests.request(test.ctx(actor), SEX)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(requests.request(test.ctx({ kind: 'anonymous' }), SEX)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    for (const { actor } of allowed) expect(await publications.mayPublish(test.ctx(actor))).toBe(true)
    expect(publications.list().map(({ id }) => id)).toContain(SEX)
  })

  it('are taken by a job, which is told of no person', async () => {
    const id = 'mentoring-progress.age-band'
    expect(await test.get(ReleaseRequestsService).request(test.ctx(), id)).toEqual({ ok: true, value: '2026-11-10' })
    const [message] = await test.get(Database).rows<{ payload: object }>("select payload from platform.outbox_message where topic = 'equality.publish-release'")
    expect(message?.payload).toEqual({ publicationId: id, on: '2026-11-10' })
    await eventually(async () => expect(await test.get(Database).rows("select from audit.entry where action in ('equality_release:publish', 'equality_release:refuse') and subject_id = $1", [id])).toHaveLength(1))
  })

  it('are attacked once more when they are out, by a job, and what that came to stands beside them', async () => {
    const audits = test.get(ReleaseAuditsService)
    await eventually(async () => expect(await audits.of('mentoring-progress', plainDate('2026-11-10'))).toMatchObject({ extent: 'programme', passed: true, failed: 0, finishedOn: '2026-11-10' }))
    const told: [number, number][] = []
    const run = { signal: new AbortController().signal, progress: (done: number, total: number) => { told.push([done, total]); return Promise.resolve() } }
    const result = await audits.run(test.ctx(), 'cohort-progress', plainDate('2026-08-20'), run)
    expect(result).toMatchObject({ passed: true, failed: 0 })
    expect(result!.protectedCells).toBeGreaterThan(0)
    expect(result!.seconds).toBeGreaterThan(0)
    expect(told.length).toBeGreaterThan(0)
    expect(await audits.run(test.ctx(), 'cohort-progress', plainDate('2026-08-21'), run)).toBeNull()
    await expect(audits.run(test.ctx((await test.seed.person({ roles: [['platform_admin', council]] })).actor), 'cohort-progress', TODAY, run)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('need a question to be asked, and wait while the key of the answers is changed', async () => {
    const on = plainDate('2027-02-10')
    test.clock.moveTo(new Date('2027-02-10T09:00:00Z'))
    await test.rows("update equality.question_set set state = 'retired'")
    expect(await publish(SEX, on)).toMatchObject({ error: [{ code: 'NOT_ASKED' }] })
    await test.rows("update equality.question_set set state = 'published'")
    await test.rows(`insert into equality.answer (person_key, question_key, option_key, set_id, key_version, answered_on) values ('of before', 'sex', 'male', $1, 'another', '2026-01-01')`, [test.setId])
    expect(await publish(SEX, on)).toMatchObject({ error: [{ code: 'KEYS_CHANGING' }] })
    const requests = test.get(ReleaseRequestsService)
    expect(await requests.requestWaiting(test.ctx())).toBe(0)
    await test.rows("delete from equality.answer where key_version = 'another'")
    expect(await requests.requestWaiting(test.ctx())).toBe(1)
    await eventually(async () => expect(await latest()).toMatchObject({ snapshotOn: on }))
    expect(await requests.requestWaiting(test.ctx())).toBe(0)
  })

  it('of before snapshots were taken together stay to be read, and are not looked at any more', async () => {
    await test.rows("update equality.release set together = false where publication_id like 'mentoring-progress%'")
    const before = await latest('mentoring-progress.sex')
    expect(await publish('mentoring-progress', plainDate('2027-02-10'))).toMatchObject({ value: { taken: true } })
    expect(before.snapshotOn).toBe('2026-11-10')
    expect(await test.get(EqualityPublicationsService).onDay('mentoring-progress.sex', before.snapshotOn)).toEqual(before)
  })

  it('keep unprotected counts until their day, and what was published for good', async () => {
    expect(await test.get(ReleaseUpkeepService).removeExpired(test.ctx())).toBe(0)
    test.clock.moveTo(new Date('2028-06-01T09:00:00Z'))
    expect(await test.get(ReleaseUpkeepService).removeExpired(test.ctx())).toBe(8)
    expect(await counted(SEX, TODAY)).toMatchObject({ rows: null })
    expect(await test.get(EqualityPublicationsService).onDay(SEX, TODAY)).toMatchObject({ snapshotOn: TODAY })
    expect(unwrap(await publish(SEX, plainDate('2028-06-01'))).taken).toBe(true)
    expect((await latest()).release.audit.passed).toBe(true)
  })

  it('answer the aggregate function by the id of a publication, and nothing else', async () => {
    await expect(test.rows("select * from equality.counts_of('sex = ''female''')")).rejects.toThrow('There is no publication')
    await expect(test.rows('select * from equality.counts_of($1)', [SEX])).rejects.toThrow(/population/)
  })
})
