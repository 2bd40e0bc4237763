/*
 * Runs the tests: every Jest project, jobs on PostgreSQL and, where a Redis can be had, on Redis too.
 *   node tools/test.mjs [arguments for jest]
 * Redis: TEST_REDIS_URL, else a redis-server (or valkey-server) of this machine, started on a free loopback port and ended
 * afterwards. Ends with one line `tests: N passed, N failed, N skipped`, counted from Jest's report.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { totals } from './test/totals.mjs'

const work = join(process.cwd(), '.waymark')
mkdirSync(work, { recursive: true })
const folder = mkdtempSync(join(work, 'run-'))
const report = join(folder, 'report.json')
let redis

const findServer = () => ['redis-server', 'valkey-server']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((path) => join(path, name))).find((path) => existsSync(path))
const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject)
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => resolve(port))
  })
})
const answers = (port) => new Promise((resolve) => {
  const socket = connect(port, '127.0.0.1', () => socket.end('PING\r\n')).on('data', () => resolve(true)).on('error', () => resolve(false)).on('close', () => resolve(false))
})

/** Starts a Redis of our own. @returns its address, or `undefined` when there is none to start. */
async function startRedis() {
  const binary = findServer()
  if (binary === undefined) return undefined
  const port = await freePort()
  redis = spawn(binary, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' })
  redis.on('error', () => (redis = undefined)).on('exit', () => (redis = undefined))
  for (let tries = 0; tries < 100 && redis; tries++) {
    if (await answers(port)) return `redis://127.0.0.1:${port}`
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

function cleanUp() {
  redis?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
}

const redisUrl = process.env.TEST_REDIS_URL || (await startRedis())
const workers = process.env.TEST_WORKERS ?? '2'
const jest = spawn(process.execPath, [
  join('node_modules', 'jest', 'bin', 'jest.js'), `--maxWorkers=${workers}`, '--json', `--outputFile=${report}`, ...process.argv.slice(2),
], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...(redisUrl ? { TEST_REDIS_URL: redisUrl } : {}) } })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal))
const status = await new Promise((resolve) => jest.on('exit', (code) => resolve(code ?? 1)))
const counted = existsSync(report) ? totals(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 1, skipped: 0 }
cleanUp()
if (!redisUrl) console.log('Jobs on Redis did NOT run: set TEST_REDIS_URL, or install redis-server. Jobs on PostgreSQL did.')
console.log(`tests: ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped`)
process.exitCode = status !== 0 || counted.failed > 0 || counted.passed === 0 ? 1 : 0
