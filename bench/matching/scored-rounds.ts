import { unwrap } from '#kernel'
import { explainPair, type Objective, type ScoredRound, type ScoredSolution, solveInThreads, solveScoredRound } from '#matching'
import { interval, median } from '../statistics.js'
import { afterChurn, peopleRound } from './people.js'

const NATIONAL = { seekers: 5_000, hosts: 2_500, mostSeats: 3, seed: 1 }
const STRETCH = { seekers: 100_000, hosts: 25_000, mostSeats: 8, seed: 2 }
const TARGETS = { nationalMs: 1_000, explainMs: 10, stretchMs: 30_000, stretchMiB: 1_024, movedShare: 0.02 }
const WARM_UPS = 2
const THREADS = 2
/** A share of each side is replaced. */
const CHURN = { share: 0.04, seed: 9 }
/** Basis points for keeping a pair: the one that the target is set for, and twice that. */
const KEEP_BONUSES = [500, 1_000]

/**
 * Rounds scored by a scheme over all pairs: checks, scores, solve, prices, proof and explanations. Prints a table.
 * @returns whether every target was met; throws when threads gave another solution.
 */
export async function benchScoredRounds({ runs, stretch }: { readonly runs: number; readonly stretch: boolean }): Promise<boolean> {
  console.log('\n| all pairs | placed | passes | CPU ms | clock, ms | most memory, MiB | target |\n|---|---|---|---|---|---|---|')
  const round = peopleRound(NATIONAL)
  for (let n = 0; n < WARM_UPS; n++) unwrap(solveScoredRound(round))
  const met = [benchNational(round, runs), ...(['everyone', 'worst_off'] as const).map((objective) => benchObjective(round, objective, runs)), await benchThreads(round), benchExplain(round), ...benchChurn(round)]
  if (stretch) met.push(await benchStretch())
  return met.every(Boolean)
}

interface Timed { readonly solution: ScoredSolution; readonly cpuMs: number[]; readonly wallMs: number[] }

function timed(round: ScoredRound, runs: number): Timed {
  const [cpuMs, wallMs]: [number[], number[]] = [[], []]
  let solution: ScoredSolution | undefined
  for (let n = 0; n < runs; n++) {
    const [cpu, clock] = [process.cpuUsage(), performance.now()]
    solution = unwrap(solveScoredRound(round))
    const { user, system } = process.cpuUsage(cpu)
    cpuMs.push((user + system) / 1000)
    wallMs.push(performance.now() - clock)
  }
  return { solution: solution!, cpuMs, wallMs }
}

function row(name: string, { report, passes }: ScoredSolution, figures: readonly (string | undefined)[], targets: readonly (readonly [name: string, isMet: boolean])[]): boolean {
  console.log(`| ${name} | ${report.placed} | ${passes} | ${figures.map((figure) => figure ?? '–').join(' | ')} | ${targets.length === 0 ? 'none' : targets.map(([target, isMet]) => `${target}: ${isMet ? 'met' : 'MISSED'}`).join('; ')} |`)
  return targets.every(([, isMet]) => isMet)
}

function benchNational(round: ScoredRound, runs: number): boolean {
  const { solution, cpuMs, wallMs } = timed(round, runs)
  return row('5000 × 2500, total', solution, [interval(cpuMs, 0), interval(wallMs, 0), undefined], [[`≤ ${TARGETS.nationalMs} ms CPU`, median(cpuMs) <= TARGETS.nationalMs]])
}

function benchObjective(round: ScoredRound, objective: Objective, runs: number): boolean {
  const { solution, cpuMs, wallMs } = timed({ ...round, objective }, Math.min(3, runs))
  return row(`5000 × 2500, ${objective}`, solution, [interval(cpuMs, 0), interval(wallMs, 0), undefined], [])
}

async function benchThreads(round: ScoredRound): Promise<boolean> {
  const clock = performance.now()
  const solution = unwrap(await solveInThreads(round, { threads: THREADS }))
  const wallMs = performance.now() - clock
  if (JSON.stringify(solution) !== JSON.stringify(unwrap(solveScoredRound(round)))) throw new Error('Threads came to another solution')
  return row(`5000 × 2500, ${THREADS} threads, cold`, solution, [undefined, wallMs.toFixed(0), undefined], [])
}

/** Why not this pair, for a thousand of them. */
function benchExplain(round: ScoredRound): boolean {
  const solution = unwrap(solveScoredRound(round))
  const times = Array.from({ length: 1_000 }, (_, n) => {
    const clock = performance.now()
    explainPair(round, solution, round.seekers[(n * 7) % round.seekers.length]!.id, round.hosts[(n * 13) % round.hosts.length]!.id)
    return performance.now() - clock
  })
  return row('why not, one pair', solution, [undefined, interval(times, 2), undefined], [[`≤ ${TARGETS.explainMs} ms`, median(times) <= TARGETS.explainMs]])
}

function benchChurn(round: ScoredRound): boolean[] {
  const before = unwrap(solveScoredRound(round))
  return KEEP_BONUSES.map((keepBonus, n) => {
    const { solution, cpuMs, wallMs } = timed(afterChurn(round, before.matches, { ...CHURN, keepBonus }), 3)
    const { survivorsMoved, survivingPairs } = solution.report
    const share = survivorsMoved / survivingPairs
    return row(`4 % of each side replaced, λ ${keepBonus / 100} %: ${survivorsMoved} of ${survivingPairs} survivors moved (${(100 * share).toFixed(1)} %)`, solution,
      [interval(cpuMs, 0), interval(wallMs, 0), undefined], n > 0 ? [] : [[`≤ ${100 * TARGETS.movedShare} % moved`, share <= TARGETS.movedShare]])
  })
}

async function benchStretch(): Promise<boolean> {
  const round = peopleRound(STRETCH)
  globalThis.gc?.()
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50)
  const [cpu, clock] = [process.cpuUsage(), performance.now()]
  try {
    const solution = unwrap(await solveInThreads(round, { threads: THREADS }))
    const wallMs = performance.now() - clock
    const { user, system } = process.cpuUsage(cpu)
    const mebibytes = most / 2 ** 20
    return row(`100000 × 25000, total, ${THREADS} threads`, solution, [((user + system) / 1000).toFixed(0), wallMs.toFixed(0), mebibytes.toFixed(0)],
      [[`≤ ${TARGETS.stretchMs / 1000} s clock`, wallMs <= TARGETS.stretchMs], [`≤ ${TARGETS.stretchMiB} MiB`, mebibytes <= TARGETS.stretchMiB]])
  } finally {
    clearInterval(watch)
  }
}
