import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Market } from '#matching'

/** Somebody else's solver for the same markets. */
export interface Baseline {
  solve(market: Market, times: number): BaselineResult
}

export interface BaselineResult {
  /** `undefined` when it was stopped after five minutes. */
  readonly total: bigint | undefined
  /** Processor time of each solve, without reading the market; the five minutes when it was stopped. */
  readonly cpuMs: readonly number[]
}

const FOLDER = join('.waymark', 'bench-matching')
const LIMIT_MS = 300_000
const source = (path: string): string => fileURLToPath(new URL(`../../../bench/matching/${path}`, import.meta.url))

/** LEMON's network simplex, compiled on the spot. `undefined`, and a line that says so, where it is not installed. */
export function lemon(): Baseline | undefined {
  mkdirSync(FOLDER, { recursive: true })
  const program = join(FOLDER, 'lemon')
  const built = spawnSync('g++', ['-O3', '-DNDEBUG', '-march=native', '-std=c++14', '-w', '-o', program, source('lemon/baseline.cpp')], { encoding: 'utf8' })
  if (built.error !== undefined || built.stderr.includes('No such file')) {
    console.log('LEMON is not installed (apt install liblemon-dev g++): left out')
    return undefined
  }
  if (built.status !== 0) throw new Error(`The baseline does not compile: ${built.stderr}`)
  return { solve: (market, times) => run(market, times, program, []) }
}

/** scipy's linear_sum_assignment. `undefined`, and a line that says so, where it is not installed. */
export function scipy(): Baseline | undefined {
  const python = ['python3', '/usr/bin/python3'].find((path) => spawnSync(path, ['-c', 'import scipy.optimize'], { stdio: 'ignore' }).status === 0)
  if (python !== undefined) return { solve: (market, times) => run(market, times, python, [source('scipy/baseline.py')]) }
  console.log('scipy is not installed (apt install python3-scipy): left out')
  return undefined
}

function run(market: Market, times: number, program: string, args: readonly string[]): BaselineResult {
  mkdirSync(FOLDER, { recursive: true })
  const file = join(FOLDER, 'market.bin')
  try {
    write(market, file)
    const { status, stdout, stderr, signal } = spawnSync(program, [...args, file, String(times)], { encoding: 'utf8', timeout: LIMIT_MS })
    if (signal !== null) return { total: undefined, cpuMs: [LIMIT_MS] }
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
    return read(stdout)
  } finally {
    rmSync(file, { force: true })
  }
}

function read(stdout: string): BaselineResult {
  const found = /"total": ?"(\d+)", ?"cpuSeconds": ?\[([^\]]+)\]/.exec(stdout)
  if (found === null) throw new Error(`The baseline said: ${stdout}`)
  return { total: BigInt(found[1]!), cpuMs: found[2]!.split(',').map((seconds) => 1000 * Number(seconds)) }
}

/** Sizes, seats, rows and hosts as 32-bit numbers, then weights as doubles, one after the other. */
function write({ seekers, hosts, seats, rows, hostOf, weights }: Market, path: string): void {
  const file = openSync(path, 'w')
  try {
    for (const column of [Int32Array.of(seekers, hosts, hostOf.length), seats, rows, hostOf, weights]) {
      for (let at = 0; at < column.byteLength;) at += writeSync(file, column, at, column.byteLength - at)
    }
  } finally {
    closeSync(file)
  }
}
