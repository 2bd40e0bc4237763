import { NestFactory } from '@nestjs/core'
import { persistence } from '#assembly'
import { CoreModule } from '#platform/core'
import { Database, DatabaseModule } from '#platform/database'
import { ActivityReportService, ReadModelsModule } from '#read-models'
import { ActivityModule, ActivityService } from '#reports'
import { type BenchDatabase, startBenchDatabase } from '../data/bench-database.js'
import type { BenchOptions, Scale } from '../options.js'
import { benchConfig } from '../servers/settings.js'
import { interval, median } from '../statistics.js'
import { DatabaseTime } from './database-time.js'
import { fillRollUps } from './roll-up.js'

/** Three million attendance marks, a tenth of them and ten times as many, in the same number of organisations and programmes: the cube grows little, what it is made of does. */
const HUGE: Scale = { people: 2_500_000, organisations: 300, enrolments: 7_500_000 }
const LARGE: Scale = { people: 250_000, organisations: 300, enrolments: 750_000 }
const SMALL: Scale = { people: 25_000, organisations: 300, enrolments: 75_000 }
const QUICK = { large: { people: 24_000, organisations: 60, enrolments: 72_000 }, small: { people: 2_400, organisations: 60, enrolments: 7_200 } } as const satisfies Readonly<Record<string, Scale>>

/** Milliseconds as the caller waits for them, and of the database's own time for the whole cube, whose growth is to the largest data from a tenth of them. */
const TARGETS = { slice: 20, whole: 200, register: 20, growth: 1.3 }

interface Series {
  /** As the caller waits, milliseconds of each round. */
  readonly waited: readonly number[]
  /** Of the database's processors. */
  readonly spent: readonly number[]
}

interface Measured {
  readonly marks: number
  readonly cells: number
  /** Absent where the roll-ups were filled all at once. */
  readonly rebuildMs: number | undefined
  readonly slice: Series
  readonly whole: Series
  readonly register: Series
}

/** How long the figures of a report take from the roll-ups, at sizes ten times apart, and how soon they know of a register. @returns whether every target was met. */
export async function benchReports({ quick, tenfold, runs }: BenchOptions): Promise<boolean> {
  const scales = quick ? [QUICK.small, QUICK.large] : [SMALL, LARGE, ...(tenfold ? [HUGE] : [])]
  const measured: Measured[] = []
  for (const scale of scales) measured.push(await measure(scale, runs * 5))
  const [small, large] = measured.slice(-2) as [Measured, Measured]
  console.log('\nWaited for, ms; of that in the database’s processors.\n| marks | figures in the roll-up | all anew, s | one organisation, two years | everything by quarter | a register until the figures know |\n|---|---|---|---|---|---|')
  for (const { marks, cells, rebuildMs, slice, whole, register } of measured) {
    console.log(`| ${marks} | ${cells} | ${rebuildMs === undefined ? '–' : (rebuildMs / 1000).toFixed(1)} | ${[slice, whole, register].map(inWords).join(' | ')} |`)
  }
  const growth = median(large.whole.spent) / median(small.whole.spent)
  const verdicts = [
    ['one organisation', median(large.slice.waited), TARGETS.slice, 'ms'], ['everything, in the database', median(large.whole.spent), TARGETS.whole, 'ms'], ['a register', median(large.register.waited), TARGETS.register, 'ms'],
    [`everything, of ${(large.marks / small.marks).toFixed(1)} × the marks`, growth, TARGETS.growth, '×'],
  ] as const
  for (const [what, value, target, unit] of verdicts) console.log(`${what}: ${value.toFixed(2)} ${unit}, target ${target}: ${value <= target ? 'met' : 'MISSED'}`)
  return verdicts.every(([, value, target]) => value <= target)
}

const inWords = ({ waited, spent }: Series): string => `${interval(waited, 1)}; ${median(spent).toFixed(1)}`

async function measure(scale: Scale, rounds: number): Promise<Measured> {
  const database = await startBenchDatabase(scale, true, 'activity')
  try {
    return await measureOn(database, scale, rounds)
  } finally {
    await database.stop()
  }
}

async function measureOn({ url, equalityUrl }: BenchDatabase, scale: Scale, rounds: number): Promise<Measured> {
  class ReportsBenchModule {}
  const app = await NestFactory.createApplicationContext({
    module: ReportsBenchModule,
    imports: [CoreModule.forRoot({ config: benchConfig({ databaseUrl: url, equalityUrl, issuer: 'https://sign-in.bench.example' }) }), DatabaseModule.forRoot(persistence), ActivityModule, ReadModelsModule],
  }, { logger: ['error', 'warn'] })
  try {
    const [activity, report, sql] = [app.get(ActivityService, { strict: false }), app.get(ActivityReportService, { strict: false }), app.get(Database)]
    const time = new DatabaseTime(sql.pool)
    const rebuildMs = scale === HUGE ? await fillRollUps(url) : await timed(() => activity.rebuild('cohorts'))
    await sql.run('vacuum analyze reports.activity, reports.activity_cell')
    const { cells } = await sql.one<{ cells: number }>('select count(*)::int as cells from reports.activity_cell')
    const { marks } = await sql.one<{ marks: number }>('select count(*)::int as marks from cohorts.attendance_mark')
    const organisations = await sql.rows<{ id: string }>('select distinct organisation_id as id from reports.activity_cell order by 1 limit 50')
    const registers = await sql.rows<{ session: string; ids: string[] }>(
      `select s.id as session, array_agg(m.enrolment_id) as ids from (select id from cohorts.session where state = 'held' order by md5(id::text) limit $1) s join cohorts.attendance_mark m on m.session_id = s.id group by s.id`, [rounds])
    // Whoever was marked absent was there, and the other way about: everything that the register says changes.
    const mark = (n: number): Promise<number> => sql.run(`update cohorts.attendance_mark set status = case status when 'absent' then 'attended' else 'absent' end where session_id = $1`, [registers[n]!.session])
    return {
      marks, cells, rebuildMs,
      slice: await times(time, rounds, (n) => report.ofOrganisation('cohorts', organisations[n % organisations.length]!.id, '2025-01-01', '2027-01-01')),
      whole: await times(time, rounds, () => report.whole('cohorts')),
      register: await times(time, registers.length, async (n) => {
        await activity.changed('cohorts', registers[n]!.ids)
        await report.ofOrganisation('cohorts', organisations[0]!.id, '2025-01-01', '2027-01-01')
      }, mark),
    }
  } finally {
    await app.close()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Each round after two that warm up, without what has to be done `before` it. */
async function times(time: DatabaseTime, rounds: number, work: (round: number) => Promise<unknown>, before: (round: number) => Promise<unknown> = () => Promise.resolve()): Promise<Series> {
  const [waited, spent]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds + 2; round++) {
    await before(round % rounds)
    const began = time.ms()
    const ms = await timed(() => work(round % rounds))
    if (round < 2) continue
    waited.push(ms)
    spent.push(time.ms() - began)
  }
  return { waited, spent }
}
