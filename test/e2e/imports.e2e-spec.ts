import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { eventually, startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import type { OrganisationId } from '#kernel'
import { systemCtx } from '#platform/access'
import { FileDisk } from '#platform/files'
import { ExportBuilder } from '../../libs/directory/src/application/export-builder.js'
import { ImportRunner } from '../../libs/directory/src/application/import-runner.js'

const IMPORT = `query ($id: ID!, $first: Int, $after: String) { import(id: $id) { kind state rows created updated unchanged refused problemCount progress failure fileName viewerCanApply viewerCanCancel sameFileAppliedAt
  organisation { name } problems(first: $first, after: $after) { totalCount edges { node { line column code message fix } } pageInfo { hasNextPage endCursor } } } }`
const LIST = 'query ($organisationId: ID, $after: String) { imports(organisationId: $organisationId, first: 1, after: $after) { totalCount edges { node { id } } pageInfo { endCursor hasNextPage } } }'
const APPLY = 'mutation ($id: ID!, $skip: Boolean!) { applyImport(id: $id, skipBadRows: $skip) { import { state } userErrors { code message } } }'
const CANCEL = 'mutation ($id: ID!) { cancelImport(id: $id) { import { state } userErrors { code } } }'
const REQUEST = 'mutation ($id: ID!) { requestExport(organisationId: $id) { export { id state } userErrors { code } } }'
const EXPORT = 'query ($id: ID!) { export(id: $id) { state rows fileSize expiresAt } }'
const EXPORTS = 'query ($id: ID!) { exports(organisationId: $id) { totalCount } }'

interface Problem { line: number; column: string; code: string; message: string; fix: string }
interface ImportAnswer {
  import: {
    state: string; rows: number; created: number; refused: number; failure: string | null; viewerCanApply: boolean; viewerCanCancel: boolean; organisation: { name: string } | null
    problems: { totalCount: number; edges: { node: Problem }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  }
}
const HEADER = 'email,given_name,family_name\n'

describe('imports and exports over HTTP', () => {
  let platform: TestPlatform
  let filesDir: string
  let council: OrganisationId
  let other: OrganisationId
  let admin: SeededPerson
  let councilAdmin: SeededPerson
  let outsiders: (SeededPerson | undefined)[]

  beforeAll(async () => {
    filesDir = mkdtempSync(join(tmpdir(), 'waymark-e2e-'))
    platform = await startTestPlatform({ config: { FILES_DIR: filesDir, IMPORT_LIMIT_MB: '2' } })
    council = await platform.seed.organisation({ name: 'Borchester', code: 'E07000001' })
    other = await platform.seed.organisation({ name: 'Felpersham', code: 'E07000002' })
    admin = await platform.person({ roles: [['platform_admin', council]] })
    councilAdmin = await platform.person({ roles: [['organisation_admin', council]] })
    outsiders = [undefined, await platform.person({ roles: [['learner', council]] }), await platform.person({ roles: [['organisation_admin', other]] })]
  })
  afterAll(async () => {
    await platform.close()
    rmSync(filesDir, { recursive: true, force: true })
  })

  const authorization = async (as: SeededPerson | undefined): Promise<Record<string, string>> => (as ? { authorization: `Bearer ${await platform.token(as)}` } : {})
  const post = async (as: SeededPerson | undefined, query: string, body: string | FormData, headers: Record<string, string> = { 'content-type': 'text/csv' }) => {
    const response = await fetch(`${platform.url}/imports?${query}`, { method: 'POST', headers: { ...headers, ...(await authorization(as)) }, body })
    return { status: response.status, body: (await response.json()) as { id: string; state: string; errors?: { message: string; extensions: { code: string } }[] } }
  }
  const get = async (as: SeededPerson | undefined, path: string) => fetch(`${platform.url}${path}`, { headers: await authorization(as) })
  const work = (id: string) => platform.get(ImportRunner).run(systemCtx('test', platform.clock.now(), 'test'), id)
  const see = async (as: SeededPerson, id: string, variables: object = {}) => (await platform.send<ImportAnswer>(as, IMPORT, { id, ...variables })).data.import
  /** Uploads, lets the job run, and answers the import. */
  const through = async (query: string, body: string | FormData, as = admin) => {
    const { body: { id } } = await post(as, query, body)
    await work(id)
    return { id, ...(await see(as, id)) }
  }
  const kept = (): string[] => readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)
  const codes = ({ problems }: ImportAnswer['import']) => problems.edges.map(({ node: { line, column, code } }) => `${line} ${column} ${code}`)

  it('take a file, check it, and apply it', async () => {
    const { status, body } = await post(councilAdmin, `kind=people&dryRun=true&organisationId=${council}`, `\uFEFF${HEADER.replaceAll('\n', '\r\n')}ada@b.uk,Ada,One\r\n`)
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'uploaded', kind: 'people', dryRun: true })
    expect(await see(councilAdmin, body.id)).toMatchObject({ state: 'UPLOADED', organisation: { name: 'Borchester' }, viewerCanApply: true, viewerCanCancel: true })
    await work(body.id)
    expect(await see(councilAdmin, body.id)).toMatchObject({ state: 'CHECKED', rows: 1, created: 1, refused: 0, progress: 100, viewerCanApply: true })
    expect((await platform.send(councilAdmin, APPLY, { id: body.id, skip: false })).data).toMatchObject({ applyImport: { import: { state: 'APPLYING' }, userErrors: [] } })
    await work(body.id)
    expect(await see(councilAdmin, body.id)).toMatchObject({ state: 'APPLIED', created: 1, viewerCanApply: false, viewerCanCancel: false })
    expect((await platform.send(councilAdmin, CANCEL, { id: body.id })).data).toMatchObject({ cancelImport: { import: null, userErrors: [{ code: 'NOT_READY' }] } })
  })

  it('take a file from a form', async () => {
    const form = new FormData()
    form.append('file', new Blob([`${HEADER}form@b.uk,Form,One\n`], { type: 'text/csv' }), 'people of Borchester.csv')
    const { status, body } = await post(admin, 'kind=people', form, {})
    expect(status).toBe(201)
    await work(body.id)
    expect(await see(admin, body.id)).toMatchObject({ state: 'APPLIED', fileName: 'people of Borchester.csv' })
  })

  it.each<[string, string, string[]]>([
    ['a wrong header', 'email,given_name,famly_name\na@b.uk,A,B\n', ['1 famly_name UNKNOWN_COLUMN', '1 family_name MISSING_COLUMN']],
    ['a line of a megabyte', `${HEADER}${'x'.repeat(1_000_000)},A,B\n`, ['2  LINE_TOO_LONG']],
    ['formula cells', `${HEADER}f@b.uk,=cmd|' /C calc'!A0,B\n@SUM(1),A,B\n`, ['2 given_name FORMULA', '3 email FORMULA']],
    ['duplicate emails', `${HEADER}d@b.uk,A,B\nD@B.uk,A,B\n`, ['3 email DUPLICATE']],
    ['an unclosed quotation mark', `${HEADER}"q@b.uk,A,B\nr@b.uk,A,B\n`, ['2  QUOTE_NOT_CLOSED']],
    ['letters of another encoding', `${HEADER}u@b.uk,Si\uFFFDn,B\n`, ['2  NOT_UTF8']],
    ['a null character', `${HEADER}n@b.uk,A,B\n${'y'.repeat(5_000)}\nm@b.uk,A\u0000,B\n`, ['3 email TOO_LONG', '3 given_name MISSING', '3 family_name MISSING', '4 given_name CONTROL_CHARACTER']],
    ['no rows', HEADER, ['1  NO_ROWS']],
    ['nothing at all', '', ['1  EMPTY']],
    ['a spreadsheet', 'PK\u0003\u0004\u0014\u0000', ['1  NOT_CSV']],
    ['semicolons', 'email;given_name;family_name\n', ['1  WRONG_SEPARATOR']],
  ])('explain %s by line, and write nothing', async (_what, file, problems) => {
    const before = (await platform.pool.query('select count(*) from directory.person')).rows
    const result = await through('kind=people', file)
    expect(result).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('nothing was written') as string })
    expect(codes(result)).toEqual(problems)
    expect((await platform.pool.query('select count(*) from directory.person')).rows).toEqual(before)
    for (const { node } of result.problems.edges) expect([node.message.length < 400, node.fix !== '']).toEqual([true, true])
  })

  it('explain unknown codes and dates that do not exist', async () => {
    await through('kind=people', `${HEADER}code@b.uk,A,B\n`)
    const result = await through('kind=memberships', 'email,organisation_code,role,from\ncode@b.uk,E07000003,learner,2026-01-01\ncode@b.uk,E07000001,learner,31/02/2026\ncode@b.uk,E07000001,platform_admin,2026-01-01\n')
    expect(codes(result)).toEqual(['2 organisation_code UNKNOWN_ORGANISATION', '3 from NOT_A_DATE', '4 role NOT_AN_OPTION'])
    expect(result.problems.edges[0]?.node.fix).toMatch(/Did you mean E0700000[12]\?/)
  })

  it('give the report page by page and as a file that no spreadsheet runs', async () => {
    const { id } = await through('kind=people', `${HEADER}${Array.from({ length: 25 }, (_, n) => `=x${n},A,B\n`).join('')}`)
    const first = await see(admin, id, { first: 20 })
    expect(first.problems).toMatchObject({ totalCount: 25, pageInfo: { hasNextPage: true } })
    const second = await see(admin, id, { first: 20, after: first.problems.pageInfo.endCursor })
    expect(codes(second)).toEqual(['22', '23', '24', '25', '26'].map((line) => `${line} email FORMULA`))
    const file = await get(admin, `/imports/${id}/problems.csv`)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const lines = parse(await file.text(), { columns: true, bom: true }) as Record<string, string>[]
    expect(lines).toHaveLength(25)
    expect(lines[0]).toMatchObject({ line: '2', column: 'email', code: 'FORMULA', what_to_do: 'Remove the character with which the value starts.' })
    expect(JSON.stringify(lines)).not.toMatch(/":"[=+@-]/)
    expect((await platform.send(admin, IMPORT, { id, after: Buffer.from('["x",1]').toString('base64url') })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('refuse what is no import, keeping nothing', async () => {
    const before = kept()
    for (const query of ['', 'kind=cats', 'kind=people&dryRun=perhaps', 'kind=people&organisationId=x', 'kind=people&kind=people']) {
      expect([query, (await post(admin, query, HEADER)).body.errors?.[0]?.extensions.code]).toEqual([query, 'BAD_USER_INPUT'])
    }
    expect((await post(admin, 'kind=people', '{}', { 'content-type': 'application/pdf' })).body.errors?.[0]?.message).toMatch(/text\/csv/)
    expect((await post(admin, 'kind=people', 'x', { 'content-type': 'multipart/form-data' })).status).toBe(400)
    expect((await post(admin, 'kind=people', new FormData(), {})).body.errors?.[0]?.message).toMatch(/field "file"/)
    const large = await post(admin, 'kind=people', HEADER + 'x'.repeat(3 * 1024 * 1024))
    expect(large).toMatchObject({ status: 400, body: { errors: [{ message: expect.stringContaining('larger than 2 MB') as string }] } })
    const form = new FormData()
    form.append('file', new Blob(['x'.repeat(3 * 1024 * 1024)]), 'big.csv')
    expect((await post(admin, 'kind=people', form, {})).body.errors?.[0]?.message).toMatch(/larger than 2 MB/)
    expect(kept()).toEqual(before)
  })

  it('keep nothing of an upload that is broken off', async () => {
    const before = kept()
    const { port } = new URL(platform.url)
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`POST /imports?kind=people HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await platform.token(admin)}\r\ncontent-type: text/csv\r\ncontent-length: 1000000\r\n\r\n${HEADER}`)
    await eventually(() => expect(kept().length).toBe(before.length + 1))
    socket.destroy()
    await eventually(() => expect(kept()).toEqual(before))
  })

  it('say when the disk is full, keeping nothing', async () => {
    const before = kept()
    // Imports have a store of files of their own: every one in the app is made full.
    const open = jest.spyOn(FileDisk.prototype as unknown as { openForWriting(): Writable }, 'openForWriting').mockImplementation(() => new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
    }))
    try {
      expect(await post(admin, 'kind=people', `${HEADER}a@b.uk,A,B\n`)).toMatchObject({ status: 503, body: { errors: [{ extensions: { code: 'UNAVAILABLE' } }] } })
    } finally {
      open.mockRestore()
    }
    expect(kept()).toEqual(before)
  })

  it('deny outsiders every operation', async () => {
    const { id } = await through(`kind=people&organisationId=${council}`, `${HEADER}own@b.uk,A,B\n`, councilAdmin)
    const asked = (await platform.send<{ requestExport: { export: { id: string } } }>(councilAdmin, REQUEST, { id: council })).data.requestExport.export.id
    const before = kept()
    for (const outsider of outsiders) {
      const hidden = outsider ? 'NOT_FOUND' : 'UNAUTHENTICATED'
      for (const [query, variables] of [[IMPORT, { id }], [APPLY, { id, skip: true }], [CANCEL, { id }], [REQUEST, { id: council }], [EXPORT, { id: asked }], [EXPORTS, { id: council }], [LIST, { organisationId: council }]] as const) {
        expect((await platform.send(outsider, query, variables)).errors?.[0]?.extensions.code).toBe(hidden)
      }
      for (const path of [`/imports/${id}/problems.csv`, `/exports/${asked}.zip`, '/exports/x.zip']) expect((await get(outsider, path)).status).toBe(outsider ? 404 : 401)
      for (const query of ['kind=people', `kind=people&organisationId=${council}`, `kind=organisations&organisationId=${council}`]) expect((await post(outsider, query, HEADER)).status).toBe(outsider ? 403 : 401)
    }
    expect((await post(councilAdmin, 'kind=organisations', HEADER)).status).toBe(403)
    expect((await platform.send(outsiders[1], LIST)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send<{ imports: { totalCount: number } }>(outsiders[2], LIST)).data.imports.totalCount).toBe(0)
    expect(kept()).toEqual(before)
  })

  it('list imports, newest first, to whom they concern', async () => {
    interface Page { imports: { totalCount: number; edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }
    const mine = (await platform.send<Page>(councilAdmin, LIST, { organisationId: council })).data.imports
    const all = (await platform.send<Page>(admin, LIST, { organisationId: null })).data.imports
    expect(mine.totalCount).toBe(2)
    expect(all.totalCount).toBeGreaterThan(10)
    const next = (await platform.send<Page>(councilAdmin, LIST, { organisationId: council, after: mine.pageInfo.endCursor })).data.imports
    expect(next.pageInfo.hasNextPage).toBe(false)
    expect(next.edges[0]?.node.id).not.toBe(mine.edges[0]?.node.id)
  })

  it('export what an organisation owns, until it expires', async () => {
    const asked = (await platform.send<{ requestExport: { export: { id: string } } }>(councilAdmin, REQUEST, { id: council })).data.requestExport.export.id
    expect((await get(councilAdmin, `/exports/${asked}.zip`)).status).toBe(404)
    await platform.get(ExportBuilder).build(systemCtx('test', platform.clock.now(), 'test'), asked)
    expect((await platform.send(councilAdmin, EXPORT, { id: asked })).data).toMatchObject({ export: { state: 'READY' } })
    const response = await get(councilAdmin, `/exports/${asked}.zip`)
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, 'application/zip', 'attachment; filename="waymark-export-2026-06-01.zip"'])
    expect(Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())))).toEqual(expect.arrayContaining(['people.csv', 'memberships.csv', 'imports.csv']))
    platform.clock.moveOn(8 * 86_400_000)
    expect((await get(councilAdmin, `/exports/${asked}.zip`)).status).toBe(404)
  })
})
