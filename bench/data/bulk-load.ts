import type pg from 'pg'

interface Definition {
  readonly drop: string
  readonly create: string
}

/** Everything on the tables that makes each insert dearer: keys, unique constraints and indexes. */
const ON_TABLES = `
  select format('alter table %s drop constraint %I cascade', c.conrelid::regclass, c.conname) as drop, format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as create, 1 as place
  from pg_constraint c where c.conrelid = any($1::regclass[]) and c.contype in ('p', 'u', 'x')
  union all
  select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 0
  from pg_index i where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  order by place`

const FOREIGN_KEYS = `
  select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop, format('alter table %s add constraint %I %s not valid', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as create
  from pg_constraint c where c.contype = 'f' and (c.conrelid = any($1::regclass[]) or c.confrelid = any($1::regclass[]))`

/**
 * Fills tables with their keys and indexes taken off, which are made at the end, all at once: millions of rows come in minutes. Foreign keys come back
 * unchecked. The statements must leave what is unique unique.
 */
export async function bulkLoad(client: pg.Client, tables: readonly string[], statements: readonly string[]): Promise<void> {
  const [foreign, own] = [(await client.query<Definition>(FOREIGN_KEYS, [tables])).rows, (await client.query<Definition>(ON_TABLES, [tables])).rows]
  for (const { drop } of [...foreign, ...own]) await client.query(drop)
  await client.query(`set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off`)
  for (const statement of statements) await client.query(statement)
  for (const { create } of [...own.toReversed(), ...foreign]) await client.query(create)
}
