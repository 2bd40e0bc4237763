import { auditRelease, auditTogether, type AuditStage, type BaseCounts, type PastSnapshot, protectRelease, protectTogether, type ReleaseDefinition, type ReleaseMethod } from '#disclosure'
import { unwrap } from '#kernel'
import type { BenchOptions } from '../options.js'
import { interval, median } from '../statistics.js'
import { nationalCounts, nationalDefinition, nextQuarter } from './national.js'
import { nationalTogether, togetherCounts } from './national-together.js'

const ORGANISATIONS = 350
/** Seconds of processor time in which the national table has to be protected. */
const TARGET = 10
const SECRET = { secret: 'bench' }
const ROUNDING: ReleaseMethod = { kind: 'controlled_rounding' }

/**
 * Disclosure control of the national table: processor time to protect it (the attack's first look included), the attack by
 * itself, utility beside simple rounding, twice the organisations, three snapshots, and suppression of the regional table.
 * @returns whether the national table was protected in time; throws when a release did not pass the attack.
 */
export async function benchDisclosure({ runs, quick }: BenchOptions): Promise<boolean> {
  const repeats = quick ? 1 : Math.min(runs, 5)
  console.log('| release | figures | to protect | protect, CPU s | attack, CPU s by stage | kept | error base, totals, largest | simple rounding |\n|---|---|---|---|---|---|---|---|')
  const national = await bench('350 organisations', nationalDefinition(ORGANISATIONS, ROUNDING), [nationalCounts(ORGANISATIONS, 1)], repeats)
  await bench('the same, four times the people', nationalDefinition(ORGANISATIONS, ROUNDING), [fourfold(nationalCounts(ORGANISATIONS, 1))], repeats)
  await bench('700 organisations', nationalDefinition(2 * ORGANISATIONS, ROUNDING), [nationalCounts(2 * ORGANISATIONS, 1)], repeats)
  const first = nationalCounts(ORGANISATIONS, 1)
  const second = nextQuarter(first, '2026-Q4', 2)
  await bench('350 organisations, third snapshot', nationalDefinition(ORGANISATIONS, ROUNDING), [first, second, nextQuarter(second, '2027-Q1', 3)], 1)
  await bench('9 regions, suppression', regional(nationalDefinition(ORGANISATIONS, { kind: 'suppression' })), [first], 1, true)
  for (const characteristics of quick ? [1] : [1, 4]) await benchTogether(characteristics)
  return median(national) <= TARGET
}

/** Protects several characteristics of the same staff together, and attacks all of them. */
async function benchTogether(characteristics: number): Promise<void> {
  const definition = nationalTogether(ORGANISATIONS, characteristics)
  const counts = togetherCounts(definition, ORGANISATIONS, 1)
  const seconds: number[] = []
  const { margin, members } = unwrap(await timed(seconds, () => protectTogether(definition, counts, [], SECRET)))
  const past = { margin: { published: margin.release, counts: null, witness: margin.witness }, members: Object.fromEntries(Object.entries(members).map(([id, { release, witness }]) => [id, { published: release, counts: { snapshot: counts.snapshot, rows: counts.members[id]! }, witness }])) }
  const attack: number[] = []
  const report = await timed(attack, () => auditTogether([past]))
  if (!report.passed) throw new Error(`${report.failed} counts of releases protected together were pinned down`)
  const releases = Object.values(members).map(({ release }) => release)
  const figures = releases.reduce((sum, { tables }) => sum + tables.reduce((more, { cells }) => more + cells.length, 0), 0)
  const mean = (of: (utility: (typeof releases)[number]) => number): string => (releases.reduce((sum, release) => sum + of(release), 0) / releases.length).toFixed(2)
  const errors = (of: 'utility' | 'simpleRounding'): string => `${mean((release) => release[of].meanErrorBase)}, ${mean((release) => release[of].meanErrorTotals)}, ${Math.max(...releases.map((release) => release[of].largestError))}`
  console.log(`| ${[`350 organisations × 8 roles, ${characteristics} together`, figures, report.protectedCells, interval(seconds), `all ${interval(attack)}`, '100.0 %', errors('utility'), errors('simpleRounding')].join(' | ')} |`)
}

/** Protects the last of some snapshots several times and prints a row; returns the processor seconds. */
async function bench(name: string, definition: ReleaseDefinition, snapshots: readonly BaseCounts[], repeats: number, fullLp = false): Promise<number[]> {
  const history: PastSnapshot[] = []
  for (const counts of snapshots.slice(0, -1)) {
    const { release, witness } = unwrap(await protectRelease(definition, counts, history, SECRET))
    history.push({ published: release, counts, witness })
  }
  const counts = snapshots.at(-1)!
  const seconds: number[] = []
  let protection = unwrap(await timed(seconds, () => protectRelease(definition, counts, history, SECRET)))
  for (let run = 1; run < repeats; run++) protection = unwrap(await timed(seconds, () => protectRelease(definition, counts, history, SECRET)))
  const { release, witness } = protection
  const stages = await attackByStage([...history, { published: release, counts, witness }], fullLp)
  const figures = release.tables.reduce((sum, { cells }) => sum + cells.length, 0)
  const errors = ({ meanErrorBase, meanErrorTotals, largestError }: typeof release.utility): string => `${meanErrorBase.toFixed(2)}, ${meanErrorTotals.toFixed(2)}, ${largestError}`
  console.log(`| ${[name, figures, release.audit.protectedCells, interval(seconds), stages, `${(release.utility.kept * 100).toFixed(1)} %`, errors(release.utility), errors(release.simpleRounding)].join(' | ')} |`)
  for (const { description } of release.coarsened) console.log(`  coarsened: ${description}`)
  return seconds
}

async function attackByStage(snapshots: readonly PastSnapshot[], fullLp: boolean): Promise<string> {
  const started = new Map<AuditStage, number>()
  const begin = cpuSeconds()
  const report = await auditRelease(snapshots, { fullLp, onProgress: ({ stage }) => started.set(stage, started.get(stage) ?? cpuSeconds()) })
  if (!report.passed) throw new Error(`${report.failed} counts of a protected release were pinned down`)
  const stages = [...started.keys()]
  const ends = [...stages.slice(1).map((stage) => started.get(stage)!), cpuSeconds()]
  const reading = `reading ${((started.get(stages[0]!) ?? begin) - begin).toFixed(2)}`
  return [reading, ...stages.map((stage, index) => `${stage} ${(ends[index]! - started.get(stage)!).toFixed(2)} (${report.byStage[stage]})`)].join(', ')
}

async function timed<T>(seconds: number[], work: () => Promise<T>): Promise<T> {
  const start = cpuSeconds()
  const result = await work()
  seconds.push(cpuSeconds() - start)
  return result
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const fourfold = ({ snapshot, rows }: BaseCounts): BaseCounts => ({ snapshot, rows: rows.map(({ at, count }, index) => ({ at, count: count * 4 + (count > 0 ? (index * 7) % 5 : 0) })) })

const regional = (definition: ReleaseDefinition): ReleaseDefinition => ({
  ...definition, publicationId: 'bench-regional',
  tables: definition.tables.map((table) => ({ ...table, shows: table.shows.map((shown) => (shown.dimension === 'area' ? { dimension: 'area', levels: ['nation', 'region'] } : shown)) })),
})
