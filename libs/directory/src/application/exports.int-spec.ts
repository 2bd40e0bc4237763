import { createHash } from 'node:crypto'
import { text, buffer } from 'node:stream/consumers'
import { Global, Module } from '@nestjs/common'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { newId, type OrganisationId } from '#kernel'
import type { Actor } from '#platform/access'
import { eventually, jobEngines, type SeededPerson } from '#testing'
import { readByCursor } from '../data/export-cursor.js'
import { TransferJobsModule, transferJobs } from '../jobs/transfer-jobs.module.js'
import { startImports, type ImportTest } from '../testing/import-test-app.js'
import { ExportBuilder } from './export-builder.js'
import { EXPORT_CONTRIBUTIONS, type ExportContribution } from './export-contribution.js'
import { ExportsService } from './exports.service.js'

/** What another lib would add. */
const contribution: ExportContribution = {
  tables: [{
    name: 'numbers', columns: ['n', 'organisation_id'],
    async *rows(tx, { organisationId }) {
      for await (const { n } of readByCursor<{ n: number }>(tx, 'select n from generate_series(1, $1::int) n', [2_500])) yield [n, organisationId]
    },
  }],
}
@Global()
@Module({ providers: [{ provide: EXPORT_CONTRIBUTIONS, useValue: [contribution] }], exports: [EXPORT_CONTRIBUTIONS] })
class ContributionsModule {}

describe.each(jobEngines)('exports on $engine', ({ config }) => {
  let test: ImportTest
  let council: OrganisationId
  let other: OrganisationId
  let admin: SeededPerson
  let leaver: SeededPerson

  beforeAll(async () => {
    test = await startImports({ imports: [TransferJobsModule, ContributionsModule], jobs: transferJobs, config })
    council = await test.seed.organisation({ name: 'Borchester' })
    other = await test.seed.organisation({ name: 'Felpersham' })
    admin = await test.seed.person({ givenName: 'Siân', familyName: '=cmd|calc', roles: [['organisation_admin', council]] })
    const learner = await test.seed.person({ givenName: 'Lee', familyName: 'Has, comma', roles: [['learner', council], ['learner', other]] })
    leaver = await test.seed.person({ givenName: 'Gone', roles: [['learner', council]] })
    await test.rows("update directory.membership set ends_on = '2025-01-01' where person_id = $1", [leaver.id])
    const stranger = await test.seed.person({ roles: [['learner', other]] })
    await test.seed.lineManager(learner.id, admin.id, council)
    await test.rows("insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values ($1, $2, $3, '2026-01-01', '2026-02-01')", [newId(), learner.id, admin.id])
    for (const organisation of [council, other]) await test.rows("insert into directory.career_post (id, person_id, organisation_id, post, starts_on) values ($1, $2, $3, 'Officer', '2020-01-01')", [newId(), learner.id, organisation])
    for (const { id, email } of [learner, stranger]) await test.rows("insert into directory.invitation (id, person_id, email, token_hash, created_at, expires_at) values ($1, $2, $3, $4, now(), now())", [newId(), id, email, `secret-${id}`])
  })
  afterAll(() => test.close())

  const service = () => test.get(ExportsService)
  const built = async () => {
    const { id } = await service().request(test.ctx(admin.actor), council)
    await eventually(async () => expect(await service().byId(test.ctx(admin.actor), id)).toMatchObject({ state: 'ready' }))
    return id
  }

  it('hold everything that an organisation owns, and nothing of others', async () => {
    const id = await built()
    const row = await service().byId(test.ctx(admin.actor), id)
    const zip = await buffer((await service().open(test.ctx(admin.actor), id)).content)
    expect(row).toMatchObject({ fileSize: zip.length, contentHash: createHash('sha256').update(zip).digest('hex'), tablesDone: row.tables })
    const files = Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, content]) => [name, parse(Buffer.from(content), { columns: true, bom: true })])) as Record<string, Record<string, string>[]>
    expect(Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, lines.length]))).toEqual({
      'organisation.csv': 1, 'successors.csv': 0, 'people.csv': 3, 'memberships.csv': 3, 'line-management.csv': 1, 'delegations.csv': 1, 'career-posts.csv': 1, 'invitations.csv': 1, 'imports.csv': 0, 'exports.csv': 1, 'numbers.csv': 2_500,
    })
    expect(files['people.csv']).toEqual(expect.arrayContaining([
      expect.objectContaining({ given_name: 'Siân', family_name: "'=cmd|calc", belongs_today: 'true' }), expect.objectContaining({ family_name: 'Has, comma' }),
      expect.objectContaining({ id: leaver.id, given_name: 'Gone', email: '', belongs_today: 'false' }),
    ]))
    expect(files['memberships.csv']?.find((line) => line['person_id'] === admin.id)).toMatchObject({ email: admin.email, role: 'organisation_admin', from: '2020-01-01', to: '' })
    expect(JSON.stringify(files)).not.toContain('secret')
    expect(JSON.stringify(files)).not.toContain(other)
    expect(await test.rows("select action from audit.entry where subject_id = $1 order by at, action", [id])).toEqual(expect.arrayContaining([{ action: 'organisation:export' }, { action: 'export:build' }, { action: 'export:download' }]))
  })

  it('end with the same state when the job runs again, or after a killed one', async () => {
    const id = await built()
    const before = await service().byId(test.ctx(admin.actor), id)
    await test.get(ExportBuilder).build(test.ctx(), id)
    expect(await service().byId(test.ctx(admin.actor), id)).toEqual(before)
    await test.rows("update directory.export_run set state = 'building' where id = $1", [id])
    await test.get(ExportBuilder).build(test.ctx(), id)
    expect(await service().byId(test.ctx(admin.actor), id)).toMatchObject({ state: 'ready' })
    expect((await text((await service().open(test.ctx(admin.actor), id)).content)).slice(0, 2)).toBe('PK')
  })

  it('are for the organisation\'s administrators and the platform\'s only', async () => {
    const id = await built()
    const outsiders: Actor[] = [
      { kind: 'anonymous' }, { kind: 'machine', clientId: 'x', scopes: [] }, (await test.seed.person({ roles: [['learner', council]] })).actor,
      (await test.seed.person({ roles: [['organisation_admin', other]] })).actor,
    ]
    for (const actor of outsiders) {
      const ctx = test.ctx(actor)
      for (const operation of [() => service().request(ctx, council), () => service().page(ctx, council, 10, undefined), () => service().byId(ctx, id), () => service().open(ctx, id), () => service().byId(ctx, newId())]) {
        await expect(operation()).rejects.toMatchObject({ code: actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'NOT_FOUND' })
      }
    }
    expect((await service().page(test.ctx(), council, 10, undefined)).rows.map((row) => row.id)).toContain(id)
  })

  it('expire', async () => {
    const id = await built()
    expect(await test.files()).toContain(id)
    test.clock.moveOn(7 * 86_400_000)
    await expect(service().open(test.ctx(admin.actor), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await service().sweep(test.ctx())
    expect(await service().byId(test.ctx(admin.actor), id)).toMatchObject({ state: 'expired' })
    expect(await test.files()).not.toContain(id)
  })
})
