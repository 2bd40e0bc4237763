import { ContactsModule } from '#assembly'
import { newId, unwrap } from '#kernel'
import { defaultSettings, type SchemeId } from '../../domain/index.js'
import { type MentoringTest, startMentoring, whileLocked } from '../../testing/mentoring-test-app.js'
import { type SchemeInput, SchemesService } from './schemes.service.js'
import { SchemesModule } from './schemes.module.js'

describe('schemes', () => {
  let test: MentoringTest
  let frameworkVersionId: string
  const schemes = () => test.get(SchemesService)
  const manager = () => test.ctx(test.manager.actor)
  const input = (change: Partial<SchemeInput> = {}): SchemeInput => ({ title: ' Two-way mentoring ', summary: 'Leaders learn.', restricted: false, declaration: '', frameworkVersionId, ...change })
  const create = async (change: Partial<SchemeInput> = {}) => unwrap(await schemes().create(manager(), test.council, 'under_represented', input(change))).id
  const codes = (outcome: { ok: boolean; error?: readonly { code: string }[] }) => (outcome.ok ? [] : outcome.error?.map(({ code }) => code))
  const version = async (id: SchemeId) => (await schemes().byId(manager(), id)).version

  beforeAll(async () => {
    test = await startMentoring([ContactsModule, SchemesModule])
    frameworkVersionId = await test.fixture.framework()
  })
  afterAll(() => test.close())

  it('begin as drafts with the settings of their kind, known to their makers alone', async () => {
    const id = await create()
    expect(await schemes().byId(manager(), id)).toMatchObject({ title: 'Two-way mentoring', state: 'draft', version: 1, settings: defaultSettings('under_represented') })
    const stranger = test.ctx((await test.seed.person()).actor)
    await expect(schemes().byId(stranger, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const shown = async (ctx: typeof stranger) => (await schemes().list(ctx, {}, 50, undefined)).rows.some((row) => row.id === id)
    expect([await shown(stranger), await shown(manager())]).toEqual([false, true])
    unwrap(await schemes().move(manager(), id, 'open'))
    expect([await shown(stranger), (await schemes().byId(stranger, id)).state]).toEqual([true, 'open'])
    await expect(schemes().update(stranger, id, 2, input())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(schemes().history(stranger, id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('are refused while anything is wrong with them', async () => {
    const draftVersion = newId()
    await test.pool.query(`insert into competency.framework_version (id, framework_id, version, status, imported_at) select $1, framework_id, '2.0', 'draft', now() from competency.framework_version where id = $2`, [draftVersion, frameworkVersionId])
    for (const bad of [draftVersion, newId(), 'x']) expect(codes(await schemes().create(manager(), test.council, 'reverse', input({ frameworkVersionId: bad })))).toEqual(['FRAMEWORK_NOT_PUBLISHED'])
    expect(codes(await schemes().create(manager(), test.council, 'reverse', input({ title: '' })))).toEqual(['TITLE_LENGTH'])
    await expect(schemes().create(manager(), test.elsewhere, 'reverse', input())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const nobody of [newId(), 'x']) expect(codes(await schemes().create(test.ctx(), nobody, 'reverse', input()))).toEqual(['ORGANISATION_UNKNOWN'])
  })

  it('keep the change of whoever saves first, and tell the other', async () => {
    const id = await create()
    const both = await Promise.all([1, 2].map((n) => schemes().update(manager(), id, 1, input({ title: `Change ${n}` }))))
    expect(both.map(codes).toSorted()).toEqual([['CONFLICT'], []].toSorted())
    expect(await version(id)).toBe(2)
    const held = await whileLocked(test, 'scheme', id, () => schemes().update(manager(), id, 2, input({ title: 'Third' })))
    expect([held.waited, held.value.ok]).toEqual([true, true])
  })

  it('write down what changed, by field', async () => {
    const id = await create()
    const settings = { ...defaultSettings('under_represented'), blind: true }
    unwrap(await schemes().update(manager(), id, 1, input({ settings, summary: 'New' })))
    expect((await schemes().history(manager(), id)).map(({ action, detail }) => [action, detail])).toEqual([['change', { summary: ['Leaders learn.', 'New'], blind: [false, true] }], ['create', {}]])
    expect(await test.one('select count(*) as n from audit.entry where subject_id = $1', [id])).toEqual({ n: 2 })
  })

  it('may change while a round is frozen, which keeps its own settings, and says so', async () => {
    const id = await create()
    unwrap(await schemes().move(manager(), id, 'open'))
    await test.pool.query(
      `insert into mentoring.match_round (id, scheme_id, title, state, intake_opens_on, intake_closes_on, input_hash, frozen_at, created_at, updated_at) values ($1, $2, 'Spring', 'frozen', '2026-04-01', '2026-05-01', 'h', now(), now(), now())`, [newId(), id])
    expect(unwrap(await schemes().update(manager(), id, 2, input({ title: 'Other' }))).frozenRound).toBe('Spring')
    expect(codes(await schemes().move(manager(), id, 'close'))).toEqual(['ROUND_UNDER_WAY'])
  })

  it('open, close and open again', async () => {
    const id = await create()
    expect(codes(await schemes().move(manager(), id, 'reopen'))).toEqual(['TRANSITION_NOT_ALLOWED'])
    for (const action of ['open', 'close', 'reopen'] as const) unwrap(await schemes().move(manager(), id, action))
    expect(codes(await schemes().move(manager(), id, 'open'))).toEqual(['TRANSITION_NOT_ALLOWED'])
  })

  it('keep the declaration that mentees read, and the skills that they chose', async () => {
    const id = await create({ restricted: true, declaration: 'I am early in my career.' })
    unwrap(await schemes().move(manager(), id, 'open'))
    await test.fixture.profile(id, (await test.seed.person()).id, { side: 'mentee', organisationId: test.council, wants: ['data'] })
    expect(codes(await schemes().update(manager(), id, 2, input({ restricted: true, declaration: 'I am something else.' })))).toEqual(['DECLARATION_FIXED'])
    const [other, without] = [await test.fixture.framework(), await test.fixture.framework()]
    await test.pool.query(`delete from competency.skill where version_id = $1 and key = 'data'`, [without])
    const change = { restricted: true, declaration: 'I am early in my career.' }
    expect(codes(await schemes().update(manager(), id, 2, input({ ...change, frameworkVersionId: without })))).toEqual(['SKILLS_LOST'])
    unwrap(await schemes().update(manager(), id, 2, input({ ...change, frameworkVersionId: other })))
  })
})
