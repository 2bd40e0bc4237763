import { type Config, loadConfig } from '#platform/config'
import { AUDIENCE } from '../data/issuer.js'

export const SERVERS = ['raw', 'waymark', 'typeorm'] as const
export type ServerKind = (typeof SERVERS)[number]

/** What a server process is told on its command line. */
export interface ServerSettings {
  readonly databaseUrl: string
  readonly equalityUrl: string
  readonly issuer: string
}

const POOL_SIZE = '8'

/** The same configuration for every server: production's checks, logging as `npm start` does, no limit that the load would meet. */
export function benchConfig({ databaseUrl, equalityUrl, issuer }: ServerSettings): Config {
  return loadConfig({
    NODE_ENV: 'production', DATABASE_URL: databaseUrl, EQUALITY_DATABASE_URL: equalityUrl, EQUALITY_KEY: 'e'.repeat(32), DATABASE_POOL_SIZE: POOL_SIZE, LOG_LEVEL: 'warn', RATE_LIMIT_PER_MINUTE: '1000000000',
    SESSION_SECRET: 's'.repeat(32), PSEUDONYM_KEY: 'p'.repeat(32), FILES_DIR: '.waymark/bench-files',
    OIDC_ISSUERS: JSON.stringify([{ issuer, label: 'Bench', clientId: 'bench', audience: AUDIENCE }]),
  })
}
