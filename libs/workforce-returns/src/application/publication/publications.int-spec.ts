import { setTimeout as pause } from 'node:timers/promises'
import { addDays, endOfQuarter, newId, type OrganisationId, plainDate, quarter } from '#kernel'
import { PublishedQueries } from '../../data/publication/published.queries.js'
import { HEADCOUNT_MEMBER, memberOf } from '../../domain/index.js'
import type { SeededPerson } from '#testing'
import { StaffTablesService } from '../figures/staff-tables.service.js'
import { diversityFile, HEADCOUNT, type ReturnsTest, startReturns } from '../../testing/returns-test-app.js'
import { PublicationsService } from './publications.service.js'
import { ReturnPublications } from './return-publications.service.js'
import { StaffPublisher } from './staff-publisher.js'

const Q1 = quarter('2026-Q1')
const DUE = plainDate('2026-05-01')

describe('what is published of digital staff', () => {
  let test: ReturnsTest
  const councils: OrganisationId[] = []
  const publications = () => test.get(ReturnPublications)
  const submit = async (organisationId: OrganisationId, women: number, men: number, correction?: string) => {
    const analyst = await test.seed.person({ roles: [['workforce_analyst', organisationId]] })
    const staff = women + men + 2
    await test.submitted(analyst, organisationId, Q1, {
      headcount: `${HEADCOUNT}\ndev,officer,${staff},${staff},1,2,1`, diversity: diversityFile({ 'data/officer': staff }, { sex: { female: women, male: men } }),
    }, correction)
  }
  const waitsForLock = async (): Promise<void> => {
    for (let waiting = 0; waiting === 0; await pause(20)) {
      waiting = (await test.pool.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows[0]!.n
    }
  }
  const snapshots = async () => (await test.pool.query<{ quarter: string; number: number; asOf: string }>('select quarter, number, sequence, as_of::text as "asOf" from workforce_returns.publication_snapshot order by publication, sequence')).rows

  beforeAll(async () => {
    test = await startReturns('2026-04-20T09:00:00Z')
    for (const region of ['Wales', 'Wales', 'Wales', 'London']) councils.push(await test.seed.organisation({ region }))
    for (const [n, id] of councils.entries()) await submit(id, 3 + n, 9)
  })
  afterAll(() => test.close())

  it('is nothing while the returns are not due', async () => {
    expect(await publications().staff(Q1, plainDate('2026-04-30'))).toBeUndefined()
    expect(await publications().staff(quarter('2025-Q4'), DUE)).toBeUndefined()
    expect(await snapshots()).toEqual([])
  })

  it('is one snapshot, however many ask for it, also from another process', async () => {
    const elsewhere = await test.pool.connect()
    await elsewhere.query('begin')
    await elsewhere.query(`select pg_advisory_xact_lock(hashtextextended('workforce_returns.publication.staff', 0))`)
    let done = false
    const asked = Promise.all([publications().staff(Q1, DUE), publications().staff(Q1, addDays(DUE, 20))]).finally(() => { done = true })
    await waitsForLock()
    expect(done).toBe(false)
    await elsewhere.query('commit')
    elsewhere.release()
    const [first, second] = await asked
    expect(first).toMatchObject({ quarter: Q1, number: 1, asOf: DUE })
    expect(second).toEqual(first)
    expect(await snapshots()).toHaveLength(1)
  })

  it('agrees on heads in every release, near the truth, in fives', async () => {
    const snapshot = (await publications().staff(Q1, DUE))!
    const published = test.get(PublishedQueries)
    const heads = await published.staff([snapshot.id], HEADCOUNT_MEMBER)
    for (const characteristic of ['sex', 'disability', 'age_band']) expect(await published.staff([snapshot.id], memberOf(characteristic))).toEqual(heads)
    expect(heads.every(({ count }) => count % 5 === 0)).toBe(true)
    // 14, 15, 16 and 17 people.
    expect(Math.abs(heads.reduce((sum, { count }) => sum + count, 0) - 62)).toBeLessThanOrEqual(4)
    const women = (await published.answers([snapshot.id], memberOf('sex'), councils)).find(({ answer }) => answer === 'female')!
    expect(Math.abs(women.count - 18)).toBeLessThanOrEqual(4)
    expect((await published.heads(snapshot.id)).map(({ method, problem }) => [method, problem])).toEqual(Array.from({ length: 9 }, () => ['controlled_rounding', null]))
  })

  it('is told by role family and characteristic: to planners of nation and regions, to its own people of an organisation, in the same figures', async () => {
    test.clock.moveTo(new Date('2026-05-02T09:00:00Z'))
    const planner = await test.seed.person({ roles: [['workforce_analyst', await test.seed.organisation({ kind: 'lga' })]] })
    const own = await test.seed.person({ roles: [['organisation_admin', councils[3]!]] })
    const tables = (as: SeededPerson, area: string | null) => test.get(StaffTablesService).of(test.ctx(as.actor), area)
    const [nation, london] = [await tables(planner, null), await tables(own, `organisation:${councils[3]}`)]
    expect(nation).toMatchObject({ quarter: Q1, asOf: DUE, organisations: 4, families: [{ key: 'data', name: 'Data' }], regions: [], withheld: null })
    // Wales has three organisations, but what is left of the nation would be the one in London.
    expect((await tables(planner, 'region:Wales')).withheld).toContain('Too few organisations')
    for (const { people, families, characteristics } of [nation, london]) {
      expect(characteristics.map(({ answers }) => answers.reduce((sum, one) => sum + one.people, 0))).toEqual(characteristics.map(() => people))
      expect(families[0]?.people).toBe(people)
    }
    await expect(tables(planner, `organisation:${councils[3]}`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(tables(await test.seed.person({ roles: [['learner', test.council]] }), null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('keeps its questions and answers as they were published, whatever a later list leaves out', async () => {
    const planner = await test.seed.person({ roles: [['workforce_analyst', await test.seed.organisation({ kind: 'lga' })]] })
    const tables = () => test.get(StaffTablesService).of(test.ctx(planner.actor), null)
    const before = await tables()
    const { rows: [later] } = await test.pool.query<{ id: string }>(
      `insert into workforce_returns.reference_version (id, kind, number, content, published_at)
       select $1, kind, 99, '[{"key": "sex", "name": "Gender", "categories": [{"key": "not_known", "name": "Unknown"}]}]', now() from workforce_returns.reference_version where kind = 'characteristics' and number = 1 returning id`, [newId()])
    const after = await tables()
    expect(after.characteristics.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual(before.characteristics.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
    expect(after.characteristics.find(({ key }) => key === 'sex')).toMatchObject({ name: 'Sex', answers: expect.arrayContaining([expect.objectContaining({ key: 'male', name: 'Male' })]) as unknown })
    await test.pool.query('delete from workforce_returns.reference_version where id = $1', [later!.id])
  })

  it('changes at set days only, by a further snapshot that keeps near the one before', async () => {
    test.clock.moveTo(new Date('2026-05-20T09:00:00Z'))
    await submit(councils[0]!, 4, 9, 'One was left out.')
    expect(await publications().staff(Q1, plainDate('2026-06-29'))).toMatchObject({ number: 1 })
    const later = await publications().staff(Q1, plainDate('2026-06-30'))
    expect(later).toMatchObject({ number: 2, sequence: 2, asOf: '2026-06-30' })
    // What it said on a day it says of that day for ever.
    expect(await publications().staff(Q1, DUE)).toMatchObject({ number: 1 })
    const rows = await test.get(PublishedQueries).staff([later!.id, (await publications().staff(Q1, DUE))!.id], HEADCOUNT_MEMBER)
    for (const place of councils.slice(1)) expect(new Set(rows.filter((row) => row.place === place).map(({ count }) => count)).size).toBe(1)
  })

  it('leaves nothing behind when its worker is stopped in the middle', async () => {
    test.clock.moveTo(new Date('2026-08-01T09:00:00Z'))
    await submit(councils[1]!, 9, 9, 'More were left out.')
    const stop = new AbortController()
    const asOf = endOfQuarter(quarter('2026-Q3'))
    await expect(publications().publishDue(test.ctx(), asOf, { signal: stop.signal, progress: () => Promise.resolve() })).resolves.toBeUndefined()
    const before = await snapshots()
    await submit(councils[2]!, 9, 9, 'More were left out.')
    await expect(test.get(PublicationsService).bringUpToDate(test.ctx(), test.get(StaffPublisher), Q1, plainDate('2026-12-31'), { signal: stop.signal, progress: () => { stop.abort(); return Promise.resolve() } })).rejects.toThrow()
    expect(await snapshots()).toEqual(before)
    const done: number[] = []
    await publications().publishDue(test.ctx(), plainDate('2026-12-31'), { progress: (n) => { done.push(n); return Promise.resolve() } })
    expect(done).toEqual([1, 2])
    expect((await snapshots()).filter((one) => one.quarter === Q1)).toHaveLength(before.length + 1)
  })

  it('is never changed, and keeps true counts for two years only', async () => {
    for (const sql of ['update workforce_returns.published_count set count = count + 5', 'delete from workforce_returns.publication_snapshot', `update workforce_returns.publication_member set problem = 'x'`]) {
      await expect(test.pool.query(sql)).rejects.toThrow('What was published does not change')
    }
    const kept = async () => (await test.pool.query<{ counts: number; witness: number }>('select count(counts)::int as counts, count(witness)::int as witness from workforce_returns.publication_member')).rows[0]!
    const all = await kept()
    expect(all.counts).toBe(all.witness)
    expect(await test.get(PublicationsService).forget(test.ctx(), plainDate('2028-03-30'))).toBe(0)
    expect(await test.get(PublicationsService).forget(test.ctx(), plainDate('2028-03-31'))).toBeGreaterThan(0)
    expect(await kept()).toEqual({ counts: 0, witness: all.witness })
    // What was published binds without its counts, too.
    await submit(councils[3]!, 9, 12, 'More were left out.')
    expect(await publications().staff(Q1, plainDate('2027-03-31'))).toMatchObject({ asOf: '2027-03-31' })
  })

  it('is for Waymark itself to make', async () => {
    const admin = await test.seed.person({ roles: [['platform_admin', test.council]] })
    await expect(publications().publishDue(test.ctx(admin.actor), DUE, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
