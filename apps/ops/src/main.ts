import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NestFactory } from '@nestjs/core'
import { systemCtx } from '#platform/access'
import { Clock } from '#platform/clock'
import { type Config, ConfigError, configFromEnvironment, dataDirFromEnvironment, hasOwnDatabase } from '#platform/config'
import { startEmbeddedPostgres } from '#platform/embedded-postgres'
import type { Command } from './commands/command.js'
import { createAdmin } from './commands/create-admin.command.js'
import { doctor } from './commands/doctor.command.js'
import { importFile } from './commands/import.command.js'
import { rebuildActivity } from './commands/rebuild-activity.command.js'
import { requeue } from './commands/requeue.command.js'
import { seedPlan } from './commands/seed-plan.command.js'
import { verifyReports } from './commands/verify-reports.command.js'
import { seed } from './commands/seed.command.js'
import { OpsModule } from './ops.module.js'
import { localConfig } from './start/local-config.js'
import { prepareDatabase } from './start/platform-processes.js'
import { localSettings } from './start/settings.js'

const commands: readonly Command[] = [createAdmin, doctor, importFile, rebuildActivity, requeue, seed, seedPlan, verifyReports]
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

function help(): 2 {
  complain('Usage: npm run ops -- <command>\n')
  complain('  migrate\n      brings the database up to date')
  for (const { usage, does } of commands) complain(`  ${usage}\n      ${does}`)
  return 2
}

/** The configured installation; without DATABASE_URL, the one that `npm start` keeps in its data folder. */
async function opsConfig(): Promise<Config> {
  if (hasOwnDatabase()) return configFromEnvironment()
  const dataDir = dataDirFromEnvironment(join('.waymark', 'local'))
  if (!existsSync(join(dataDir, 'demonstration-loaded'))) return configFromEnvironment()
  // Joined where npm start runs, and left running for the next command where it does not.
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), database: 'waymark' })
  return localConfig({ dataDir, settings: localSettings(dataDir), postgres })
}

async function run(): Promise<0 | 1 | 2> {
  const { positionals, values } = parseArgs({ allowPositionals: true, strict: false })
  const [name, ...args] = positionals
  const command = commands.find((one) => one.name === name)
  if (command === undefined && name !== 'migrate') return help()
  const config = await opsConfig()
  if (command === undefined) {
    say(`${await prepareDatabase(config)} migrations ran.`)
    return 0
  }
  const app = await NestFactory.createApplicationContext(OpsModule.forRoot({ config }), { logger: ['error', 'warn'], abortOnError: false })
  try {
    const code = await command.run({ config, app, ctx: systemCtx('ops', app.get(Clock).now(), randomUUID()), args, options: values, say })
    return code === 2 ? help() : code
  } finally {
    await app.close()
  }
}

try {
  process.exitCode = await run()
} catch (error) {
  complain(error instanceof ConfigError ? error.message : String(error instanceof Error ? error.stack : error))
  process.exitCode = 1
}
