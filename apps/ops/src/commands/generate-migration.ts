import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { equalityPersistence, persistence } from '#assembly'
import { createDataSource, migrate, migrateOwnSchema } from '#platform/database'
import type { EmbeddedPostgres } from '#platform/embedded-postgres'

const escape = (sql: string): string => sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
const lines = (queries: readonly string[]): string => queries.map((query) => `    await runner.query(\`${escape(query)}\`)`).join('\n')
const camel = (name: string): string => name.replace(/(^|-)([a-z0-9])/g, (_, _dash: string, letter: string) => letter.toUpperCase())

/**
 * Writes the migration that takes one lib's tables from its migrations to its entities, into `folder`.
 * Runs on a scratch database, which it migrates first. A person reads the file before committing it.
 * @returns the file written, or `undefined` when nothing differs.
 */
export async function generateMigration({ url, equalityUrl }: Pick<EmbeddedPostgres, 'url' | 'equalityUrl'>, schema: string, name: string, folder: string, now: Date): Promise<string | undefined> {
  const libs = [...persistence, equalityPersistence]
  const lib = libs.find((candidate) => candidate.schema === schema)
  if (!lib) throw new Error(`No lib has the schema "${schema}". There are: ${libs.map((candidate) => candidate.schema).join(', ')}.`)
  const apart = lib === equalityPersistence
  const dataSource = await createDataSource({ url: apart ? equalityUrl : url, persistence: [lib], ...(apart ? { ownSchema: schema } : {}) }).initialize()
  try {
    await (apart ? migrateOwnSchema(dataSource) : migrate(dataSource, [lib]))
    const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log()
    if (upQueries.length === 0) return undefined
    const className = `${camel(name)}${now.getTime()}`
    const file = join(folder, `${now.getTime()}-${name}.ts`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, `import type { MigrationInterface, QueryRunner } from 'typeorm'

export class ${className} implements MigrationInterface {
  name = '${className}'

  async up(runner: QueryRunner): Promise<void> {
${lines(upQueries.map((query) => query.query))}
  }

  async down(runner: QueryRunner): Promise<void> {
${lines(downQueries.map((query) => query.query).toReversed())}
  }
}
`)
    return file
  } finally {
    await dataSource.destroy()
  }
}
