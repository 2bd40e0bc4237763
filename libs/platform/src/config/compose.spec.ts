import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema } from './schema.js'

const root = join(__dirname, '../../../..')
const compose = readFileSync(join(root, 'docker-compose.yml'), 'utf8')

describe('docker-compose.yml', () => {
  it('starts programs that exist', () => {
    const programs = [...compose.matchAll(/"dist\/([\w/-]+)\.js"/g)].map((match) => `${match[1]}.ts`)
    expect(programs.length).toBeGreaterThanOrEqual(5)
    expect(programs.filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  it('sets variables that exist', () => {
    const environment = compose.slice(compose.indexOf('x-environment:'), compose.indexOf('x-after-migration:'))
    const names = [...environment.matchAll(/^ {2}([A-Z_]+):/gm)].map((match) => match[1] ?? '')
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !(name in configSchema.shape))).toEqual([])
  })
})
