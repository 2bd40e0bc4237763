import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createTestApp, eventually, type TestApp } from '#testing'
import { AuditModule } from '#audit'
import { asId, newId, type OrganisationId, type PersonId, unwrap } from '#kernel'
import type { Actor } from '#platform/access'
import { Database } from '#platform/database'
import { CompetencyModule } from '../competency.module.js'
import type { FrameworkVersionId } from '../data/framework.queries.js'
import { FrameworkImportService } from './framework-import.service.js'
import { FrameworksService } from './frameworks.service.js'

const FILE = join(__dirname, '../../reference/demonstration-framework.csv')
const text = readFileSync(FILE, 'utf8')
const target = (version: string, key = 'digital-capability') => ({ key, name: 'Digital capability', version })
const person = (role: 'platform_admin' | 'organisation_admin'): Actor => ({
  kind: 'person', personId: newId<PersonId>(), roles: [{ role, organisationId: newId<OrganisationId>() }],
})

describe('frameworks on PostgreSQL', () => {
  let app: TestApp
  let imports: FrameworkImportService
  let frameworks: FrameworksService
  const admin = person('platform_admin')
  const outsider = person('organisation_admin')

  beforeAll(async () => {
    app = await createTestApp({ imports: [AuditModule, CompetencyModule] })
    imports = app.get(FrameworkImportService)
    frameworks = app.get(FrameworksService)
  })
  afterAll(() => app.close())

  const load = async (version: string, csv = text, key?: string): Promise<FrameworkVersionId> => {
    const report = unwrap(await imports.import(app.ctx(admin), target(version, key), Readable.from([csv]), { dryRun: false }))
    expect(report.problems).toEqual([])
    return report.versionId ?? asId<FrameworkVersionId>('')
  }
  const count = async (sql: string, values: unknown[] = []): Promise<number> => (await app.get(Database).one<{ n: number }>(`select count(*) as n from ${sql}`, values)).n

  it('leaves nothing behind on a dry run', async () => {
    const report = unwrap(await imports.import(app.ctx(admin), target('1.0'), createReadStream(FILE), { dryRun: true }))
    expect(report).toEqual({ rows: 267, problems: [], versionId: undefined })
    expect(await count('competency.framework')).toBe(0)
    expect(await count('audit.entry')).toBe(0)
  })

  it('imports a file as a draft and gives back exactly what it says', async () => {
    const id = await load('1.0')
    const content = await frameworks.content(app.ctx(admin), await frameworks.version(app.ctx(admin), id))
    expect([content.families.length, content.levels.length, content.skills.length, content.descriptors.length, content.roles.length]).toEqual([6, 4, 30, 120, 20])
    expect(content.requirements[0]).toEqual({ roleKey: 'user-researcher', skillKey: 'user-research', levelKey: 'practitioner' })
  })

  it('changes nothing when the same file comes again, and replaces the draft when another does', async () => {
    const [first, second] = [await load('1.0'), await load('1.0')]
    expect(second).toBe(first)
    expect(await count('competency.skill where version_id = $1', [first])).toBe(30)
    await load('1.0', text.replace('family,data,,,Data and insight', 'family,data,,,Data'))
    expect(await count("competency.family where version_id = $1 and name = 'Data'", [first])).toBe(1)
    await load('1.0')
  })

  it('reports every fault by line and writes nothing', async () => {
    const lines = text.split('\n')
    const broken = [...lines.slice(0, 2), 'family,data-two,,,,No name', ...lines.slice(2)].join('\n')
    const wrongReference = text.replace('role,user-researcher,service-design', 'role,user-researcher,wizardry')
    const before = await count('competency.framework_version')
    for (const [csv, line, column, code] of [[broken, 3, 'name', 'MISSING'], [wrongReference, lines.findIndex((one) => one.startsWith('role,user-researcher')) + 1, 'parent', 'UNKNOWN_REFERENCE']] as const) {
      const report = unwrap(await imports.import(app.ctx(admin), target('7.0'), Readable.from([csv]), { dryRun: false }))
      expect(report.versionId).toBeUndefined()
      expect(report.problems).toMatchObject([{ line, column, code, severity: 'error' }])
    }
    expect(await count('competency.framework_version')).toBe(before)
  })

  it('refuses a target that makes no sense, field by field', async () => {
    const result = await imports.import(app.ctx(admin), { key: 'A b', name: ' ', version: '1' }, Readable.from([text]), { dryRun: true })
    expect(result).toMatchObject({ ok: false, error: [{ field: 'key' }, { field: 'name' }, { field: 'version' }] })
  })

  it('hides drafts from everybody but platform administrators', async () => {
    const id = await load('0.1', text, 'secret')
    await expect(frameworks.version(app.ctx(outsider), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(frameworks.content(app.ctx(outsider), await frameworks.version(app.ctx(admin), id))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await frameworks.list(app.ctx(outsider))).map(({ key }) => key)).not.toContain('secret')
    expect((await frameworks.list(app.ctx(admin))).map(({ key }) => key)).toContain('secret')
  })

  it('lets only platform administrators import and publish, and nobody unknown look', async () => {
    const ctx = app.ctx(outsider)
    await expect(imports.import(ctx, target('3.0'), Readable.from([text]), { dryRun: true })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(async () => frameworks.publish(ctx, newId<FrameworkVersionId>(), '')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const kind of ['anonymous', 'unlinked'] as const) {
      const actor: Actor = kind === 'anonymous' ? { kind } : { kind, issuer: 'i', subject: 's', emailVerified: true }
      await expect(async () => frameworks.list(app.ctx(actor))).rejects.toMatchObject({ code: kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN' })
    }
  })

  it('publishes, with history, audit and event in the same transaction, and freezes what was published', async () => {
    const id = await load('1.0')
    expect(await frameworks.publish(app.ctx(admin), id, 'Agreed by the board')).toEqual({ ok: true, value: id })
    expect(await frameworks.version(app.ctx(outsider), id)).toMatchObject({ status: 'published', publishedAt: '2026-06-01T09:00:00.000Z' })
    expect(await count("competency.framework_version_history where version_id = $1 and action = 'publish' and reason = 'Agreed by the board'", [id])).toBe(1)
    expect(await count("audit.entry where action = 'framework:publish' and subject_id = $1", [id])).toBe(1)
    expect(await count("platform.outbox_message where topic = 'competency.framework-published'")).toBe(1)
    expect(await frameworks.publish(app.ctx(admin), id, '')).toMatchObject({ ok: false, error: [{ code: 'NOT_A_DRAFT' }] })
    const again = await imports.import(app.ctx(admin), target('1.0'), Readable.from([text]), { dryRun: false })
    expect(again).toMatchObject({ ok: false, error: [{ code: 'VERSION_PUBLISHED', field: 'version' }] })
  })

  it('supersedes the version before, and asks for a major number when something is taken away', async () => {
    const shorter = text.split('\n').filter((line) => !line.includes('prototyping')).join('\n')
    expect(await frameworks.publish(app.ctx(admin), await load('1.1', shorter), '')).toMatchObject({ ok: false, error: [{ code: 'NEEDS_MAJOR_VERSION', message: expect.stringContaining('prototyping') as string }] })
    expect((await frameworks.publish(app.ctx(admin), await load('2.0', shorter), '')).ok).toBe(true)
    const framework = (await frameworks.list(app.ctx(outsider))).find(({ key }) => key === 'digital-capability')
    expect(framework?.versions.map(({ version, status }) => `${version} ${status}`)).toEqual(['2.0 published', '1.0 superseded'])
  })

  it('never has two published versions, however the publications race', async () => {
    const [a, b] = [await load('1.0', text, 'raced'), await load('1.1', text, 'raced')]
    const database = app.get(Database)
    let release = (): void => undefined
    // Somebody holds the framework while both publications arrive.
    const held = new Promise<void>((resolve) => { release = resolve })
    const holder = database.transaction(async (tx) => {
      await tx.one("select id from competency.framework where key = 'raced' for update")
      await held
      return true
    }, () => true)
    const publications = [frameworks.publish(app.ctx(admin), a, ''), frameworks.publish(app.ctx(admin), b, ''), frameworks.publish(app.ctx(admin), b, '')]
    await eventually(async () => (await count("pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")) === 3)
    release()
    await holder
    const results = await Promise.all(publications)
    expect(results[1]?.ok === true || results[2]?.ok === true).toBe(true)
    expect(results[1]?.ok === true && results[2]?.ok === true).toBe(false)
    expect(await count("competency.framework_version v join competency.framework f on f.id = v.framework_id where f.key = 'raced' and v.status = 'published'")).toBe(1)
    expect(await count("competency.framework_version_history h where h.version_id = $1 and action = 'publish'", [b])).toBe(1)
  })
})
