import { DataSource } from 'typeorm'
import { equalityPersistence, persistence } from '#assembly'
import { createDataSource, migrate, migrateOwnSchema, schemaDrift } from '#platform/database'
import { createEmptyDatabase, type TestDatabase } from '#testing'

const SHAPE = `
  select 'column' as kind, table_schema as schema, table_name as owner, column_name as name, concat_ws(' ', data_type, is_nullable, column_default, generation_expression) as is
    from information_schema.columns where table_schema = any($1)
  union all select 'constraint', n.nspname, c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid)
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = any($1) and c.contype <> 'n'
  union all select 'index', schemaname, tablename, indexname, indexdef from pg_indexes where schemaname = any($1)
  union all select 'trigger', n.nspname, t.tgrelid::regclass::text, t.tgname, pg_get_triggerdef(t.oid)
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1) and not t.tgisinternal
  union all select 'function', n.nspname, '', p.proname, md5(p.prosrc) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any($1)
  order by 1, 2, 3, 4`
const schemas = persistence.map(({ schema }) => schema)

describe('migrations', () => {
  let database: TestDatabase
  let open: DataSource[] = []
  const connect = async (libs = persistence) => {
    const source = await createDataSource({ url: database.url, persistence: libs, poolSize: 3 }).initialize()
    open.push(source)
    return source
  }
  const shapeOf = (source: DataSource): Promise<{ kind: string; name: string }[]> => source.query(SHAPE, [schemas])

  beforeEach(async () => {
    database = await createEmptyDatabase()
  })
  afterEach(async () => {
    await Promise.all(open.map((source) => source.destroy()))
    open = []
    await database.drop()
  })

  it.each(persistence.map((lib) => [lib.schema, lib] as const))('%s: an empty database migrated is what the entities say', async (_, lib) => {
    const source = await connect([lib])
    await migrate(source, [lib])
    expect(await schemaDrift(source)).toEqual([])
  })

  it('are what the entities of all libs together say, and notice when they are not', async () => {
    const source = await connect()
    await migrate(source, persistence)
    expect(await schemaDrift(source)).toEqual([])
    await source.query('alter table platform.outbox_message add column stray text')
    expect(await schemaDrift(source)).toEqual([expect.stringContaining('stray')])
  })

  describe('of equality, by the role that owns its schema alone', () => {
    const connectApart = async () => {
      const source = await createDataSource({ url: database.equalityUrl, persistence: [equalityPersistence], ownSchema: equalityPersistence.schema, poolSize: 2 }).initialize()
      open.push(source)
      return source
    }
    const shape = async (source: DataSource): Promise<{ kind: string; name: string; owner: string }[]> =>
      (await source.query<{ kind: string; name: string; owner: string }[]>(SHAPE, [[equalityPersistence.schema]])).filter(({ owner, name }) => !/migration/.test(`${owner} ${name}`))

    it('an empty database migrated is what the entities say, and down and up again leads to the same schema', async () => {
      const source = await connectApart()
      const ran = await migrateOwnSchema(source)
      expect(ran).toHaveLength(equalityPersistence.migrations.length)
      expect(await schemaDrift(source)).toEqual([])
      const before = await shape(source)
      expect(before.filter(({ kind, name }) => (kind === 'constraint' || kind === 'index') && /^(UQ|CHK|XCL|IDX|FK)_[0-9a-f]{20,}/.test(name))).toEqual([])
      for (const _ of ran) await source.undoLastMigration({ transaction: 'each' })
      expect(await shape(source)).toEqual([])
      await migrateOwnSchema(source)
      expect(await shape(source)).toEqual(before)
      await source.query('alter table equality.answer add column stray text')
      expect(await schemaDrift(source)).toEqual([expect.stringContaining('stray')])
    })

    it('run once when several processes start at the same time', async () => {
      const ran = await Promise.all((await Promise.all([connectApart(), connectApart(), connectApart()])).map(migrateOwnSchema))
      expect(ran.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, equalityPersistence.migrations.length])
    })
  })

  it('go down and up again to the same schema', async () => {
    const source = await connect()
    const ran = await migrate(source, persistence)
    const before = await shapeOf(source)
    expect(before.length).toBeGreaterThan(100)
    for (const _ of ran) await source.undoLastMigration({ transaction: 'each' })
    expect((await shapeOf(source)).map(({ kind, name }) => `${kind} ${name}`)).toEqual([])
    expect(await migrate(source, persistence)).toEqual(ran)
    expect(await shapeOf(source)).toEqual(before)
  })

  it('run once when several processes start at the same time', async () => {
    const sources = await Promise.all([connect(), connect(), connect()])
    const ran = await Promise.all(sources.map((source) => migrate(source, persistence)))
    expect(ran.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, persistence.flatMap(({ migrations }) => migrations).length])
  })

  it('name their constraints, so that the code can tell which one refused', async () => {
    const source = await connect()
    await migrate(source, persistence)
    const unnamed = (await shapeOf(source)).filter(({ kind, name }) => (kind === 'constraint' || kind === 'index') && /^(UQ|CHK|XCL|IDX|FK)_[0-9a-f]{20,}/.test(name))
    expect(unnamed).toEqual([])
  })
})
