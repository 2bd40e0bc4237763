/*
 * The API's schema as a file. Needs a build.
 *   node tools/schema.mjs           writes apps/api/schema.graphql
 *   node tools/schema.mjs --check   says whether it is up to date, and whether it breaks what programs were written
 *                                   against: the last release (tag), or the last commit before there was one.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createApi } from '../dist/apps/api/src/create-api.js'
import { loadConfig } from '../dist/libs/platform/src/config/index.js'
import { startEmbeddedPostgres } from '../dist/libs/platform/src/embedded-postgres/index.js'
import { breakingChanges } from './schema/breaking-changes.mjs'

const FILE = 'apps/api/schema.graphql'
const NOTES = 'docs/schema-changes.md'
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

/** The schema of the API as it boots, on a scratch database: nothing is read from it. */
async function emit() {
  mkdirSync('.waymark', { recursive: true })
  const dataDir = mkdtempSync(join(process.cwd(), '.waymark', 'scratch-'))
  const server = await startEmbeddedPostgres({ dataDir, database: 'scratch', settings: { fsync: 'off' } })
  try {
    const config = loadConfig({
      NODE_ENV: 'test', DATABASE_URL: server.url, EQUALITY_DATABASE_URL: server.equalityUrl, EQUALITY_KEY: 'e'.repeat(32), LOG_LEVEL: 'silent', SESSION_SECRET: 'x'.repeat(32), PSEUDONYM_KEY: 'x'.repeat(32),
      OIDC_ISSUERS: '[{"issuer":"http://127.0.0.1","label":"None","clientId":"none","audience":"none"}]',
    })
    const app = await createApi({ config, logger: ['error'] })
    try {
      await app.init()
      return `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema))}\n`
    } finally {
      await app.close()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const git = (...args) => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 16 * 1024 * 1024 }).trimEnd()
  } catch {
    return undefined
  }
}

const schema = await emit()
if (!values.check) {
  writeFileSync(FILE, schema)
  console.log(`Wrote ${FILE} (${schema.split('\n').length} lines).`)
} else {
  const faults = []
  if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== schema) faults.push(`${FILE} is out of date: run npm run schema and commit it.`)
  const base = git('describe', '--tags', '--abbrev=0') ?? 'HEAD'
  const before = git('show', `${base}:${FILE}`)
  if (before) faults.push(...breakingChanges(before, schema, existsSync(NOTES) ? readFileSync(NOTES, 'utf8') : '').map((change) => `Breaking since ${base}: ${change} Keep it, or explain it in ${NOTES}.`))
  for (const fault of faults) console.error(fault)
  if (faults.length === 0) console.log('The schema is up to date and breaks nothing.')
  process.exitCode = faults.length > 0 ? 1 : 0
}
