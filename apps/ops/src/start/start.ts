import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SystemClock, TravelClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { recreateDatabase, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { demoPersonas, PERSONAS } from '../demo/personas.js'
import { loadDemonstration, SCENARIO_DAYS } from '../demo/load-demonstration.js'
import { StartError } from './listen.js'
import { localConfig } from './local-config.js'
import { prepareDatabase, type RunningPlatform, startProcesses } from './platform-processes.js'
import { type LocalSettings, localSettings } from './settings.js'

const DAY_MS = 86_400_000

export interface StartOptions {
  /** Where everything of this installation is kept. */
  readonly dataDir: string
  readonly say: (line: string) => void
}

/**
 * `npm start`: everything in one process on an embedded PostgreSQL. The first start loads the demonstration; until that is
 * complete nobody can have used the data, so a start that was killed half-way begins it afresh.
 * @returns how to stop it; the database stops with it.
 */
export async function start({ dataDir, say }: StartOptions): Promise<() => Promise<void>> {
  const settings = localSettings(dataDir)
  const loadedMark = join(dataDir, 'demonstration-loaded')
  const first = !existsSync(loadedMark)
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), database: 'waymark' })
  try {
    if (first) {
      await recreateDatabase(postgres.url)
      for (const folder of ['files', 'mail']) rmSync(join(dataDir, folder), { recursive: true, force: true })
    }
    const config = localConfig({ dataDir, settings, databaseUrl: postgres.url })
    if (config.NODE_ENV === 'production') {
      throw new StartError('npm start runs the demonstration, which has no passwords. For production run api, worker and web as services: see docker-compose.yml.')
    }
    const migrations = await prepareDatabase(config)
    if (migrations > 0) say(`Database ready (${migrations} migrations).`)
    const running = first ? await firstStart(config, settings, dataDir, say) : await startProcesses({ config, settings, dataDir, personas: demoPersonas, clock: new SystemClock() })
    if (first) writeFileSync(loadedMark, '')
    for (const line of welcome(config)) say(line)
    return async () => {
      await running.stop()
      await postgres.stop()
    }
  } catch (error) {
    await postgres.stop().catch(() => undefined)
    throw error
  }
}

async function firstStart(config: Config, settings: LocalSettings, dataDir: string, say: (line: string) => void): Promise<RunningPlatform> {
  const clock = new TravelClock(new Date(new SystemClock().now().getTime() - SCENARIO_DAYS * DAY_MS))
  const running = await startProcesses({ config, settings, dataDir, personas: demoPersonas, clock })
  try {
    await loadDemonstration({ running, config, settings, clock, say })
    clock.arrive()
    return running
  } catch (error) {
    await running.stop()
    throw error
  }
}

function welcome(config: Config): string[] {
  return [
    '',
    `Waymark is ready:      ${config.WEB_URL}`,
    `GraphQL API:           ${config.API_URL}/graphql`,
    `Messages that went out: ${config.MAIL_DIR}`,
    '',
    'Sign in as one of these invented people (no password):',
    ...Object.values(PERSONAS).map(({ name, description }) => `  ${name.padEnd(20)} ${description}`),
    '',
    'Ctrl-C stops it; what you did is kept.',
  ]
}
