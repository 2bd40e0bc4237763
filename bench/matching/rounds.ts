import { unwrap } from '#kernel'
import { type RoundMatch, type SolvedRound, solveRound } from '#matching'
import { interval, median } from '../statistics.js'
import type { Baseline } from './baselines.js'
import { type InstanceSpec, instanceOf, KINDS, permuted } from './instances.js'
import { measure } from './measure.js'

const SMALL = { seekers: 10_000, hosts: 3_000, perSeeker: 50, seed: 1 }
const LARGE = { seekers: 100_000, hosts: 25_000, perSeeker: 50, seed: 2 }
/** Too few for everybody up to plenty; the third is exactly balanced. */
const SMALL_SEATS = [6_000, 9_000, 10_000, 15_000]
const LARGE_SEATS = [63_000, 113_000, 100_000]
const TARGETS = { smallMs: 50, largeMs: 1_500, largeTimes: 5 }
const WARM_UPS = 3
const LARGE_RUNS = 3

export interface RoundsScale {
  readonly runs: number
  /** Whether 100,000 people take part. */
  readonly large: boolean
}

/** Rounds with capacities, alone and beside a minimum-cost flow. Prints a table. @returns whether every target was met. */
export function benchRounds(baseline: Baseline | undefined, { runs, large }: RoundsScale): boolean {
  warmUp()
  console.log('\n| round | seats | placed | CPU ms | whole round, ms | LEMON, CPU ms | LEMON ÷ this | target |\n|---|---|---|---|---|---|---|---|')
  const met = KINDS.flatMap((kind) => SMALL_SEATS.map((seats) => benchRound({ ...SMALL, kind, seats }, baseline, runs, (ms) => [[`≤ ${TARGETS.smallMs} ms`, ms <= TARGETS.smallMs]])))
  if (large) {
    for (const seats of LARGE_SEATS) {
      met.push(benchRound({ ...LARGE, kind: 'features', seats }, baseline, LARGE_RUNS, (ms, times) => [
        [`≤ ${TARGETS.largeMs} ms`, ms <= TARGETS.largeMs],
        ...(times === undefined ? [] : [[`≥ ${TARGETS.largeTimes} ×`, times >= TARGETS.largeTimes] as const]),
      ]))
    }
  }
  return met.every(Boolean)
}

function warmUp(): void {
  const { market } = unwrap(solveRound(instanceOf({ ...SMALL, kind: 'uniform', seats: 10_000, seed: 3 })))
  measure(market, WARM_UPS)
}

type Judge = (ms: number, timesFaster: number | undefined) => readonly (readonly [target: string, met: boolean])[]

function benchRound(spec: InstanceSpec, baseline: Baseline | undefined, runs: number, judge: Judge): boolean {
  const { solved, wholeMs } = solveProved(spec)
  const { market } = solved
  const { placed, total, cpuMs } = measure(market, runs)
  const theirs = baseline?.solve(market, 1)
  if (theirs?.total !== undefined && theirs.total !== total) throw new Error(`LEMON finds ${theirs.total}, the engine ${total}`)
  const ms = median(cpuMs)
  const times = theirs === undefined ? undefined : median(theirs.cpuMs) / ms
  const judged = judge(ms, times)
  console.log(`| ${spec.seekers} × ${spec.hosts}, ${spec.kind} | ${spec.seats} | ${placed} | ${interval(cpuMs, 0)} | ${wholeMs.toFixed(0)} | ${theirs === undefined ? '–' : median(theirs.cpuMs).toFixed(0)} | ${times?.toFixed(1) ?? '–'} | ${judged.map(([target, isMet]) => `${target}: ${isMet ? 'met' : 'MISSED'}`).join('; ')} |`)
  return judged.every(([, isMet]) => isMet)
}

/** Solves a round from people and pairs to proved matches, and again in another order. Throws when that gives other pairs. */
function solveProved(spec: InstanceSpec): { readonly solved: SolvedRound; readonly wholeMs: number } {
  const input = instanceOf(spec)
  const start = performance.now()
  const solved = unwrap(solveRound(input))
  const wholeMs = performance.now() - start
  const again = unwrap(solveRound(permuted(input, spec.seed)))
  if (!areSame(solved.matches, again.matches)) throw new Error(`${spec.kind}, ${spec.seats} seats: the order of the input changed the pairs`)
  return { solved, wholeMs }
}

const areSame = (some: readonly RoundMatch[], others: readonly RoundMatch[]): boolean =>
  some.length === others.length && some.every(({ seekerId, hostId }, n) => seekerId === others[n]!.seekerId && hostId === others[n]!.hostId)
