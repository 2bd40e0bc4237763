import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { plainDate, londonInstant } from '#kernel'
import { TravelClock } from '#platform/clock'
import { freePorts, startEmbeddedPostgres } from '#platform/embedded-postgres'
import { demoPersonas } from './demo/personas.js'
import { INSTITUTE_CODE } from './scenario/bootstrap.js'
import { runScenario } from './scenario/run-scenario.js'
import { summaryLines } from './scenario/summary.js'
import { localConfig } from './start/local-config.js'
import { prepareDatabase, startProcesses } from './start/platform-processes.js'
import { localSettings } from './start/settings.js'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { leaders: { type: 'string', default: '2000' }, runs: { type: 'string', default: '20' }, mentees: { type: 'string', default: '5000' }, mentors: { type: 'string', default: '2500' }, days: { type: 'string', default: '365' }, seed: { type: 'string', default: '1' }, councils: { type: 'string' } } })

const whole = (name: keyof typeof values, least: number): number => {
  const value = Number(values[name])
  if (Number.isInteger(value) && value >= least) return value
  process.stderr.write(`--${name} must be a whole number of at least ${least}.\nUsage: npm run simulate -- --leaders 2000 --runs 20 --mentees 5000 --mentors 2500 --days 365 --seed 1 [--councils 12]\n`)
  process.exit(2)
}
const [leaders, runs, days, seed] = [whole('leaders', 20), whole('runs', 1), whole('days', 60), whole('seed', 0)]
// All of them, where nothing is said.
const councils = values.councils === undefined ? {} : { councils: whole('councils', 3) }
// No mentees: no mentoring.
const [mentees, mentors] = [whole('mentees', 0), whole('mentors', 0)]

/** Nothing of the database has to outlast a power cut: waiting for the disk would only make the year longer. */
const THROWN_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/** A platform of its own on a database of its own, thrown away afterwards: the simulation touches nobody's data. */
async function simulate(): Promise<boolean> {
  const dataDir = join(process.cwd(), '.waymark', `simulation-${process.pid}`)
  mkdirSync(dataDir, { recursive: true })
  let balanced = false
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), database: 'waymark', settings: THROWN_AWAY })
  try {
    const settings = localSettings(dataDir)
    const [api, identity, worker] = await freePorts(3)
    const config = localConfig({
      dataDir, settings, postgres,
      overrides: {
        API_PORT: String(api), API_URL: `http://127.0.0.1:${api}`, IDENTITY_PORT: String(identity), IDENTITY_URL: `http://127.0.0.1:${identity}`, WORKER_PORT: String(worker),
        RATE_LIMIT_PER_MINUTE: '1000000',
      },
    })
    await prepareDatabase(config)
    const clock = new TravelClock(londonInstant(plainDate('2026-01-05'), '08:00'))
    const running = await startProcesses({ config, settings, dataDir, personas: demoPersonas, clock, web: false })
    const started = performance.now()
    try {
      const person = (givenName: string, familyName: string) => ({ email: `${givenName}.${familyName}@waymark.example`.toLowerCase(), givenName, familyName })
      const summary = await runScenario({
        running, config, settings, clock, leaders, runs, days, seed, say, checks: true, ...councils,
        admin: person('Ada', 'Okafor'),
        manager: { ...person('Priya', 'Shah'), organisationCode: INSTITUTE_CODE, role: 'programme_manager' },
        facilitator: { ...person('Tom', 'Bellamy'), organisationCode: INSTITUTE_CODE, role: 'facilitator' },
        ...(mentees > 0 && { mentoring: { mentees, mentors, manager: { ...person('Bola', 'Martins'), organisationCode: INSTITUTE_CODE } } }),
        progress: (day, all) => {
          if (process.stdout.isTTY) process.stdout.write(`\r  day ${day} of ${all}  `)
          else if (day % 14 === 0 || day === all) say(`  day ${day} of ${all} (${((performance.now() - started) / 1000).toFixed(0)} s)`)
        },
      })
      for (const line of summaryLines(summary, (performance.now() - started) / 1000)) say(line)
      balanced = summary.books.every(({ wrong }) => wrong === 0)
      return balanced
    } finally {
      await running.stop()
    }
  } finally {
    await postgres.stop()
    if (balanced) rmSync(dataDir, { recursive: true, force: true })
    else say(`The database is kept for you to look into: ${dataDir}`)
  }
}

say(`Simulating ${days} days of a national programme: ${leaders} leaders, ${runs} runs, ${mentees} mentees, ${mentors} mentors, seed ${seed}.`)
process.exit((await simulate()) ? 0 : 1)
