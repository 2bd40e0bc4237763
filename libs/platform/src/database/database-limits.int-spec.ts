import { setTimeout as pause } from 'node:timers/promises'
import { persistence } from '#assembly'
import { createTestDatabase, eventually, type TestDatabase } from '#testing'
import { createDataSource } from './data-source.js'
import { Database } from './database.js'

describe('a transaction that gets stuck', () => {
  const limits = { answerWithinMs: 600, idleInTransactionMs: 400 }
  let database: TestDatabase
  let stuck: Database
  let other: Database

  beforeAll(async () => {
    database = await createTestDatabase()
    const open = async (timeouts: { statementMs: number; idleInTransactionMs: number }, answerWithinMs: number) =>
      new Database(await createDataSource({ url: database.url, persistence: [...persistence], timeouts }).initialize(), { answerWithinMs })
    // The client would wait for ever: what ends these is the server.
    stuck = await open({ statementMs: limits.answerWithinMs, idleInTransactionMs: limits.idleInTransactionMs }, 60_000)
    other = await open({ statementMs: 60_000, idleInTransactionMs: 60_000 }, 60_000)
    await other.run('create table public.thing (id int primary key)')
    await other.run('insert into public.thing values (1)')
  })
  afterAll(async () => {
    await stuck.onApplicationShutdown()
    await other.onApplicationShutdown()
    await database.drop()
  })

  const lock = 'select from public.thing where id = 1 for update'
  const isFree = () => eventually(async () => expect(await other.rows('select 1 from public.thing where id = 1 for update skip locked')).toHaveLength(1))

  it('in a statement: it fails as unavailable, the lock comes free, and the connection goes on', async () => {
    await expect(stuck.transaction(async (tx) => {
      await tx.run(lock)
      await tx.run('select pg_sleep(30)')
    }, () => true)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await isFree()
    expect(await stuck.rows('select 1 as n')).toEqual([{ n: 1 }])
  })

  it('on a connection that the server ends: whoever asks next gets another one', async () => {
    for (let round = 0; round < 20; round++) {
      await expect(stuck.transaction((tx) => tx.run('select pg_terminate_backend(pg_backend_pid())'), () => true)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(await stuck.rows('select 1 as n')).toEqual([{ n: 1 }])
    }
  })

  it('between statements: the lock comes free while its process still hangs', async () => {
    let hangs = true
    const work = stuck.transaction(async (tx) => {
      await tx.run(lock)
      while (hangs) await pause(20)
      await tx.run('select 1')
    }, () => true)
    const outcome = expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await pause(100)
    expect(await other.rows('select 1 from public.thing where id = 1 for update skip locked')).toHaveLength(0)
    await isFree()
    hangs = false
    await outcome
    expect(await stuck.rows('select 1 as n')).toEqual([{ n: 1 }])
  })
})
