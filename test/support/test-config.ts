import { type Config, loadConfig } from '#platform/config'

/** A valid configuration for tests: loopback, any free port, quiet. */
export function testConfig(overrides: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://127.0.0.1:1/unused',
    EQUALITY_DATABASE_URL: 'postgres://equality@127.0.0.1:1/unused',
    EQUALITY_KEY: 'test-equality-key-'.padEnd(32, '0'),
    DATABASE_POOL_SIZE: '6',
    API_PORT: '0', WEB_PORT: '0', WORKER_PORT: '0', IDENTITY_PORT: '0',
    OIDC_ISSUERS: JSON.stringify([{ issuer: 'http://127.0.0.1:1', label: 'Test', clientId: 'waymark-web', audience: 'waymark-api' }]),
    SESSION_SECRET: 'test-session-secret-'.padEnd(32, '0'),
    PSEUDONYM_KEY: 'test-pseudonym-key-'.padEnd(32, '0'),
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...overrides,
  })
}
