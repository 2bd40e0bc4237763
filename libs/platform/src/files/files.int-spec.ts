import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type PersonId, newId } from '#kernel'
import type { PersonActor } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { Database, UnitOfWork } from '#platform/database'
import { createTestApp, startTestPlatform, type TestApp } from '#testing'
import { FileDisk } from './file-disk.js'
import { MAX_LOOSE_FILES } from './file-kinds.js'
import { FileReaders } from './file-readers.js'
import { FilesJobsModule, FilesModule } from './files.module.js'
import { FilesService } from './files.service.js'
import { StoredFileQueries } from './stored-file.queries.js'
import { SweepFilesHandler } from './sweep-files.job.js'

/** A disk on which the kernel says that there is no room. */
class FullDisk extends FileDisk {
  protected override openForWriting(): Writable {
    return createWriteStream('/dev/full')
  }
}

const actor = (): PersonActor => ({ kind: 'person', personId: newId<PersonId>(), roles: [] })
const note = (words = 'Some words') => Readable.from([Buffer.from(words)])

describe('the file store', () => {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  let test: TestApp
  let files: FilesService

  beforeAll(async () => {
    test = await createTestApp({ imports: [FilesModule, FilesJobsModule], config: { FILES_DIR: dir } })
    files = test.get(FilesService)
  })
  afterAll(async () => {
    await test.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const receive = async (who: PersonActor, name = 'note.txt') => {
    const done = await files.receive(test.ctx(who), name, note())
    if (!done.ok) throw new Error(done.error[0]?.code)
    return done.value.id
  }
  const kept = () => readdirSync(join(dir, 'kept'), { recursive: true, encoding: 'utf8' }).filter((path) => path.includes('/'))

  it('says that there is no room, and leaves nothing behind', async () => {
    const full = new FilesService(new FullDisk(test.get<Config>(CONFIG as never)), test.get(StoredFileQueries), test.get(FileReaders))
    await expect(full.receive(test.ctx(actor()), 'note.txt', note())).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('Room for files') })
    expect(readdirSync(join(dir, 'incoming'))).toEqual([])
    expect(await test.get(Database).rows('select from platform.stored_file')).toEqual([])
  })

  it('gives a loose file back to its sender only, and an attached one to those of its owner', async () => {
    const [mine, another] = [actor(), actor()]
    const id = await receive(mine)
    expect(await text((await files.open(test.ctx(mine), id)).content)).toBe('Some words')
    await expect(files.open(test.ctx(another), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const owner = { kind: 'test.thing', id: newId() }
    const attach = (who: PersonActor, to = owner) => test.get(UnitOfWork).run((tx) => files.attach(tx, test.ctx(who), id, to))
    expect((await attach(another)).ok).toBe(false)
    expect((await attach(mine)).ok).toBe(true)
    expect((await attach(mine, { kind: 'test.thing', id: newId() })).ok).toBe(false)
    // Nobody has said who may read such things: nobody may, not even the sender.
    await expect(files.open(test.ctx(mine), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    test.get(FileReaders).register('test.thing', (ctx, ownerId) => Promise.resolve(ownerId === owner.id && ctx.actor === another))
    expect((await files.open(test.ctx(another), id)).file.name).toBe('note.txt')
    await expect(files.open(test.ctx(mine), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(() => test.get(FileReaders).register('test.thing', () => Promise.resolve(true))).toThrow(/Two parts/)
  })

  it('throws away what nobody used within a day, and nothing else', async () => {
    const who = actor()
    const [loose, used] = [await receive(who), await receive(who)]
    await test.get(UnitOfWork).run((tx) => files.attach(tx, test.ctx(who), used, { kind: 'test.other', id: newId() }))
    expect(await files.sweep(test.ctx())).toBe(0)
    test.clock.moveOn(25 * 3_600_000)
    const fresh = await receive(who)
    expect(await files.sweep(test.ctx())).toBe(1)
    expect(await files.sweep(test.ctx())).toBe(0)
    expect([...(await files.byIds([loose, used, fresh])).keys()].sort()).toEqual([used, fresh].sort())
    const names = kept().map((path) => path.slice(3))
    expect(names).toEqual(expect.arrayContaining([used, fresh]))
    expect(names).not.toContain(loose)
  })

  it('throws away what a killed process left half received, but not what is still coming', async () => {
    const run = { ctx: test.ctx(), attempt: 1, signal: new AbortController().signal, progress: () => Promise.resolve() }
    rmSync(join(dir, 'incoming'), { recursive: true, force: true })
    await test.get(SweepFilesHandler).handle({}, run)
    mkdirSync(join(dir, 'incoming'))
    for (const [name, hours] of [['left', 25], ['coming', 23]] as const) {
      const path = join(dir, 'incoming', name)
      const at = new Date(run.ctx.now.getTime() - hours * 3_600_000)
      writeFileSync(path, 'half of')
      utimesSync(path, at, at)
    }
    await test.get(SweepFilesHandler).handle({}, run)
    expect(readdirSync(join(dir, 'incoming'))).toEqual(['coming'])
  })

  it('does not store for somebody who never uses what they send', async () => {
    const who = actor()
    for (let sent = 0; sent < MAX_LOOSE_FILES; sent++) await receive(who)
    await expect(receive(who)).rejects.toThrow('TOO_MANY_FILES')
    await expect(receive(actor())).resolves.toBeDefined()
  })
})

it('keeps nothing of an upload that breaks off', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  const platform = await startTestPlatform({ config: { FILES_DIR: dir } })
  try {
    const authorization = `Bearer ${await platform.token(await platform.person())}`
    const broken = new Promise((resolve) => {
      const upload = request(`${platform.url}/files`, { method: 'POST', headers: { authorization, 'content-type': 'multipart/form-data; boundary=b', 'content-length': '100000' } })
      upload.on('error', resolve)
      upload.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of it')
      setTimeout(() => upload.destroy(), 300)
    })
    await broken
    for (let look = 0; look < 40 && readdirSync(join(dir, 'incoming')).length > 0; look++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(readdirSync(join(dir, 'incoming'))).toEqual([])
    expect((await platform.pool.query('select from platform.stored_file')).rowCount).toBe(0)
  } finally {
    await platform.close()
    rmSync(dir, { recursive: true, force: true })
  }
})
