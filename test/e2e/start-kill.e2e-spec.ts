import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '#platform/embedded-postgres'
import { eventually } from '#testing'

const root = join(__dirname, '..', '..')
const LOADING = 'Loading demonstration data'
const READY = 'Waymark is ready'

interface Started {
  readonly process: ChildProcess
  readonly said: () => string
}

/** `npm start` from the build, killed and stopped at the worst moments, on a data folder and ports of its own. */
describe('npm start, killed or stopped at any moment', () => {
  const started: ChildProcess[] = []
  const servers = new Set<number>()
  let dataDir: string
  let ports: Readonly<Record<'WEB_PORT' | 'API_PORT' | 'WORKER_PORT' | 'IDENTITY_PORT', number>>

  beforeAll(async () => {
    // Not mkdtemp: its folder is closed to the account that PostgreSQL gets when this runs as root.
    dataDir = join(root, '.waymark', `start-${process.pid}`)
    mkdirSync(dataDir, { recursive: true })
    const [WEB_PORT = 0, API_PORT = 0, WORKER_PORT = 0, IDENTITY_PORT = 0] = await freePorts(4)
    ports = { WEB_PORT, API_PORT, WORKER_PORT, IDENTITY_PORT }
  })
  afterAll(async () => {
    for (const child of started) if (child.exitCode === null && child.signalCode === null) await ended(child, 'SIGKILL')
    for (const pid of servers) if (lives(pid)) process.kill(pid, 'SIGQUIT')
    await eventually(() => expect([...servers].filter(lives)).toEqual([]))
    rmSync(dataDir, { recursive: true, force: true })
  })

  const start = (...options: string[]): Started => {
    const { WEB_PORT, API_PORT, IDENTITY_PORT } = ports
    let text = ''
    const child = spawn(process.execPath, [join(root, 'dist', 'apps', 'ops', 'src', 'main-start.js'), ...options], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'], WAYMARK_DATA_DIR: dataDir, ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
        WEB_URL: `http://localhost:${WEB_PORT}`, API_URL: `http://localhost:${API_PORT}`, IDENTITY_URL: `http://localhost:${IDENTITY_PORT}`,
      },
    })
    started.push(child)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (text += piece.toString()))
    return { process: child, said: () => text }
  }
  /** Waits for a line; fails at once when the process ends without it. */
  const says = ({ process: child, said }: Started, line: string) => Promise.race([
    eventually(() => expect(said()).toContain(line), 150_000),
    once(child, 'exit').then(([code]) => { throw new Error(`It ended with ${String(code)}: ${said()}`) }),
  ])
  const ended = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    const exit = once(child, 'exit')
    child.kill(signal)
    return ((await exit) as [number | null])[0]
  }
  const lives = (pid: number): boolean => {
    try {
      process.kill(pid, 0)
      // One that has ended and waits to be heard by its parent has no command line any more.
      return !existsSync(`/proc/${pid}/cmdline`) || readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
    } catch {
      return false
    }
  }
  /** The database's process, as its own pid file says; it must be there. */
  const server = (): number => {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
    servers.add(pid)
    expect(lives(pid)).toBe(true)
    return pid
  }
  /** It has let go of its data, which is the last thing it does before it ends. */
  const gone = async (pid: number): Promise<void> => {
    expect(existsSync(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
    await eventually(() => expect(lives(pid)).toBe(false), 5_000)
  }
  const answers = async (): Promise<void> => {
    const page = await fetch(`http://localhost:${ports.WEB_PORT}/programmes`, { redirect: 'manual' })
    expect([200, 303]).toContain(page.status)
    expect(await (await fetch(`http://localhost:${ports.WEB_PORT}/accessibility-statement`)).text()).toContain('This is a demonstration')
    expect(await (await fetch(`http://localhost:${ports.API_PORT}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' })).json()).toMatchObject({ data: { __typename: 'Query' } })
    for (const port of [ports.API_PORT, ports.WORKER_PORT]) expect((await fetch(`http://localhost:${port}/health/ready`)).status).toBe(200)
  }

  it('Ctrl-C while the demonstration is loading leaves no process behind', async () => {
    const loading = start()
    await says(loading, LOADING)
    const database = server()
    expect(await ended(loading.process, 'SIGINT')).toBe(0)
    await gone(database)
  }, 240_000)

  it('kill -9 while it is loading: the next start begins afresh and answers', async () => {
    const loading = start()
    await says(loading, LOADING)
    await ended(loading.process, 'SIGKILL')
    // Left behind on purpose: the next start joins it.
    const database = server()
    const next = start('--no-demonstration')
    await says(next, READY)
    expect(server()).toBe(database)
    await answers()
  }, 400_000)

  it('a second start beside one that runs is refused, and disturbs nothing', async () => {
    const second = start()
    await once(second.process, 'exit')
    expect(second.process.exitCode).toBe(1)
    expect(second.said()).toContain('Waymark runs already')
    await answers()
  }, 120_000)

  it('kill -9 while it serves: the next start is there with what was kept, and Ctrl-C leaves no process behind', async () => {
    const serving = started.find(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    if (serving === undefined) throw new Error('nothing serves')
    await ended(serving, 'SIGKILL')
    // The machine may go down with it: then the database was killed too.
    const database = server()
    process.kill(database, 'SIGKILL')
    const next = start()
    await says(next, READY)
    expect(next.said()).not.toContain(LOADING)
    await answers()
    const joined = server()
    expect(await ended(next.process, 'SIGINT')).toBe(0)
    await gone(joined)
  }, 400_000)
})
