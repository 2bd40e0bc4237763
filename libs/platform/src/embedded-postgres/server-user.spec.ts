import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closedFolder } from './server-user.js'

describe('closedFolder', () => {
  const root = mkdtempSync(join(tmpdir(), 'waymark-way-'))
  const [outer, inner] = [join(root, 'outer'), join(root, 'outer', 'inner')]
  const { uid, gid } = statSync(root)
  const [somebody, colleague] = [{ uid: uid + 1, gid: gid + 1 }, { uid: uid + 1, gid }]
  beforeAll(() => {
    mkdirSync(inner, { recursive: true })
    chmodSync(root, 0o755)
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it.each([
    [0o755, undefined, undefined],
    [0o700, outer, outer],
    [0o710, outer, undefined],
    [0o701, undefined, outer],
  ])('finds the folder that an account may not enter: %o', (mode, forSomebody, forColleague) => {
    chmodSync(outer, mode)
    expect(closedFolder(inner, somebody)).toBe(forSomebody)
    expect(closedFolder(inner, colleague)).toBe(forColleague)
    expect(closedFolder(inner, { uid, gid })).toBeUndefined()
    expect(closedFolder(inner, {})).toBeUndefined()
  })
})
