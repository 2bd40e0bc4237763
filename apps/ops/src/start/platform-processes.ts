import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { INestApplication } from '@nestjs/common'
import type { DataSource } from 'typeorm'
import { equalityPersistence, persistence } from '#assembly'
import type { Clock } from '#platform/clock'
import { type Config, ConfigError } from '#platform/config'
import { createDataSource, type DataSourceOptions, migrate, migrateOwnSchema } from '#platform/database'
import type { PersistedDocuments } from '#platform/graphql'
import { createApi } from '../../../api/src/create-api.js'
import { createIdentity, type PersonaSource } from '../../../identity/src/index.js'
import { createWorker } from '../../../worker/src/create-worker.js'
import { explainPort, listen } from './listen.js'
import { SCENARIO_CLIENT, WEB_CLIENT } from './local-config.js'
import type { LocalSettings } from './settings.js'

export interface ProcessOptions {
  readonly config: Config
  readonly settings: LocalSettings
  readonly dataDir: string
  readonly personas: PersonaSource
  readonly clock?: Clock | undefined
  /** Leave out the pages, for the simulation. */
  readonly web?: boolean
}

export interface RunningPlatform {
  readonly api: INestApplication
  readonly worker: INestApplication
  stop(): Promise<void>
}

const LOG_LEVELS = ['error', 'warn'] as const
const ignore = (): void => undefined

/** Migrates the database. @returns how many migrations ran. */
export async function prepareDatabase(config: Config): Promise<number> {
  const { DATABASE_URL: url, EQUALITY_DATABASE_URL: equalityUrl } = config
  if (equalityUrl === undefined) throw new ConfigError('EQUALITY_DATABASE_URL: is missing. Equality answers are kept by a database role of their own: see docs/operations.md, “Database roles”.')
  const ran = await migrating({ url, persistence }, (dataSource) => migrate(dataSource, persistence))
  const ranApart = await migrating({ url: equalityUrl, persistence: [equalityPersistence], ownSchema: equalityPersistence.schema }, migrateOwnSchema)
  return ran.length + ranApart.length
}

async function migrating(options: DataSourceOptions, run: (dataSource: DataSource) => Promise<string[]>): Promise<string[]> {
  const dataSource = await createDataSource({ ...options, poolSize: 2 }).initialize()
  try {
    return await run(dataSource)
  } finally {
    await dataSource.destroy()
  }
}

/** Starts identity provider, API, worker and web in this process; if one fails, those before it are stopped. */
export async function startProcesses({ config, settings, dataDir, personas, clock, web = true }: ProcessOptions): Promise<RunningPlatform> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end().catch(ignore)
  }
  const nest = async (create: () => Promise<INestApplication>, port: number, variable: string) => {
    const app = await create()
    stops.push(() => app.close())
    await app.listen(port, '127.0.0.1').catch((error: unknown) => { throw explainPort(error, port, variable) })
    return app
  }
  try {
    const identity = await listen(await createIdentity({
      issuerUrl: config.IDENTITY_URL, dataDir: join(dataDir, 'identity'), ...personas, allowPersonaGrant: true,
      webClients: [{
        clientId: WEB_CLIENT, secret: settings.webClientSecret,
        redirectUris: [`${config.WEB_URL}/sign-in/callback`], postLogoutRedirectUris: [`${config.WEB_URL}/signed-out`],
      }],
      machineClients: [{ clientId: SCENARIO_CLIENT, secret: settings.scenarioClientSecret, scopes: [], personaGrant: true }],
    }), config.IDENTITY_PORT, 'IDENTITY_PORT')
    stops.push(async () => {
      identity.closeAllConnections()
      await new Promise((resolve) => identity.close(resolve))
    })
    const shared = { config, clock, logger: [...LOG_LEVELS] }
    const api = await nest(() => createApi({ ...shared, documents: persistedDocuments() }), config.API_PORT, 'API_PORT')
    const worker = await nest(() => createWorker(shared), config.WORKER_PORT, 'WORKER_PORT')
    if (web) {
      // Loaded only where it is wanted: the simulation has no pages.
      const { startWeb } = await import('../../../web/src/start-web.js')
      const pages = await startWeb(config, { host: '127.0.0.1', ...(clock ? { clock } : {}) }).catch((error: unknown) => { throw explainPort(error, config.WEB_PORT, 'WEB_PORT') })
      stops.push(pages.close)
    }
    return { api, worker, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function persistedDocuments(): PersistedDocuments {
  try {
    return JSON.parse(readFileSync(join('apps', 'web', 'src', 'generated', 'documents.json'), 'utf8')) as PersistedDocuments
  } catch {
    return {}
  }
}
