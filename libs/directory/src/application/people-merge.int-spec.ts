import pg from 'pg'
import { newId, type OrganisationId } from '#kernel'
import { AuditModule } from '#audit'
import { Database } from '#platform/database'
import { createTestApp, eventually, Seed, type SeededPerson, type TestApp } from '#testing'
import { DirectoryModule } from '../directory.module.js'
import { DuplicatesService } from './duplicates.service.js'
import { PeopleMergeService } from './people-merge.service.js'
import { PeopleService } from './people.service.js'

describe('two records of one person', () => {
  let test: TestApp
  let seed: Seed
  let kent: OrganisationId
  let essex: OrganisationId
  let admin: SeededPerson
  let meg: SeededPerson
  let tom: SeededPerson
  const rows = <T>(text: string, values: unknown[] = []) => test.get(Database).rows<T>(text, values)
  const merge = (keep: SeededPerson, absorb: SeededPerson, decisions = {}) => test.get(PeopleMergeService).merge(test.ctx(admin.actor), keep.id, absorb.id, decisions)
  const twins = async (): Promise<[SeededPerson, SeededPerson]> => [
    await seed.person({ givenName: 'Ada', familyName: 'Okafor', roles: [['learner', kent]], issuer: 'https://kent.example' }),
    await seed.person({ givenName: 'Adä', familyName: 'Okafor', roles: [['learner', kent], ['mentor', essex]], issuer: 'https://essex.example' }),
  ]

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, DirectoryModule] })
    seed = new Seed(test.get(Database).pool)
    kent = await seed.organisation()
    essex = await seed.organisation()
    admin = await seed.person({ roles: [['platform_admin', kent]] })
    meg = await seed.person({ givenName: 'Meg', familyName: 'Manager', roles: [['line_manager', kent]] })
    tom = await seed.person({ givenName: 'Tom', familyName: 'Manager', roles: [['line_manager', kent]] })
  })
  afterAll(() => test.close())

  it('become one with nothing lost, and the old id keeps resolving', async () => {
    const [keep, absorb] = await twins()
    const report = await seed.person()
    await seed.lineManager(keep.id, meg.id, kent)
    await seed.lineManager(absorb.id, tom.id, kent)
    await seed.lineManager(report.id, absorb.id, kent)
    await seed.lineManager(absorb.id, keep.id, essex)
    await rows(`update directory.membership set starts_on = '2018-01-01', ends_on = '2024-01-01' where person_id = $1 and role = 'learner'`, [absorb.id])
    await rows(`insert into directory.career_post (id, person_id, post, organisation_name, starts_on, verified_by_id, verified_at) values ($1, $2, 'Officer', 'X', '2010-01-01', $3, now())`, [newId(), absorb.id, keep.id])
    await rows(`insert into directory.invitation (id, person_id, email, token_hash, created_at, expires_at) values ($1, $2, 'x', 'x', now(), now() + interval '1 day')`, [newId(), absorb.id])
    const preview = await test.get(PeopleMergeService).preview(test.ctx(admin.actor), keep.id, absorb.id)
    expect(preview).toMatchObject({ ok: true, value: { moved: 1, joined: 1, accounts: 2, conflicts: [{ field: 'givenName' }, { field: 'primaryEmail' }, { field: 'lineManagerId' }] } })
    expect(await merge(keep, absorb)).toMatchObject({ ok: false, error: [{ code: 'UNDECIDED', field: 'decisions.givenName' }, {}, {}] })
    expect(await merge(keep, absorb, { givenName: 'Eve', primaryEmail: keep.email, lineManagerId: tom.id })).toMatchObject({ ok: false, error: [{ code: 'DECISION_NOT_OFFERED' }] })
    expect(await merge(keep, absorb, { givenName: 'Ada', primaryEmail: absorb.email, lineManagerId: tom.id })).toEqual({ ok: true, value: keep.id })

    expect((await test.get(PeopleService).contactOf([absorb.id])).get(absorb.id)).toMatchObject({ personId: keep.id, name: 'Ada Okafor', email: absorb.email })
    expect(await rows('select 1 from directory.person_email where person_id = $1', [keep.id])).toHaveLength(2)
    expect(await rows('select 1 from directory.identity where person_id = $1', [keep.id])).toHaveLength(2)
    expect(await rows('select role, starts_on, ends_on from directory.membership where person_id = $1 order by role', [keep.id])).toEqual([
      { role: 'learner', starts_on: '2018-01-01', ends_on: null }, { role: 'mentor', starts_on: '2020-01-01', ends_on: null }])
    expect(await rows('select manager_id, starts_on, ends_on from directory.line_management where person_id = $1 order by starts_on', [keep.id])).toEqual([
      { manager_id: meg.id, starts_on: '2020-01-01', ends_on: '2026-06-01' }, { manager_id: tom.id, starts_on: '2026-06-01', ends_on: null }])
    expect(await rows('select manager_id from directory.line_management where person_id = $1', [report.id])).toEqual([{ manager_id: keep.id }])
    expect(await rows('select verified_at from directory.career_post where person_id = $1', [keep.id])).toEqual([{ verified_at: null }])
    expect(await rows('select 1 from directory.invitation where person_id = $1 and revoked_at is not null', [keep.id])).toHaveLength(1)
    const [history] = await rows<{ absorbed: { membership: object[]; person: { given_name: string } }; set_aside: object }>('select absorbed, set_aside from directory.person_merge where absorbed_id = $1', [absorb.id])
    expect(history).toMatchObject({ absorbed: { person: { given_name: 'Adä' }, membership: [{}, {}] }, set_aside: [{ field: 'givenName', value: 'Adä' }, { field: 'primaryEmail', value: keep.email }, { field: 'lineManagerId', value: meg.id }] })
    expect(await rows(`select payload from platform.outbox_message where topic = 'directory.people-merged'`)).toEqual([{ payload: { fromId: absorb.id, intoId: keep.id } }])

    const third = await seed.person({ givenName: 'Ada', familyName: 'Okafor' })
    expect(await merge(third, keep, { primaryEmail: third.email })).toMatchObject({ ok: true })
    expect(await test.get(PeopleService).currentId(absorb.id)).toBe(third.id)
    await expect(merge(third, absorb)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are merged once when two administrators do so at the same time', async () => {
    const [keep, absorb] = await twins()
    const other = new pg.Client({ connectionString: test.database.url })
    await other.connect()
    await other.query('begin')
    await other.query('select 1 from directory.person where id = $1 for update', [keep.id])
    const decisions = { givenName: 'Ada', primaryEmail: keep.email }
    const both = [merge(keep, absorb, decisions), merge(absorb, keep, decisions)]
    await eventually(async () => expect(await rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).toHaveLength(2))
    await other.query('commit')
    await other.end()
    const results = await Promise.allSettled(both)
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rows(`select 1 from directory.person where id = any($1) and status = 'merged'`, [[keep.id, absorb.id]])).toHaveLength(1)
  })

  it('are found by name and address, until somebody says that they are two people', async () => {
    const duplicates = test.get(DuplicatesService)
    const [one, other] = [await seed.person({ givenName: 'Élodie', familyName: 'Marsh', roles: [['learner', essex]] }), await seed.person({ givenName: 'Marsh', familyName: 'Elodie', roles: [['mentor', essex]] })]
    const [moved, again] = [await seed.person({ givenName: 'Pat', familyName: 'Stone' }), await seed.person({ givenName: 'Patricia', familyName: 'Stone-Field', email: 'pat@example.org' })]
    await rows(`insert into directory.person_former_email values ($1, 'pat@example.org', now())`, [moved.id])
    await seed.person({ givenName: 'Élodie', familyName: 'Marsh', roles: [['learner', kent]] })
    const found = async () => (await duplicates.list(test.ctx(admin.actor))).filter(({ personId }) => [one.id, moved.id].includes(personId)).map(({ personId, otherId, reasons }) => ({ personId, otherId, reasons }))
    expect(await found()).toEqual([
      { personId: moved.id, otherId: again.id, reasons: ['PREVIOUS_EMAIL'] },
      { personId: one.id, otherId: other.id, reasons: ['SAME_NAME_SAME_ORGANISATION'] },
    ])
    await duplicates.dismiss(test.ctx(admin.actor), other.id, one.id)
    expect(await found()).toHaveLength(1)
  })

  it('are nobody’s business but the platform’s administrators’', async () => {
    const outsider = test.ctx({ kind: 'person', personId: meg.id, roles: [{ role: 'organisation_admin', organisationId: kent }] })
    await expect(test.get(PeopleMergeService).merge(outsider, meg.id, tom.id, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(test.get(PeopleMergeService).preview(outsider, meg.id, tom.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(test.get(DuplicatesService).list(outsider)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(test.get(DuplicatesService).dismiss(outsider, meg.id, tom.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
