import type { OrganisationId } from '#kernel'
import { ContactsModule } from '#assembly'
import { AuditModule } from '#audit'
import { Database } from '#platform/database'
import { createTestApp, eventually, Seed, type SeededPerson, type TestApp } from '#testing'
import { directoryJobs, DirectoryJobsModule } from '../jobs/index.js'
import { ReorganisationsService } from './reorganisations.service.js'

describe('councils that merge and split', () => {
  let test: TestApp
  let seed: Seed
  let admin: SeededPerson
  const rows = <T>(text: string, values: unknown[] = []) => test.get(Database).rows<T>(text, values)
  const service = () => test.get(ReorganisationsService)
  const ctx = () => test.ctx(admin.actor)
  const held = (person: SeededPerson) => rows('select organisation_id as at, role, starts_on, ends_on, origin from directory.membership where person_id = $1 order by starts_on, organisation_id', [person.id])
  const membership = (person: SeededPerson, at: OrganisationId, role: string, from: string, to: string | null = null) =>
    rows(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, ends_on, updated_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, now())`, [person.id, at, role, from, to])
  const managers = (person: SeededPerson) => rows('select manager_id as by, organisation_id as at, starts_on, ends_on from directory.line_management where person_id = $1 order by starts_on', [person.id])

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ContactsModule, DirectoryJobsModule], jobs: directoryJobs, now: '2027-01-10T09:00:00Z' })
    seed = new Seed(test.get(Database).pool)
    const institute = await seed.organisation({ kind: 'institute', code: null })
    admin = await seed.person({ roles: [['platform_admin', institute]] })
  })
  afterAll(() => test.close())

  it('merges two councils on the date: memberships go on at the new one, history stays, others are told', async () => {
    const [north, south, united] = [await seed.organisation({ name: 'North' }), await seed.organisation({ name: 'South' }), await seed.organisation({ name: 'United' })]
    const [ann, bob, cat] = [await seed.person({ roles: [['learner', north]] }), await seed.person({ roles: [['learner', north], ['learner', south]] }), await seed.person()]
    await membership(ann, north, 'mentor', '2018-01-01', '2019-01-01')
    await membership(cat, south, 'learner', '2027-09-01', '2028-01-01')
    await membership(bob, united, 'learner', '2027-06-01', '2027-07-01')
    await seed.lineManager(ann.id, bob.id, north)
    const input = { kind: 'merge', on: '2027-04-01', predecessorIds: [north, south], successors: [{ organisationId: united }] }
    expect(await service().preview(ctx(), input)).toEqual({ ok: true, value: { closes: [north, south], memberships: 4, people: 3, bySuccessor: [{ organisationId: united, people: 3 }] } })
    expect(await service().schedule(ctx(), input)).toMatchObject({ ok: true })
    expect(await service().schedule(ctx(), { ...input, on: '2027-05-01' })).toMatchObject({ ok: false, error: [{ code: 'ALREADY_PLANNED' }] })
    expect(await service().applyDue(test.ctx())).toBe(0)

    test.clock.moveTo(new Date('2027-04-01T00:30:00Z'))
    expect(await service().applyDue(test.ctx())).toBe(1)
    expect(await service().applyDue(test.ctx())).toBe(0)
    expect(await held(ann)).toEqual([
      { at: north, role: 'mentor', starts_on: '2018-01-01', ends_on: '2019-01-01', origin: 'added' },
      { at: north, role: 'learner', starts_on: '2020-01-01', ends_on: '2027-04-01', origin: 'added' },
      { at: united, role: 'learner', starts_on: '2027-04-01', ends_on: null, origin: 'reorganisation' }])
    expect((await held(bob)).slice(2)).toEqual([
      { at: united, role: 'learner', starts_on: '2027-04-01', ends_on: '2027-06-01', origin: 'reorganisation' },
      { at: united, role: 'learner', starts_on: '2027-06-01', ends_on: '2027-07-01', origin: 'added' },
      { at: united, role: 'learner', starts_on: '2027-07-01', ends_on: null, origin: 'reorganisation' }])
    expect(await held(cat)).toEqual([{ at: united, role: 'learner', starts_on: '2027-09-01', ends_on: '2028-01-01', origin: 'reorganisation' }])
    expect(await managers(ann)).toEqual([
      { by: bob.id, at: north, starts_on: '2020-01-01', ends_on: '2027-04-01' }, { by: bob.id, at: united, starts_on: '2027-04-01', ends_on: null }])
    expect(await rows('select id from directory.organisation where valid_to = $1 order by name', ['2027-04-01'])).toEqual([{ id: north }, { id: south }])
    expect(await rows('select organisation_id as id from directory.organisation_successor where successor_id = $1 order by 1', [united])).toEqual([{ id: north }, { id: south }].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    const [event] = await rows<{ payload: { reorganisationId: string } }>(`select payload from platform.outbox_message where topic = 'directory.organisations-reorganised'`)
    expect(event?.payload).toMatchObject({ kind: 'merge', on: '2027-04-01', predecessorIds: [north, south], successorIds: [united] })
    expect(await service().targetsOf(event!.payload.reorganisationId, [ann.id])).toEqual(new Map([[ann.id, united]]))
    expect(await service().schedule(ctx(), { ...input, on: '2027-05-01' })).toMatchObject({ ok: false, error: [{ code: 'NOT_VALID_ON_DATE' }, { code: 'NOT_VALID_ON_DATE' }] })
  })

  it('splits a council by person; waits, says why and goes on when somebody’s place is not decided', async () => {
    const [old, east, west] = [await seed.organisation({ name: 'Old' }), await seed.organisation({ name: 'East' }), await seed.organisation({ name: 'West' })]
    const [ann, bob] = [await seed.person({ roles: [['learner', old]] }), await seed.person({ roles: [['learner', old]] })]
    await seed.lineManager(ann.id, bob.id, old)
    const input = {
      kind: 'split', on: '2027-06-01', predecessorIds: [old], successors: [{ organisationId: east, share: 6_000 }, { organisationId: west, share: 4_000 }],
      assignments: [{ personId: ann.id, organisationId: east }, { personId: bob.id, organisationId: west }],
    }
    expect(await service().preview(ctx(), { ...input, assignments: [] })).toMatchObject({ ok: false, error: [{ code: 'PEOPLE_UNASSIGNED', message: expect.stringContaining('2 people') }] })
    expect(await service().preview(ctx(), { ...input, on: '2027-02-30', successors: [{ organisationId: 'x' }] })).toMatchObject({ ok: false, error: [{ field: 'on' }, { field: 'successors.0' }] })
    const planned = await service().schedule(ctx(), input)
    const late = await seed.person({ roles: [['learner', old]] })
    test.clock.moveTo(new Date('2027-06-01T09:00:00Z'))
    expect(await service().applyDue(test.ctx())).toBe(0)
    expect(await service().byId(ctx(), planned.ok ? planned.value : '')).toMatchObject({ state: 'blocked', problems: [{ code: 'PEOPLE_UNASSIGNED' }] })
    expect(await held(ann)).toHaveLength(1)
    await rows('update directory.membership set ends_on = $2 where person_id = $1', [late.id, '2027-06-01'])
    expect(await service().applyDue(test.ctx())).toBe(1)
    expect((await held(ann)).at(-1)).toMatchObject({ at: east })
    expect((await held(bob)).at(-1)).toMatchObject({ at: west })
    expect(await managers(ann)).toEqual([{ by: bob.id, at: old, starts_on: '2020-01-01', ends_on: '2027-06-01' }])
    expect(await rows('select share from directory.organisation_successor where organisation_id = $1 order by share', [old])).toEqual([{ share: 4_000 }, { share: 6_000 }])
  })

  it('is carried out by the job at once when its date has come, and can be cancelled before', async () => {
    const [a, b, c] = [await seed.organisation(), await seed.organisation(), await seed.organisation()]
    const input = { kind: 'merge', on: '2027-12-01', predecessorIds: [a, b], successors: [{ organisationId: c }] }
    const later = await service().schedule(ctx(), input)
    expect(await service().cancel(ctx(), later.ok ? later.value : '')).toMatchObject({ ok: true })
    expect(await service().cancel(ctx(), later.ok ? later.value : '')).toMatchObject({ ok: false, error: [{ code: 'NOT_OPEN' }] })
    const now = await service().schedule(ctx(), { ...input, on: '2027-06-01' })
    await eventually(async () => expect(await service().byId(ctx(), now.ok ? now.value : '')).toMatchObject({ state: 'applied' }))
  })

  it('is for the platform’s administrators', async () => {
    const outsider = test.ctx({ ...admin.actor, roles: [{ role: 'organisation_admin', organisationId: admin.actor.roles[0]!.organisationId }] })
    const input = { kind: 'merge', on: '2027-12-01', predecessorIds: [], successors: [] }
    for (const attempt of [() => service().preview(outsider, input), () => service().schedule(outsider, input), () => service().cancel(outsider, 'x'), () => service().byId(outsider, 'x'), () => service().applyDue(outsider)])
      await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
