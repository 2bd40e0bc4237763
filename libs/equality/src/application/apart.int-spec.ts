import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDataSource, Database } from '#platform/database'
import { createTestDatabase, testConfig, type TestDatabase } from '#testing'
import { EqualityDatabase, openEqualityDatabase } from '../data/equality-database.js'
import { createEqualityTestApp, type EqualityTestApp } from '../testing/equality-test-app.js'
import { AnswersService } from './answers/answers.service.js'
import { ApartCheck } from './apart-check.js'

describe('with the application’s own connection, equality answers', () => {
  let test: EqualityTestApp
  let application: pg.Client

  beforeAll(async () => {
    test = await createEqualityTestApp()
    const person = await test.seed.person()
    await test.get(AnswersService).save(test.ctx(person.actor), test.setId, [{ question: 'religion', options: ['sikh'] }])
    application = new pg.Client({ connectionString: test.database.url })
    await application.connect()
  })
  afterAll(async () => {
    await application.end()
    await test.close()
  })

  it('are there, for their own role', async () => expect(await test.rows('select option_key from equality.answer')).toEqual([{ option_key: 'sikh' }]))

  const DENIED = /permission denied|must be owner|must be superuser|not owner|Only roles with|required role|superuser/
  it.each([
    ['read', 'select * from equality.answer'],
    ['read column by column', 'select option_key from equality.answer limit 1'],
    ['copied out', 'copy equality.answer to stdout'],
    ['copied to a program', "copy (select 1) to program 'cat'"],
    ['written', "insert into equality.answer (person_key, question_key, option_key, set_id, key_version, answered_on) select 'x', question_key, key, set_id, 'x', current_date from equality.option limit 1"],
    ['changed', "update equality.answer set option_key = 'none'"],
    ['deleted', 'delete from equality.answer'],
    ['emptied', 'truncate equality.answer'],
    ['locked', "do 'begin lock table equality.answer; end'"],
    ['counted by the aggregate function', "select * from equality.counts_of('cohort-progress.religion')"],
    ['read as counts', 'select * from equality.aggregate'],
    ['read as what is published, past the door', 'select * from equality.release'],
    ['read as their role', 'set role waymark_equality'],
    ['read as a session of their role', 'set session authorization waymark_equality'],
    ['reached by a grant to itself', 'grant waymark_equality to waymark_app'],
    ['reached by a new password', "alter role waymark_equality password 'known'"],
    ['reached by a grant on the schema', 'grant usage on schema equality to waymark_app'],
    ['reached by the superuser’s roles', 'grant pg_read_all_data to waymark_app'],
    ['reached by owning the schema', 'alter schema equality owner to waymark_app'],
    ['reached by dropping the schema', 'drop schema equality cascade'],
    ['read by a function there', "create function equality.leak() returns setof equality.answer language sql security definer as 'select * from equality.answer'"],
    ['read by another body of the function there', "create or replace function equality.counts_of(publication text) returns table (cell text, answer text, people integer) language sql as 'select null::text, null::text, 1'"],
    ['read by a view', 'create view public.leak as select * from equality.answer'],
    ['told by a trigger', "create trigger leak after insert on equality.answer for each row execute function tg_op()"],
    ['told by a rule', 'create rule leak as on insert to equality.answer do also notify leak'],
    ['told by an event trigger', 'create event trigger leak on ddl_command_end execute function pg_event_trigger_ddl_commands()'],
    ['read as a child table', 'create table public.leak () inherits (equality.answer)'],
    ['confirmed by a foreign key', 'create table public.leak (set_id uuid, question_key text, key text, foreign key (set_id, question_key, key) references equality.option (set_id, question_key, key))'],
    ['read from the files of the server', "select pg_read_file('PG_VERSION')"],
    ['read as binary files', "select pg_read_binary_file('PG_VERSION')"],
    ['listed in the folder of the server', "select pg_ls_dir('base')"],
    ['imported as a large object', "select lo_import('PG_VERSION')"],
    ['reached by a foreign server', 'create extension postgres_fdw'],
    ['reached by dblink', 'create extension dblink'],
    ['reached by an untrusted language', 'create extension plpython3u'],
    ['seen page by page', 'create extension pageinspect'],
    ['seen in the statistics of the planner', 'select * from pg_statistic'],
    ['published to a replica', 'create publication leak for table equality.answer'],
    ['streamed to a replica', "select pg_create_logical_replication_slot('leak', 'pgoutput')"],
    ['logged', "set log_statement = 'all'"],
    ['logged by the whole server', "alter system set log_statement = 'all'"],
  ])('cannot be %s', async (_, sql) => {
    await expect(application.query(sql)).rejects.toThrow(DENIED)
  })

  it('cannot be read by a function of its own that runs as its definer', async () => {
    await application.query("create function public.leak() returns bigint language plpgsql security definer as 'begin return (select count(*) from equality.answer); end'")
    await expect(application.query('select public.leak()')).rejects.toThrow('permission denied for schema equality')
  })

  it('leave nothing in views of statistics, and their statements cannot be watched', async () => {
    await test.rows('analyze equality.answer')
    expect((await application.query("select * from pg_stats where schemaname = 'equality'")).rows).toEqual([])
    const { rows } = await application.query<{ query: string }>("select distinct query from pg_stat_activity where usename = 'waymark_equality' and datname = current_database()")
    expect(rows).toEqual([{ query: '<insufficient privilege>' }])
  })

  it('do not meet functions that the owner of the database puts in the way', async () => {
    await application.query("create function public.count_all() returns int language sql as 'select 1'")
    await application.query(`alter database ${new URL(test.database.url).pathname.slice(1)} set search_path = public`)
    const fresh = await openEqualityDatabase(testConfig({ EQUALITY_DATABASE_URL: test.database.equalityUrl }))
    expect(await fresh.one('show search_path')).toEqual({ search_path: 'equality,pg_temp' })
    await expect(fresh.rows('select public.count_all()')).rejects.toThrow('permission denied for schema public')
    await fresh.onApplicationShutdown()
  })
})

describe('the boot', () => {
  let database: TestDatabase
  const probe = `probe_${randomBytes(4).toString('hex')}`
  const open: Database[] = []
  const admin = async (...statements: readonly string[]) => {
    const client = new pg.Client({ connectionString: database.adminUrl })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const as = async (url: string) => {
    const opened = new Database(await createDataSource({ url, persistence: [], poolSize: 1 }).initialize(), { answerWithinMs: 5_000 })
    open.push(opened)
    return opened
  }
  const urlOfProbe = () => database.url.replace(/\/\/[^@]+@/, `//${probe}:probe@`)
  const boot = async (applicationUrl: string, equalityUrl = database.equalityUrl): Promise<string> =>
    new ApartCheck(await as(applicationUrl), await as(equalityUrl) as EqualityDatabase).onModuleInit().then(() => 'boots', (error: Error) => error.message)

  beforeAll(async () => {
    database = await createTestDatabase()
    await admin(`create role ${probe} login password 'probe'`)
  })
  afterAll(async () => {
    for (const one of open) await one.onApplicationShutdown()
    await admin(`drop owned by ${probe}`, `drop role ${probe}`)
    await database.drop()
  })

  it('goes on with the two roles', async () => expect(await boot(database.url)).toBe('boots'))
  it('ends without a connection for equality', async () => {
    await expect(openEqualityDatabase({ ...testConfig(), EQUALITY_DATABASE_URL: undefined })).rejects.toThrow('EQUALITY_DATABASE_URL: is missing')
  })
  it('ends where one role does both', async () => expect(await boot(database.url, database.url)).toMatch(/EQUALITY_DATABASE_URL: connects as waymark_app, as DATABASE_URL does/))
  it('ends where the application is a superuser', async () => expect(await boot(database.adminUrl)).toMatch(/DATABASE_URL: the role waymark has the attribute superuser/))
  it('ends where equality is a superuser', async () => expect(await boot(database.url, database.adminUrl)).toMatch(/EQUALITY_DATABASE_URL: the role waymark has the attribute superuser/))

  it.each([
    ['may use the schema', 'grant usage on schema equality to PROBE', 'revoke usage on schema equality from PROBE', /has rights on the schema "equality": schema equality/],
    ['may read a table', 'grant select on equality.answer to PROBE', 'revoke select on equality.answer from PROBE', /table equality\.answer/],
    ['may read a column', 'grant select (option_key) on equality.answer to PROBE', 'revoke select (option_key) on equality.answer from PROBE', /table equality\.answer/],
    ['is a member of equality’s', 'grant waymark_equality to PROBE with inherit false', 'revoke waymark_equality from PROBE', /is a member of waymark_equality/],
    ['reads all data', 'grant pg_read_all_data to PROBE', 'revoke pg_read_all_data from PROBE', /is a member of pg_read_all_data/],
    ['runs programs of the server', 'grant pg_execute_server_program to PROBE', 'revoke pg_execute_server_program from PROBE', /is a member of pg_execute_server_program/],
    ['may make roles', 'alter role PROBE createrole', 'alter role PROBE nocreaterole', /has the attribute createrole/],
    ['may replicate', 'alter role PROBE replication', 'alter role PROBE noreplication', /has the attribute replication/],
  ])('ends where the application’s role %s', async (_, grant, revoke, message) => {
    await admin(`grant connect on database ${new URL(database.url).pathname.slice(1)} to ${probe}`, grant.replace('PROBE', probe))
    expect(await boot(urlOfProbe())).toMatch(message)
    await admin(revoke.replace('PROBE', probe))
    expect(await boot(urlOfProbe())).toBe('boots')
  })

  it('ends where equality may read what is the application’s', async () => {
    await admin('grant usage on schema directory to waymark_equality')
    expect(await boot(database.url)).toMatch(/EQUALITY_DATABASE_URL: the role waymark_equality has rights on other schemas: schema directory/)
  })
})
