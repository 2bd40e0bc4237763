import { HOT_OPERATIONS, type HotOperation } from '../data/cast.js'
import { interval, median, ratios } from '../statistics.js'
import type { Lane, LaneResult } from './reads.js'
import { type Way, WAYS } from './ways.js'

/** Targets as shares of raw (requests a second, 16 connections) and as multiples of raw's median latency (one connection). */
const TARGETS: Readonly<Partial<Record<Way['name'], { readonly share: number; readonly latency?: number }>>> = {
  trusted: { share: 0.9, latency: 1.15 },
  document: { share: 0.45 },
}
const BASELINE_TIMES = { trusted: 12, document: 6 } as const

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED')

/** Prints a table of what was measured. @returns whether every target was met. */
export function reportReads(results: ReadonlyMap<Lane, LaneResult>): boolean {
  let all = true
  const ways = WAYS.filter(({ name }) => [...results.keys()].some(({ way }) => way.name === name))
  const of = (operation: HotOperation, name: Way['name']): LaneResult => [...results].find(([lane]) => lane.operation === operation && lane.way.name === name)![1]
  const judge = (met: boolean): string => {
    all &&= met
    return verdict(met)
  }
  console.log('\n| operation | way | requests/s | share of raw | 99 % ms | CPU ms a request | CPU of raw to this | alone, median ms | × raw | target |\n|---|---|---|---|---|---|---|---|---|---|')
  for (const operation of HOT_OPERATIONS) {
    const raw = of(operation, 'raw')
    for (const { name, title } of ways) {
      const { busy, alone, cpuMs } = of(operation, name)
      const share = ratios(busy.map(({ perSecond }) => perSecond), raw.busy.map(({ perSecond }) => perSecond))
      const latency = ratios(alone.map(({ medianMs }) => medianMs), raw.alone.map(({ medianMs }) => medianMs))
      const target = TARGETS[name]
      const judged = target === undefined ? [] : [
        `≥ ${target.share}: ${judge(median(share) >= target.share)}`,
        ...(target.latency === undefined ? [] : [`≤ ${target.latency} ×: ${judge(median(latency) <= target.latency)}`]),
      ]
      console.log(`| ${operation} | ${title} | ${median(busy.map(({ perSecond }) => perSecond)).toFixed(0)} | ${interval(share)} | ${median(busy.map(({ p99Ms }) => p99Ms)).toFixed(1)} | ${median(cpuMs).toFixed(2)} | ${interval(ratios(raw.cpuMs, cpuMs))} | ${median(alone.map(({ medianMs }) => medianMs)).toFixed(2)} | ${interval(latency)} | ${judged.join('; ')} |`)
    }
  }
  for (const name of ways.some(({ server }) => server === 'typeorm') ? (['trusted', 'document'] as const) : []) {
    for (const operation of HOT_OPERATIONS) {
      const times = ratios(of(operation, name).busy.map(({ perSecond }) => perSecond), of(operation, 'typeorm').busy.map(({ perSecond }) => perSecond))
      console.log(`${operation}, ${name}: ${interval(times, 1)} × the idiomatic baseline, target ${BASELINE_TIMES[name]}: ${judge(median(times) >= BASELINE_TIMES[name])}`)
    }
  }
  return all
}
