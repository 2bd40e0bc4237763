import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverOf } from './server-process.js'

describe('serverOf', () => {
  let cluster: string
  const file = () => join(cluster, 'postmaster.pid')
  beforeEach(() => { cluster = mkdtempSync(join(tmpdir(), 'cluster-')) })
  afterEach(() => rmSync(cluster, { recursive: true, force: true }))

  it('is nobody where there is no pid file, or one that is not written yet', () => {
    expect(serverOf(cluster)).toBeUndefined()
    writeFileSync(file(), '')
    expect(serverOf(cluster)).toBeUndefined()
    expect(existsSync(file())).toBe(true)
  })

  it.each([['another program by now', process.pid], ['nobody any more', 2 ** 22 + 1]])('takes away the file of a server whose number is %s', (_who, pid) => {
    writeFileSync(file(), `${pid}\n${cluster}\n1700000000\n5432\n`)
    expect(serverOf(cluster)).toBeUndefined()
    expect(existsSync(file())).toBe(false)
  })
})
