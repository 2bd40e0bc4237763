import pg from 'pg'
import { asId, type OrganisationId, type PersonId } from '#kernel'
import { AuditModule } from '#audit'
import { Database } from '#platform/database'
import { createTestApp, eventually, Seed, type SeededPerson, type TestApp } from '#testing'
import { DirectoryModule } from '../directory.module.js'
import { LineManagersService } from './line-managers.service.js'
import { DelegationsService } from './delegations.service.js'
import { MembershipUpkeepService } from './membership-upkeep.service.js'
import { PersonEmailsService } from './person-emails.service.js'
import { PersonUpkeepService } from './person-upkeep.service.js'

describe('keeping people’s records', () => {
  let test: TestApp
  let seed: Seed
  let kent: OrganisationId
  let essex: OrganisationId
  let admin: SeededPerson
  let platformAdmin: SeededPerson
  const rows = <T>(text: string, values: unknown[] = []) => test.get(Database).rows<T>(text, values)
  const input = (email: string) => ({
    givenName: ' Ada ', familyName: 'Okafor', email, background: 'digital_practitioner', locale: 'en', invite: true,
    membership: { organisationId: kent, role: 'learner', jobTitle: 'Analyst', startsOn: '2026-01-01' },
  })
  const create = async (email: string): Promise<PersonId> => {
    const made = await test.get(PersonUpkeepService).create(test.ctx(admin.actor), input(email))
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    return made.value
  }
  const memberships = (personId: PersonId) => rows<{ role: string; organisation_id: string; starts_on: string; ends_on: string | null }>(
    'select role, organisation_id, starts_on, ends_on from directory.membership where person_id = $1 order by starts_on, role', [personId])
  const idOf = async (personId: PersonId, role: string) => (await rows<{ id: string }>('select id from directory.membership where person_id = $1 and role = $2', [personId, role]))[0]!.id

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, DirectoryModule] })
    seed = new Seed(test.get(Database).pool)
    kent = await seed.organisation({ name: 'Kent' })
    essex = await seed.organisation({ name: 'Essex' })
    admin = await seed.person({ roles: [['organisation_admin', kent]] })
    platformAdmin = await seed.person({ roles: [['platform_admin', kent]] })
  })
  afterAll(() => test.close())

  it('adds a person with a membership and an invitation, in one go', async () => {
    const id = await create('Ada.Okafor@Example.org')
    expect(await rows('select given_name, status from directory.person where id = $1', [id])).toEqual([{ given_name: 'Ada', status: 'invited' }])
    expect(await rows('select email, is_primary from directory.person_email where person_id = $1', [id])).toEqual([{ email: 'ada.okafor@example.org', is_primary: true }])
    expect(await rows(`select payload->>'personId' as id from platform.outbox_message where topic = 'directory.person-invited'`)).toEqual([{ id }])
    const trail = await rows<{ action: string; subject_id: string; detail: object }>(`select action, subject_id, detail from audit.entry where request_id = 'test'`)
    expect(trail.map(({ action }) => action)).toEqual(['person:create', 'membership:open', 'person:invite'])
    expect(JSON.stringify(trail)).not.toContain(id)
  })

  it('names every problem at once, by field, and offers what to do about a taken address', async () => {
    const people = test.get(PersonUpkeepService)
    const bad = { ...input('nonsense'), givenName: ' ', background: 'wizard', membership: { organisationId: kent, role: 'learner', startsOn: '2026-02-31' } }
    const refused = await people.create(test.ctx(admin.actor), bad)
    expect(refused).toMatchObject({ ok: false, error: [{ field: 'givenName' }, { field: 'background' }, { field: 'email' }, { field: 'membership.startsOn' }] })
    const before = await rows('select id from directory.person')
    expect(await people.create(test.ctx(admin.actor), input('ADA.okafor@example.org'))).toMatchObject({ ok: false, error: [{ code: 'EMAIL_TAKEN', message: expect.stringContaining('invite them to join') }] })
    expect(await rows('select id from directory.person')).toEqual(before)
  })

  it('keeps an administrator to their own organisation, and from roles above theirs', async () => {
    const people = test.get(PersonUpkeepService)
    await expect(people.create(test.ctx(admin.actor), { ...input('x@example.org'), membership: { organisationId: essex, role: 'learner', startsOn: '2026-01-01' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(people.create(test.ctx(admin.actor), { ...input('x@example.org'), membership: { organisationId: kent, role: 'platform_admin', startsOn: '2026-01-01' } })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const stranger = await seed.person({ roles: [['learner', essex]] })
    await expect(test.get(MembershipUpkeepService).add(test.ctx(admin.actor), stranger.id, { organisationId: kent, role: 'learner', startsOn: '2026-01-01' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('refuses a role that is held at that time, also when it was written a moment ago elsewhere', async () => {
    const id = await create('overlap@example.org')
    const upkeep = test.get(MembershipUpkeepService)
    const wanted = { organisationId: kent, role: 'mentor', startsOn: '2026-03-01' }
    expect(await upkeep.add(test.ctx(admin.actor), id, { ...wanted, role: 'learner' })).toMatchObject({ ok: false, error: [{ code: 'OVERLAPS', field: 'startsOn' }] })
    const other = new pg.Client({ connectionString: test.database.url })
    await other.connect()
    await other.query('begin')
    await other.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values (gen_random_uuid(), $1, $2, 'mentor', '2026-02-01', now())`, [id, kent])
    const racing = upkeep.add(test.ctx(admin.actor), id, wanted)
    await eventually(async () => expect(await rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into directory.membership%'`)).toHaveLength(1))
    await other.query('commit')
    await other.end()
    expect(await racing).toMatchObject({ ok: false, error: [{ code: 'OVERLAPS' }] })
  })

  it('changes a role from a day on and keeps the history; ends one with its line management', async () => {
    const id = await create('roles@example.org')
    const upkeep = test.get(MembershipUpkeepService)
    const lines = test.get(LineManagersService)
    const today = '2026-06-01'
    expect(await upkeep.change(test.ctx(admin.actor), await idOf(id, 'learner'), { role: 'mentor', on: today })).toMatchObject({ ok: true })
    expect(await memberships(id)).toEqual([
      { role: 'learner', organisation_id: kent, starts_on: '2026-01-01', ends_on: today }, { role: 'mentor', organisation_id: kent, starts_on: today, ends_on: null }])
    expect(await lines.set(test.ctx(admin.actor), { personId: id, organisationId: kent, managerId: id, from: today })).toMatchObject({ ok: false, error: [{ code: 'OWN_MANAGER' }] })
    const own = { personId: admin.id, organisationId: kent, managerId: id, from: today }
    expect(await lines.set(test.ctx(admin.actor), own)).toMatchObject({ ok: false, error: [{ code: 'OWN_LINE_MANAGER' }] })
    expect(await lines.set(test.ctx(platformAdmin.actor), own)).toMatchObject({ ok: true })
    expect(await lines.set(test.ctx(admin.actor), { personId: id, organisationId: kent, managerId: admin.id, from: today })).toMatchObject({ ok: true })
    expect(await lines.set(test.ctx(admin.actor), { personId: id, organisationId: kent, managerId: platformAdmin.id, from: '2026-07-01' })).toMatchObject({ ok: true })
    expect(await upkeep.end(test.ctx(admin.actor), await idOf(id, 'mentor'), '2026-08-01')).toMatchObject({ ok: true })
    expect(await rows('select manager_id, starts_on, ends_on from directory.line_management where person_id = $1 order by starts_on', [id])).toEqual([
      { manager_id: admin.id, starts_on: today, ends_on: '2026-07-01' }, { manager_id: platformAdmin.id, starts_on: '2026-07-01', ends_on: '2026-08-01' }])
  })

  it('moves somebody between councils: the person stays, roles are named, outsiders are refused', async () => {
    const id = await create('mover@example.org')
    const upkeep = test.get(MembershipUpkeepService)
    const move = { from: kent, to: essex, on: '2026-09-01', roles: ['learner', 'mentor'] }
    await expect(upkeep.transfer(test.ctx(admin.actor), id, move)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await upkeep.transfer(test.ctx(platformAdmin.actor), id, move)).toEqual({ ok: true, value: id })
    expect(await memberships(id)).toEqual([
      { role: 'learner', organisation_id: kent, starts_on: '2026-01-01', ends_on: '2026-09-01' },
      { role: 'learner', organisation_id: essex, starts_on: '2026-09-01', ends_on: null }, { role: 'mentor', organisation_id: essex, starts_on: '2026-09-01', ends_on: null }])
    expect(await upkeep.transfer(test.ctx(platformAdmin.actor), id, { ...move, on: '2026-10-01' })).toMatchObject({ ok: false, error: [{ code: 'NOT_A_MEMBER' }] })
  })

  it('keeps addresses apart: one owner, a primary always, and what was given up is remembered', async () => {
    const id = await create('first@example.org')
    const emails = test.get(PersonEmailsService)
    const ctx = test.ctx(admin.actor)
    expect(await emails.add(ctx, id, admin.email)).toMatchObject({ ok: false, error: [{ code: 'EMAIL_TAKEN', message: expect.stringContaining('merge') }] })
    expect(await emails.remove(ctx, id, 'first@example.org')).toMatchObject({ ok: false, error: [{ code: 'PRIMARY' }] })
    expect(await emails.makePrimary(ctx, id, 'second@example.org')).toMatchObject({ ok: false, error: [{ code: 'NOT_THEIRS' }] })
    expect(await emails.add(ctx, id, 'Second@Example.org')).toMatchObject({ ok: true })
    expect(await emails.makePrimary(ctx, id, 'second@example.org')).toMatchObject({ ok: true })
    expect(await emails.remove(ctx, id, 'first@example.org')).toMatchObject({ ok: true })
    expect(await rows('select email, is_primary from directory.person_email where person_id = $1', [id])).toEqual([{ email: 'second@example.org', is_primary: true }])
    expect(await rows('select email from directory.person_former_email where person_id = $1', [id])).toEqual([{ email: 'first@example.org' }])
    expect(await rows('select 1 from directory.invitation where person_id = $1 and revoked_at is null', [id])).toEqual([])
  })

  it('lets a colleague decide while somebody is away, and nobody else', async () => {
    const delegations = test.get(DelegationsService)
    const ctx = test.ctx(admin.actor)
    const away = { personId: admin.id, delegateEmail: platformAdmin.email, startsOn: '2026-07-01', endsOn: '2026-07-15' }
    const stranger = await seed.person({ roles: [['learner', essex]] })
    expect(await delegations.add(ctx, { ...away, delegateEmail: stranger.email })).toMatchObject({ ok: false, error: [{ code: 'NOT_A_COLLEAGUE' }] })
    expect(await delegations.add(ctx, { ...away, delegateEmail: admin.email })).toMatchObject({ ok: false, error: [{ code: 'OWN_DELEGATE' }] })
    expect(await delegations.add(ctx, { ...away, endsOn: '2026-07-01' })).toMatchObject({ ok: false, error: [{ code: 'ENDS_BEFORE_IT_STARTS' }] })
    expect(await delegations.add(ctx, away)).toMatchObject({ ok: true })
    expect(await delegations.add(ctx, away)).toMatchObject({ ok: false, error: [{ code: 'OVERLAPS' }] })
    const [row] = await rows<{ id: string }>('select id from directory.delegation')
    await expect(delegations.end(test.ctx(stranger.actor), row!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await delegations.end(ctx, row!.id)).toMatchObject({ ok: true })
    expect(await rows('select 1 from directory.delegation')).toEqual([])
  })

  it('answers a missing person and a hidden one alike', async () => {
    const stranger = await seed.person({ roles: [['learner', essex]] })
    for (const id of [stranger.id, asId<PersonId>('00000000-0000-7000-8000-000000000000'), 'nonsense']) {
      await expect(test.get(PersonUpkeepService).update(test.ctx(admin.actor), id, { givenName: 'X', familyName: 'Y' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
