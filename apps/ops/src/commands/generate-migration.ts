import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { persistence } from '#assembly'
import { createDataSource, migrate } from '#platform/database'

const escape = (sql: string): string => sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')
const lines = (queries: readonly string[]): string => queries.map((query) => `    await runner.query(\`${escape(query)}\`)`).join('\n')
const camel = (name: string): string => name.replace(/(^|-)([a-z0-9])/g, (_, _dash: string, letter: string) => letter.toUpperCase())

/**
 * Writes the migration that takes one lib's tables from its migrations to its entities, into `folder`.
 * Runs on a scratch database, which it migrates first. A person reads the file before committing it.
 * @returns the file written, or `undefined` when nothing differs.
 */
export async function generateMigration(url: string, schema: string, name: string, folder: string, now: Date): Promise<string | undefined> {
  const lib = persistence.find((candidate) => candidate.schema === schema)
  if (!lib) throw new Error(`No lib has the schema "${schema}". There are: ${persistence.map((candidate) => candidate.schema).join(', ')}.`)
  const dataSource = await createDataSource({ url, persistence: [lib] }).initialize()
  try {
    await migrate(dataSource, [lib])
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
