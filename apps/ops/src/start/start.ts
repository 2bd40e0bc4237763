import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SystemClock, TravelClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { recreateDatabase, startEmbeddedPostgres, takeAlone } from '#platform/embedded-postgres'
import { demoPersonas } from '../demo/personas.js'
import { loadDemonstration, SCENARIO_DAYS } from '../demo/load-demonstration.js'
import { StartError } from './listen.js'
import { localConfig } from './local-config.js'
import { prepareDatabase, type RunningPlatform, startProcesses } from './platform-processes.js'
import { type LocalSettings, localSettings } from './settings.js'
import { unlessAborted } from './unless-aborted.js'
import { welcome } from './welcome.js'

const DAY_MS = 86_400_000

export interface StartOptions {
  /** Where everything of this installation is kept. */
  readonly dataDir: string
  readonly say: (line: string) => void
  /** Load the demonstration at the first start; otherwise that leaves an empty installation. */
  readonly demonstration: boolean
  /** Ends the start wherever it is, with nothing left running. */
  readonly signal: AbortSignal
}

/**
 * `npm start`: everything in one process on an embedded PostgreSQL. The first start loads the demonstration; until that is
 * complete nobody can have used the data, so a start that was killed or stopped half-way begins it afresh.
 * @returns how to stop it; the database stops with it. Throws the signal's reason when that was quicker.
 */
export async function start({ dataDir, say, demonstration, signal }: StartOptions): Promise<() => Promise<void>> {
  const settings = localSettings(dataDir)
  const loadedMark = join(dataDir, 'demonstration-loaded')
  const first = !existsSync(loadedMark)
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), database: 'waymark' })
  // Another start may be loading or serving the same data: before this, nothing is touched, and its server not stopped either.
  if (!(await takeAlone(postgres.adminUrl))) throw new StartError(`Waymark runs already with the data in ${dataDir}. Stop that first, or set WAYMARK_DATA_DIR to another folder.`)
  let running: RunningPlatform | undefined
  const stop = async (): Promise<void> => {
    await running?.stop()
    await postgres.stop()
  }
  try {
    signal.throwIfAborted()
    if (first) {
      await recreateDatabase(postgres.adminUrl)
      for (const folder of ['files', 'mail']) rmSync(join(dataDir, folder), { recursive: true, force: true })
    }
    const config = localConfig({ dataDir, settings, postgres })
    if (config.NODE_ENV === 'production') {
      throw new StartError('npm start runs the demonstration, which has no passwords. For production run api, worker and web as services: see docker-compose.yml.')
    }
    const migrations = await prepareDatabase(config)
    if (migrations > 0) say(`Database ready (${migrations} migrations).`)
    signal.throwIfAborted()
    running = first && demonstration
      ? await firstStart({ config, settings, dataDir, say, signal })
      : await startProcesses({ config, settings, dataDir, personas: demoPersonas, clock: new SystemClock() })
    signal.throwIfAborted()
    if (first) writeFileSync(loadedMark, '')
    for (const line of welcome(config, first && !demonstration)) say(line)
    return stop
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
}

interface FirstStart extends Pick<StartOptions, 'dataDir' | 'say' | 'signal'> {
  readonly config: Config
  readonly settings: LocalSettings
}

async function firstStart({ config, settings, dataDir, say, signal }: FirstStart): Promise<RunningPlatform> {
  const clock = new TravelClock(new Date(new SystemClock().now().getTime() - SCENARIO_DAYS * DAY_MS))
  const running = await startProcesses({ config, settings, dataDir, personas: demoPersonas, clock })
  try {
    await unlessAborted(signal, loadDemonstration({ running, config, settings, clock, say }))
    clock.arrive()
    return running
  } catch (error) {
    await running.stop()
    throw error
  }
}
