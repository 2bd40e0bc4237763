import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCluster } from './make-cluster.js'

describe('makeCluster', () => {
  let dataDir: string
  let made = 0
  const place = (after: () => void = () => undefined) => ({
    dataDir, cluster: join(dataDir, 'cluster'), passwordFile: join(dataDir, 'password'), user: {},
    // Like initdb, which writes this file early.
    command: async (_name: string, args: string[]) => {
      writeFileSync(join(args[1] ?? '', 'PG_VERSION'), '18')
      made++
      after()
    },
  })
  beforeEach(() => {
    made = 0
    dataDir = mkdtempSync(join(tmpdir(), 'data-'))
  })
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('takes nothing half-made for a cluster, and clears it away', async () => {
    await expect(makeCluster(place(() => { throw new Error('killed') }))).rejects.toThrow('killed')
    expect(existsSync(join(dataDir, 'cluster'))).toBe(false)
    await makeCluster(place())
    expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'password'])
  })

  it('makes one once', async () => {
    for (const _ of [1, 2]) await makeCluster(place())
    expect(made).toBe(1)
  })

  it('makes anew what holds no cluster', async () => {
    mkdirSync(join(dataDir, 'cluster'))
    await makeCluster(place())
    expect(existsSync(join(dataDir, 'cluster', 'PG_VERSION'))).toBe(true)
  })
})
