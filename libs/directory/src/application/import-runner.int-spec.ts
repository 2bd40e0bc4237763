import { Readable, Writable } from 'node:stream'
import { newId, type OrganisationId } from '#kernel'
import type { Actor } from '#platform/access'
import { FileDisk } from '#platform/files'
import { eventually, jobEngines, type SeededPerson } from '#testing'
import { ImportRunQueries } from '../data/import-run.queries.js'
import { startImports, type ImportTest } from '../testing/import-test-app.js'
import { TransferJobsModule, transferJobs } from '../jobs/transfer-jobs.module.js'
import { ImportRunner } from './import-runner.js'
import { ImportSweepService } from './import-sweep.service.js'
import { type ImportRequest, ImportsService } from './imports.service.js'

const HEADER = 'email,given_name,family_name\n'
const people = (count: number, from = 0): string => HEADER + Array.from({ length: count }, (_, n) => `p${from + n}@kent.gov.uk,Given,Family ${from + n}\n`).join('')
const request = (change: Partial<ImportRequest> = {}): ImportRequest => ({ kind: 'people', dryRun: false, skipBadRows: false, organisationId: null, ...change })
const stream = (text: string) => Readable.from([Buffer.from(text)])

describe('the work of an import', () => {
  let test: ImportTest
  beforeAll(async () => {
    test = await startImports()
  })
  afterAll(() => test.close())

  const take = (text: string, change?: Partial<ImportRequest>) => test.get(ImportsService).take(test.ctx(), request(change), stream(text))
  const run = (id: string, onProgress?: () => Promise<void>) => test.get(ImportRunner).run(test.ctx(), id, onProgress ? { onProgress } : {})
  const row = async (id: string) => (await test.get(ImportRunQueries).byId(id))!
  const count = async (email: string) => (await test.rows<{ n: number }>('select count(*)::int as n from directory.person_email where email like $1', [email]))[0]?.n
  const told = async (id: string) => (await test.rows("select from platform.outbox_message where topic = 'directory.import-applied' and payload->>'importId' = $1", [id])).length

  it('leaves nothing when its process dies, and is done once when it is run again', async () => {
    const { id } = await take(people(2_000))
    let killed = 0
    await expect(run(id, async () => {
      killed += (await test.rows("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and state like 'idle in transaction%'")).length
    })).rejects.toThrow(/not available|terminated|connection error/)
    expect(killed).toBe(1)
    expect(await row(id)).toMatchObject({ state: 'applying' })
    expect(await count('p%@kent.gov.uk')).toBe(0)
    await run(id)
    expect(await row(id)).toMatchObject({ state: 'applied', created: 2_000, rows: 2_000 })
    expect(await count('p%@kent.gov.uk')).toBe(2_000)
    await run(id)
    expect(await row(id)).toMatchObject({ state: 'applied', created: 2_000 })
    expect(await told(id)).toBe(1)
  })

  it('is done once when two processes do it at the same time', async () => {
    const { id } = await take(people(500, 10_000))
    await Promise.all([run(id), run(id), run(id)])
    expect(await row(id)).toMatchObject({ state: 'applied', created: 500, refused: 0 })
    expect(await told(id)).toBe(1)
  })

  it('waits while another process holds it', async () => {
    const { id } = await take(people(1, 20_000))
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const first = run(id, () => held)
    await eventually(async () => expect(await row(id)).toMatchObject({ state: 'applying' }))
    let done = false
    const second = run(id).finally(() => (done = true))
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(done).toBe(false)
    release()
    await Promise.all([first, second])
    expect(await row(id)).toMatchObject({ created: 1, unchanged: 0 })
  })

  it('stops when it is cancelled, and leaves nothing', async () => {
    const { id } = await take(people(1_000, 30_000))
    await run(id, async () => void (await test.get(ImportsService).cancel(test.ctx(), id)))
    expect(await row(id)).toMatchObject({ state: 'cancelled' })
    expect(await count('p30___@kent.gov.uk')).toBe(0)
    await run(id)
    expect(await row(id)).toMatchObject({ state: 'cancelled' })
  })

  it('is applied after its dry run, with the good rows only when that is wanted', async () => {
    const { id } = await take(`${people(2, 40_000)}bad,,\n`, { dryRun: true })
    await run(id)
    expect(await row(id)).toMatchObject({ state: 'checked', created: 2, refused: 1, dryRun: true })
    expect(await count('p4000%')).toBe(0)
    expect((await test.get(ImportsService).apply(test.ctx(), id, false)).ok).toBe(true)
    await run(id)
    expect(await row(id)).toMatchObject({ state: 'failed', problems: 3, dryRun: false })
    expect((await test.get(ImportsService).apply(test.ctx(), id, true)).ok).toBe(true)
    await run(id)
    expect(await row(id)).toMatchObject({ state: 'applied', created: 2, refused: 1, problems: 3, failure: null })
    expect(await test.get(ImportsService).apply(test.ctx(), id, true)).toMatchObject({ ok: false, error: [{ code: 'NOT_READY' }] })
    expect(await test.get(ImportsService).cancel(test.ctx(), id)).toMatchObject({ ok: false, error: [{ code: 'NOT_READY' }] })
  })

  it('says when the disk is full, and keeps nothing', async () => {
    const disk = test.get(FileDisk)
    const before = await test.files()
    const runs = (await test.rows('select from directory.import_run')).length
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    Object.assign(disk, { openForWriting: () => new Writable({ write: (_chunk, _encoding, done) => done(full) }) })
    try {
      await expect(take(people(10_000))).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('Room for files') as string })
    } finally {
      delete (disk as unknown as { openForWriting?: unknown }).openForWriting
    }
    expect(await test.files()).toEqual(before)
    expect((await test.rows('select from directory.import_run')).length).toBe(runs)
  })

  it('forgets files and reports after thirty days, and ends what is stuck', async () => {
    const { id } = await take('bad\n')
    await run(id)
    const stuck = await take(people(1, 50_000))
    expect(await test.files()).toContain(id)
    test.clock.moveOn(31 * 86_400_000)
    await test.get(ImportSweepService).sweep(test.ctx(), new AbortController().signal)
    expect(await test.files()).not.toContain(id)
    expect(await row(id)).toMatchObject({ fileName: null, problems: 4 })
    expect(await test.rows('select from directory.import_problem where import_id = $1', [id])).toEqual([])
    expect(await row(stuck.id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('broken off') as string })
    expect(await test.get(ImportsService).apply(test.ctx(), id, true)).toMatchObject({ error: [{ code: 'FILE_GONE' }] })
  })
})

describe('who may import', () => {
  let test: ImportTest
  let council: OrganisationId
  let admin: SeededPerson
  let outsiders: [string, Actor][]

  beforeAll(async () => {
    test = await startImports()
    council = await test.seed.organisation()
    const other = await test.seed.organisation()
    admin = await test.seed.person({ roles: [['organisation_admin', council]] })
    outsiders = [
      ['nobody', { kind: 'anonymous' }], ['a learner', (await test.seed.person({ roles: [['learner', council]] })).actor],
      ['an administrator of another organisation', (await test.seed.person({ roles: [['organisation_admin', other]] })).actor],
      ['a program', { kind: 'machine', clientId: 'x', scopes: [] }], ['a stranger', { kind: 'unlinked', issuer: 'i', subject: 's', emailVerified: true }],
    ]
  })
  afterAll(() => test.close())

  it('is decided before a byte is kept, and for every operation', async () => {
    const service = test.get(ImportsService)
    const { id } = await service.take(test.ctx(admin.actor), request({ organisationId: council }), stream(people(1)))
    const files = await test.files()
    for (const [who, actor] of outsiders) {
      const ctx = test.ctx(actor)
      const code = actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
      const hidden = actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'NOT_FOUND'
      for (const organisationId of [council, null]) expect([who, await service.upload(ctx, request({ organisationId }), stream('x')).catch((error: { code: string }) => error.code)]).toEqual([who, code])
      for (const target of [id, newId(), 'x']) {
        for (const operation of [() => service.byId(ctx, target), () => service.apply(ctx, target, true), () => service.cancel(ctx, target)]) await expect(operation()).rejects.toMatchObject({ code: hidden })
      }
    }
    expect(await test.files()).toEqual(files)
    for (const change of [{}, { kind: 'organisations' as const, organisationId: council }]) await expect(service.upload(test.ctx(admin.actor), request(change), stream('x'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await service.page(test.ctx(admin.actor), undefined, 10, undefined)).rows.map((row) => row.id)).toEqual([id])
    expect((await service.page(test.ctx(outsiders[2]![1]), undefined, 10, undefined)).rows).toEqual([])
  })
})

describe.each(jobEngines)('imports as jobs on $engine', ({ config }) => {
  let test: ImportTest
  beforeAll(async () => {
    test = await startImports({ imports: [TransferJobsModule], jobs: transferJobs, config })
  })
  afterAll(() => test.close())

  it('run in the background', async () => {
    const row = await test.get(ImportsService).upload(test.ctx(), request(), stream(people(100)))
    expect(row.state).toBe('uploaded')
    await eventually(async () => expect(await test.get(ImportRunQueries).byId(row.id)).toMatchObject({ state: 'applied', created: 100 }))
    expect(await test.rows("select detail->>'created' as created from audit.entry where action = 'import:apply'")).toEqual([{ created: '100' }])
  })
})
