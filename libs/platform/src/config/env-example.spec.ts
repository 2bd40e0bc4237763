import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadConfig } from './load-config.js'
import { configSchema } from './schema.js'

const root = join(__dirname, '../../../..')
const example = Object.fromEntries(
  readFileSync(join(root, '.env.example'), 'utf8').split('\n').filter((line) => /^[A-Z_]+=/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
)

describe('.env.example', () => {
  it('lists every variable and no other', () => {
    expect(Object.keys(example).toSorted()).toEqual(Object.keys(configSchema.shape).toSorted())
  })

  it('is a configuration that starts', () => {
    expect(() => loadConfig(example)).not.toThrow()
  })

  it('gives the true defaults', () => {
    const needed = Object.fromEntries(['DATABASE_URL', 'OIDC_ISSUERS', 'SESSION_SECRET', 'PSEUDONYM_KEY'].map((name) => [name, example[name]]))
    const optional = ['REDIS_URL', 'SMTP_URL', 'NOTIFY_API_KEY', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'GRAPHQL_INTROSPECTION', 'WORKER_URL', 'OPERATOR_NAME', 'OPERATOR_EMAIL', 'DATA_PROTECTION_EMAIL', 'EQUALITY_DATABASE_URL', 'EQUALITY_KEY', 'EQUALITY_OLD_KEY']
    const given = Object.fromEntries(Object.entries(example).filter(([name]) => !optional.includes(name)))
    expect(loadConfig(given)).toEqual(loadConfig(needed))
  })
})
