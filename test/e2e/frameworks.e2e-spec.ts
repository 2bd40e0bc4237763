import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'

const csv = readFileSync(join(__dirname, '../../libs/competency/reference/demonstration-framework.csv'), 'utf8')
const IMPORT = 'mutation ($input: ImportFrameworkInput!) { importFramework(input: $input) { rows problems { line column code } version { id status content { families { key roles { key requirements { skill { key } level { rank } } } } skills { key descriptors { text level { key } } } levels { key } } } userErrors { code field } } }'
const PUBLISH = 'mutation ($id: ID!) { publishFramework(id: $id, reason: "e2e") { version { status } userErrors { code } } }'
const LIST = '{ frameworks { key versions { id version status } } }'
const VERSION = 'query ($id: ID!) { frameworkVersion(id: $id) { version content { skills { key } } } }'

interface Imported { importFramework: { rows: number; problems: object[]; version: { id: string; content: { families: { key: string; roles: object[] }[]; skills: object[] } } | null; userErrors: object[] } }
interface Listed { frameworks: { key: string; versions: { version: string; status: string }[] }[] }

describe('frameworks over HTTP', () => {
  let platform: TestPlatform
  let admin: SeededPerson
  let learner: SeededPerson
  const input = { key: 'digital-capability', name: 'Digital capability', version: '1.0', csv }

  beforeAll(async () => {
    platform = await startTestPlatform()
    const council = await platform.seed.organisation()
    admin = await platform.person({ roles: [['platform_admin', council]] })
    learner = await platform.person({ roles: [['learner', council], ['organisation_admin', council], ['programme_manager', council]] })
  })
  afterAll(() => platform.close())

  it('imports, hides the draft, publishes and shows', async () => {
    const dry = await platform.send<Imported>(admin, IMPORT, { input: { ...input, dryRun: true } })
    expect(dry.data.importFramework).toEqual({ rows: 267, problems: [], version: null, userErrors: [] })
    const { version } = (await platform.send<Imported>(admin, IMPORT, { input })).data.importFramework
    expect(version?.content.families).toHaveLength(6)
    expect(version?.content.families[0]?.roles[0]).toMatchObject({ key: 'user-researcher', requirements: [{ skill: { key: 'user-research' }, level: { rank: 3 } }, {}, {}, {}, {}] })
    expect((await platform.send<Listed>(learner, LIST)).data.frameworks).toEqual([])
    expect((await platform.send(learner, VERSION, { id: version?.id })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send(admin, PUBLISH, { id: version?.id })).data).toEqual({ publishFramework: { version: { status: 'published' }, userErrors: [] } })
    expect((await platform.send<Listed>(learner, LIST)).data.frameworks).toMatchObject([{ key: 'digital-capability', versions: [{ version: '1.0', status: 'published' }] }])
    expect((await platform.send<{ frameworkVersion: { content: { skills: object[] } } }>(learner, VERSION, { id: version?.id })).data.frameworkVersion.content.skills).toHaveLength(30)
  })

  it('reports a bad file by line', async () => {
    const bad = await platform.send<Imported>(admin, IMPORT, { input: { ...input, version: '1.1', csv: 'record,key,parent,level,name,text\nskill,a,,,=x,t' } })
    expect(bad.data.importFramework).toMatchObject({ rows: 1, version: null, problems: [{ line: 2, column: 'name', code: 'FORMULA' }] })
  })

  it('denies outsiders each operation', async () => {
    const id = '00000000-0000-7000-8000-000000000000'
    for (const [query, variables] of [[LIST, {}], [VERSION, { id }], [IMPORT, { input }], [PUBLISH, { id }]] as const)
      expect((await platform.send(undefined, query, variables)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    for (const [query, variables] of [[IMPORT, { input }], [PUBLISH, { id }]] as const)
      expect((await platform.send(learner, query, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})
