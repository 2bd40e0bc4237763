import { pino } from 'pino'
import { ConfigError, configFromEnvironment, type Config } from '#platform/config'
import { startWeb } from './start-web.js'

function readConfig(): Config | undefined {
  try {
    return configFromEnvironment()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
    return undefined
  }
}

const config = readConfig()
if (config) {
  const log = pino({ level: config.LOG_LEVEL, name: 'web' })
  const web = await startWeb(config, { log })
  log.info({ port: web.port }, 'web application is listening')
  const stop = (signal: string) => {
    log.info({ signal }, 'web application is stopping')
    void web.close()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
