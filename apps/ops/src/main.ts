import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { NestFactory } from '@nestjs/core'
import { systemCtx } from '#platform/access'
import { Clock } from '#platform/clock'
import { ConfigError, configFromEnvironment } from '#platform/config'
import type { Command } from './commands/command.js'
import { createAdmin } from './commands/create-admin.command.js'
import { doctor } from './commands/doctor.command.js'
import { requeue } from './commands/requeue.command.js'
import { seed } from './commands/seed.command.js'
import { OpsModule } from './ops.module.js'
import { prepareDatabase } from './start/platform-processes.js'

const commands: readonly Command[] = [createAdmin, doctor, requeue, seed]
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const complain = (line: string): void => void process.stderr.write(`${line}\n`)

function help(): 2 {
  complain('Usage: npm run ops -- <command>\n')
  complain('  migrate\n      brings the database up to date')
  for (const { usage, does } of commands) complain(`  ${usage}\n      ${does}`)
  return 2
}

async function run(): Promise<0 | 1 | 2> {
  const { positionals, values } = parseArgs({ allowPositionals: true, strict: false })
  const [name, ...args] = positionals
  const command = commands.find((one) => one.name === name)
  if (command === undefined && name !== 'migrate') return help()
  const config = configFromEnvironment()
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
