import { join } from 'node:path'
import { type Config, configFromEnvironment } from '#platform/config'
import type { EmbeddedPostgres } from '#platform/embedded-postgres'
import type { LocalSettings } from './settings.js'

export const WEB_CLIENT = 'waymark-web'
export const SCENARIO_CLIENT = 'waymark-scenario'
const AUDIENCE = 'waymark-api'

export interface LocalConfigOptions {
  readonly dataDir: string
  readonly settings: LocalSettings
  /** The embedded server's database, for where `DATABASE_URL` is not set. */
  readonly postgres: Pick<EmbeddedPostgres, 'url' | 'equalityUrl'>
  readonly overrides?: Readonly<Record<string, string>>
}

/** The configuration of everything in one process: what the environment says, over defaults that need nothing installed. */
export function localConfig({ dataDir, settings, postgres, overrides = {} }: LocalConfigOptions): Config {
  const base = {
    DATABASE_URL: postgres.url,
    EQUALITY_DATABASE_URL: postgres.equalityUrl,
    DEMO: 'true',
    SESSION_SECRET: settings.sessionSecret,
    PSEUDONYM_KEY: settings.pseudonymKey,
    EQUALITY_KEY: settings.equalityKey,
    FILES_DIR: join(dataDir, 'files'),
    MAIL_DIR: join(dataDir, 'mail'),
    LOG_LEVEL: 'warn',
    ...overrides,
  }
  // The issuer's address follows the port that the environment may have changed.
  const { IDENTITY_URL: issuer } = configFromEnvironment({ ...base, OIDC_ISSUERS: JSON.stringify([{ issuer: 'http://localhost', label: '-', clientId: '-', audience: '-' }]) })
  return configFromEnvironment({
    ...base,
    OIDC_ISSUERS: JSON.stringify([{
      issuer, label: 'Demonstration sign-in', clientId: WEB_CLIENT, clientSecret: settings.webClientSecret, audience: AUDIENCE,
      emailDomains: ['waymark.example'],
    }]),
  })
}
