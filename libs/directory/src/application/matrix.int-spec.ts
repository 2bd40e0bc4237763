import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTestApp, Seed, type SeededPerson, type TestApp } from '#testing'
import { AuditModule } from '#audit'
import { parse } from 'csv-parse/sync'
import { newId, type OrganisationId, unwrap } from '#kernel'
import type { Actor } from '#platform/access'
import { Database } from '#platform/database'
import type { ExternalOfferId } from '../data/external-offer.queries.js'
import { MatrixModule } from '../matrix.module.js'
import type { ExternalOfferInput } from '../domain/external-offer-input.js'
import type { MatrixCell } from '../domain/responsibility-matrix.js'
import { ExternalOffersService } from './external-offers.service.js'
import { MatrixService } from './matrix.service.js'

const cells = parse(readFileSync(join(__dirname, '../../reference/responsibility-matrix.csv')), { columns: true }) as MatrixCell[]

describe('the responsibility matrix and external offers on PostgreSQL', () => {
  let app: TestApp
  let matrix: MatrixService
  let offers: ExternalOffersService
  let institute: OrganisationId
  let council: OrganisationId
  let admin: SeededPerson
  let manager: SeededPerson
  let outsider: SeededPerson
  let input: ExternalOfferInput

  beforeAll(async () => {
    app = await createTestApp({ imports: [AuditModule, MatrixModule] })
    matrix = app.get(MatrixService)
    offers = app.get(ExternalOffersService)
    const seed = new Seed(app.get(Database).pool)
    institute = await seed.organisation({ name: 'Institute', kind: 'institute' })
    council = await seed.organisation({ name: 'Council' })
    admin = await seed.person({ roles: [['platform_admin', institute]] })
    manager = await seed.person({ roles: [['programme_manager', institute]] })
    outsider = await seed.person({ roles: [['programme_manager', council], ['organisation_admin', institute]] })
    input = { title: 'Leading in a digital age', url: 'https://www.example.org/leading', providerId: institute, body: 'coordinating_institute', area: 'leadership', audience: 'open', obligation: 'optional' }
  })
  afterAll(() => app.close())

  const count = async (sql: string, values: unknown[] = []): Promise<number> => (await app.get(Database).one<{ n: number }>(`select count(*) as n from ${sql}`, values)).n
  const add = async (change: Partial<ExternalOfferInput> = {}): Promise<ExternalOfferId> => unwrap(await offers.add(app.ctx(admin.actor), { ...input, ...change }))

  it('takes the reference matrix in once, and changed texts after that', async () => {
    expect(await matrix.load(app.ctx(), cells)).toEqual({ ok: true, value: 36 })
    expect(await matrix.load(app.ctx(), cells)).toEqual({ ok: true, value: 0 })
    expect(await matrix.load(app.ctx(admin.actor), cells.map((cell, index) => (index === 0 ? { ...cell, responsibility: 'Other' } : cell)))).toEqual({ ok: true, value: 1 })
    expect(await count("audit.entry where action = 'matrix:edit'")).toBe(2)
    unwrap(await matrix.load(app.ctx(), cells))
    expect(await matrix.cells(app.ctx(outsider.actor))).toEqual(cells)
  })

  it('refuses half a matrix, and anybody but the platform’s administrators', async () => {
    expect(await matrix.load(app.ctx(), cells.slice(1))).toMatchObject({ ok: false, error: [{ code: 'MISSING_CELL' }] })
    await expect(async () => matrix.load(app.ctx(manager.actor), cells)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('lets the provider’s programme manager list, change and withdraw what it provides, each with its audit row', async () => {
    const ctx = app.ctx(manager.actor)
    const id = unwrap(await offers.add(ctx, input))
    expect(await offers.byId(app.ctx(outsider.actor), id)).toMatchObject({ title: 'Leading in a digital age', providerId: institute, providerName: null, costNote: '' })
    unwrap(await offers.change(ctx, id, { ...input, title: 'Leading well' }))
    expect(await offers.byId(ctx, id)).toMatchObject({ title: 'Leading well' })
    await offers.withdraw(ctx, id)
    await expect(offers.byId(ctx, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(offers.withdraw(ctx, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await count("directory.external_offer where id = $1 and withdrawn_at is not null", [id])).toBe(1)
    expect(await count("audit.entry where subject_kind = 'external_offer' and subject_id = $1", [id])).toBe(3)
  })

  it('denies everybody who does not speak for the provider, before and after the change', async () => {
    const id = await add()
    for (const actor of [outsider.actor, { kind: 'machine', clientId: 'm', scopes: [] } satisfies Actor]) {
      await expect(offers.add(app.ctx(actor), input)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(offers.change(app.ctx(actor), id, { ...input, providerId: council })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(offers.withdraw(app.ctx(actor), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
    await expect(offers.change(app.ctx(manager.actor), id, { ...input, providerId: council })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(offers.add(app.ctx(manager.actor), { ...input, providerId: null, providerName: 'Elsewhere' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(async () => offers.page(app.ctx({ kind: 'anonymous' }), {}, 10, undefined)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect([manager, outsider, admin].map(({ actor }) => offers.mayManage(app.ctx(actor), { providerId: institute }))).toEqual([true, false, true])
    await offers.withdraw(app.ctx(admin.actor), id)
  })

  it('answers each problem by field, and an unknown provider', async () => {
    const ctx = app.ctx(admin.actor)
    expect(await offers.add(ctx, { ...input, title: '', url: 'http://x.org', area: 'magic', providerId: null })).toMatchObject({
      ok: false, error: [{ field: 'title' }, { field: 'url', code: 'NOT_HTTPS' }, { field: 'providerId', code: 'MISSING' }, { field: 'area', code: 'UNKNOWN_VALUE' }],
    })
    for (const providerId of [newId(), 'x']) expect(await offers.add(ctx, { ...input, providerId })).toMatchObject({ ok: false, error: [{ code: 'UNKNOWN_ORGANISATION', field: 'providerId' }] })
  })

  it('lists an address once in a cell for an audience, even when two arrive at once, and again after it was withdrawn', async () => {
    const ctx = app.ctx(admin.actor)
    const both = await Promise.all([offers.add(ctx, input), offers.add(ctx, input)])
    const listed = both.find((result) => result.ok)
    expect(both.filter((result) => !result.ok)).toMatchObject([{ error: [{ code: 'ALREADY_LISTED', field: 'url' }] }])
    const other = await add({ audience: 'elected_members' })
    expect(await offers.change(ctx, other, input)).toMatchObject({ ok: false, error: [{ code: 'ALREADY_LISTED' }] })
    if (listed?.ok) await offers.withdraw(ctx, listed.value)
    unwrap(await offers.change(ctx, other, input))
    await offers.withdraw(ctx, other)
  })

  it('pages by title within a filter', async () => {
    for (const title of ['B', 'A', 'C']) await add({ title, url: `https://example.org/${title}`, area: 'standards', providerId: null, providerName: 'Elsewhere' })
    await add({ url: 'https://example.org/other-area' })
    const ctx = app.ctx(outsider.actor)
    const first = await offers.page(ctx, { area: 'standards' }, 2, undefined)
    expect([first.total, first.rows.map(({ title }) => title)]).toEqual([3, ['A', 'B', 'C']])
    const [, second] = first.rows
    const next = await offers.page(ctx, { area: 'standards' }, 2, [second?.title ?? '', second?.id ?? ''])
    expect([next.total, next.rows.map(({ title }) => title)]).toEqual([3, ['C']])
    expect((await offers.page(ctx, { area: 'standards', audience: 'elected_members' }, 2, undefined)).total).toBe(0)
  })
})
