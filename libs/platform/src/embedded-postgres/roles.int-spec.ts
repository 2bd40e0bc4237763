import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { ensureDatabase } from './databases.js'
import { ROLES } from './roles.js'

const OWNERS = `
  select 'schema ' || nspname as thing, nspowner::regrole::text as owner from pg_namespace where nspname in ('old', 'equality')
  union all select 'table ' || relname, relowner::regrole::text from pg_class where relnamespace = 'old'::regnamespace
  union all select 'routine ' || proname, proowner::regrole::text from pg_proc where pronamespace = 'old'::regnamespace
  union all select 'type ' || typname, typowner::regrole::text from pg_type where typnamespace = 'old'::regnamespace
  union all select 'database', datdba::regrole::text from pg_database where datname = current_database()
  order by 1`

/** A database as it was made before there were two roles: everything in it is the superuser's. */
const BEFORE = `
  create extension btree_gist;
  create schema old;
  create type old.colour as enum ('red', 'green');
  create domain old.short as text check (length(value) < 9);
  create type old.pair as (a int, b int);
  create table old.thing (id serial primary key, number int generated always as identity, name old.short, colour old.colour, at tstzrange, exclude using gist (name with =, at with &&));
  create table old.event (at date) partition by range (at);
  create table old.event_2026 partition of old.event for values from ('2026-01-01') to ('2027-01-01');
  create sequence old.counter;
  create view old.names as select name from old.thing;
  create materialized view old.counts as select count(*) from old.thing;
  create function old.twice(n int) returns int language sql as 'select n * 2';
  create procedure old.nothing() language sql as '';`

describe('the two roles of a database', () => {
  const name = `roles_${randomBytes(6).toString('hex')}`
  const urlOf = (as: 'ADMIN' | 'DATABASE' | 'EQUALITY') => process.env[`WAYMARK_TEST_${as}_URL`]?.replace(/\/[^/]+$/, `/${name}`) ?? ''
  const clients: pg.Client[] = []
  const connect = async (url: string) => {
    const client = new pg.Client({ connectionString: url })
    clients.push(client)
    await client.connect()
    return client
  }
  let superuser: pg.Client

  beforeAll(async () => {
    await (await connect(process.env['WAYMARK_TEST_ADMIN_URL'] ?? '')).query(`create database ${name}`)
    superuser = await connect(urlOf('ADMIN'))
    await superuser.query(BEFORE)
  })
  afterAll(async () => {
    for (const client of clients.slice(1)) await client.end()
    await clients[0]?.query(`drop database ${name}`)
    await clients[0]?.end()
  })
  const owners = async () => (await superuser.query<{ thing: string; owner: string }>(OWNERS)).rows

  it('share it out: everything of before becomes the application’s, equality has one schema, and the second time nothing changes', async () => {
    expect(new Set((await owners()).map(({ owner }) => owner))).toEqual(new Set(['waymark']))
    for (const _ of [1, 2]) {
      await ensureDatabase(urlOf('ADMIN'))
      const now = await owners()
      expect(now.filter(({ owner }) => owner !== ROLES.application)).toEqual([{ thing: 'schema equality', owner: ROLES.equality }])
      expect(now.length).toBeGreaterThan(20)
    }
  })

  it('may be made by several starts at once', async () => {
    await expect(Promise.all(Array.from({ length: 4 }, () => ensureDatabase(urlOf('ADMIN'))))).resolves.toHaveLength(4)
  })

  it('leave the application able to go on with what there was, and to add to it', async () => {
    const application = await connect(urlOf('DATABASE'))
    await application.query("insert into old.thing (name, colour, at) values ('a', 'red', tstzrange(now(), null))")
    await application.query("alter table old.thing add column more text; alter type old.colour add value 'blue'; refresh materialized view old.counts; drop function old.twice(int); create schema fresh; create extension if not exists btree_gist")
    await expect(application.query('create table equality.mine (id int)')).rejects.toThrow('permission denied for schema equality')
    await expect(application.query('drop schema equality cascade')).rejects.toThrow('must be owner of schema equality')
  })

  it('leave the role of equality nothing but its schema', async () => {
    const equality = await connect(urlOf('EQUALITY'))
    await equality.query('create table equality.mine (id int); create temporary table passing (id int)')
    await expect(equality.query('select from old.thing')).rejects.toThrow('permission denied for schema old')
    await expect(equality.query('create table public.theirs (id int)')).rejects.toThrow('permission denied for schema public')
    await expect(equality.query('create schema another')).rejects.toThrow('permission denied for database')
  })

  it('are no superusers, and may not become anybody else', async () => {
    const { rows } = await superuser.query("select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as powers, exists (select from pg_auth_members where member = r.oid) as member from pg_roles r where rolname = any($1)", [Object.values(ROLES)])
    expect(rows).toEqual([{ powers: false, member: false }, { powers: false, member: false }])
  })
})
