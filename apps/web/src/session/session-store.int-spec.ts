import { pino } from 'pino'
import { Pool } from 'pg'
import type { SessionData } from 'express-session'
import { createEmptyDatabase, testConfig, type TestDatabase } from '../../../../test/support/index.js'
import { SealedStore } from './sealed-store.js'
import { postgresSessions, type SessionStorage } from './session-store.js'

const HOUR = 3_600_000
const session = { cookie: { originalMaxAge: null }, signedIn: { bearer: 'a-secret-token' } } as unknown as SessionData

describe('sessions in PostgreSQL', () => {
  let database: TestDatabase, pool: Pool
  const open: SessionStorage[] = []
  const start = async () => {
    const storage = await postgresSessions(testConfig({ DATABASE_URL: database.url }), pino({ level: 'silent' }), HOUR)
    open.push(storage)
    return { ...storage, sealed: new SealedStore(storage.store, 'k'.repeat(32)) }
  }
  const set = (store: SealedStore, id: string) => new Promise<void>((done, fail) => store.set(id, session, (error) => (error ? fail(error as Error) : done())))
  const get = (store: SealedStore, id: string) => new Promise<SessionData | null | undefined>((done, fail) => store.get(id, (error, value) => (error ? fail(error as Error) : done(value))))

  beforeAll(async () => {
    database = await createEmptyDatabase()
    pool = new Pool({ connectionString: database.url, max: 1 })
  })
  afterAll(async () => {
    await Promise.all(open.map(({ close }) => close()))
    await pool.end()
    await database.drop()
  })

  it('makes its table once, though several processes start together', async () => {
    await Promise.all([start(), start(), start()])
    expect((await pool.query("select count(*)::int as n from information_schema.tables where table_schema = 'web'")).rows).toEqual([{ n: 1 }])
  })

  it('keeps a session for another process, sealed, until it is ended', async () => {
    const [one, two] = [await start(), await start()]
    await set(one.sealed, 'sid-1')
    expect(await get(two.sealed, 'sid-1')).toMatchObject({ signedIn: { bearer: 'a-secret-token' } })
    expect(JSON.stringify((await pool.query('select * from web.session')).rows)).not.toContain('a-secret-token')
    await new Promise((done) => two.sealed.destroy('sid-1', done))
    expect(await get(one.sealed, 'sid-1')).toBeNull()
  })

  it('knows no session whose time is up', async () => {
    const { sealed } = await start()
    await set(sealed, 'sid-2')
    await pool.query("update web.session set expire = now() - interval '1 second' where sid = 'sid-2'")
    expect(await get(sealed, 'sid-2')).toBeNull()
  })

  it('says when the database does not answer', async () => {
    const { ping } = await start()
    await expect(ping()).resolves.toBeUndefined()
    await expect(postgresSessions(testConfig({ DATABASE_URL: 'postgres://127.0.0.1:1/none' }), pino({ level: 'silent' }), HOUR)).rejects.toThrow()
  })
})
