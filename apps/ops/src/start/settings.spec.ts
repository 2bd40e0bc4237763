import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localSettings } from './settings.js'

describe('localSettings', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'settings-')) })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('are made once, each secret another, and kept where this account alone can read them', () => {
    const made = localSettings(folder)
    expect(new Set(Object.values(made)).size).toBe(Object.keys(made).length)
    expect(localSettings(folder)).toEqual(made)
    expect(readdirSync(folder)).toEqual(['settings.json'])
    expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600)
  })

  it('of an installation of before keep what is there, and get what has been added since', () => {
    const before = { sessionSecret: 'a', pseudonymKey: 'b', webClientSecret: 'c', scenarioClientSecret: 'd' }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(before))
    const now = localSettings(folder)
    expect(now).toMatchObject(before)
    expect(now.equalityKey.length).toBeGreaterThan(32)
    expect(localSettings(folder)).toEqual(now)
  })
})
