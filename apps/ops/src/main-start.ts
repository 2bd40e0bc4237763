import { join } from 'node:path'
import { StartError } from './start/listen.js'
import { dataDirFromEnvironment } from '#platform/config'
import { start } from './start/start.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

try {
  const stop = await start({ dataDir: dataDirFromEnvironment(join(process.cwd(), '.waymark', 'local')), say })
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    say('\nStopping…')
    stop().then(() => process.exit(0), () => process.exit(1))
  }
  process.on('SIGINT', end).on('SIGTERM', end)
} catch (error) {
  process.stderr.write(`${error instanceof StartError || (error instanceof Error && error.name === 'ConfigError') ? error.message : String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
}
