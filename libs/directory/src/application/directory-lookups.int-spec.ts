import { plainDate, type OrganisationId } from '#kernel'
import { AuditModule } from '#audit'
import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp } from '#testing'
import { DirectoryModule } from '../directory.module.js'
import { ApproversService } from './approvers.service.js'
import { MembershipsService } from './memberships.service.js'
import { ParticipantsService } from './participants.service.js'
import { PeopleService } from './people.service.js'

const today = plainDate('2026-06-01')

describe('what other parts ask of the directory', () => {
  let test: TestApp
  let seed: Seed
  let council: OrganisationId
  let ann: SeededPerson
  let meg: SeededPerson
  let dan: SeededPerson
  let top: SeededPerson
  let scheme: SeededPerson
  const sql = (text: string, values: unknown[] = []) => test.get(Database).run(text, values)

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, DirectoryModule] })
    seed = new Seed(test.get(Database).pool)
    council = await seed.organisation({ name: 'Borchester', region: 'West Midlands' })
    ann = await seed.person({ givenName: 'Ann', familyName: 'Lee', roles: [['learner', council]] })
    meg = await seed.person({ givenName: 'Meg', roles: [['line_manager', council]] })
    dan = await seed.person({ givenName: 'Dan', roles: [['line_manager', council]] })
    top = await seed.person({ givenName: 'Top', roles: [['line_manager', council]] })
    scheme = await seed.person({ givenName: 'Sue', roles: [['scheme_manager', council]] })
    await seed.lineManager(ann.id, meg.id, council)
    await seed.lineManager(meg.id, top.id, council)
  })
  afterAll(() => test.close())
  const delegate = (person: SeededPerson, to: SeededPerson) =>
    sql(`insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values (gen_random_uuid(), $1, $2, '2026-05-25', '2026-06-08')`, [person.id, to.id])
  afterEach(() => sql('delete from directory.delegation'))

  it('finds the approver, through delegates, up the line and down to the organisation', async () => {
    const approvers = test.get(ApproversService)
    expect(await approvers.approverFor(ann.id, council, today)).toMatchObject({ personId: meg.id, as: 'manager' })
    await delegate(meg, dan)
    expect(await approvers.approverFor(ann.id, council, today)).toEqual({ personId: dan.id, as: 'delegate', instead: [meg.id], standsInFor: { personId: meg.id, backOn: '2026-06-08' } })
    await delegate(dan, ann)
    expect(await approvers.approverFor(ann.id, council, today)).toMatchObject({ personId: top.id, as: 'up' })
    expect(await approvers.approverFor(ann.id, council, plainDate('2026-06-08'))).toMatchObject({ personId: meg.id })
    expect(await approvers.approverFor(scheme.id, council, today)).toBeUndefined()
    expect(await approvers.approverFor(dan.id, council, today)).toMatchObject({ personId: scheme.id, as: 'fallback' })
  })

  it('finds the approvers of many in one question, each in their own organisation', async () => {
    const other = await seed.organisation({ name: 'Felpersham' })
    const chief = await seed.person({ givenName: 'Cas', roles: [['line_manager', other]] })
    const old = await seed.person()
    await sql(`update directory.person set status = 'merged', merged_into_id = $2 where id = $1`, [old.id, ann.id])
    await seed.lineManager(ann.id, chief.id, other)
    await delegate(meg, dan)
    const asked = [[ann, council], [ann, other], [dan, council], [chief, other], [old, council]] as const
    const cases = asked.map(([{ id: personId }, organisationId]) => ({ personId, organisationId }))
    const { pool } = test.get(Database)
    const sent = jest.spyOn(pool, 'connect')
    const found = await test.get(ApproversService).approversFor(cases, today)
    expect(sent).toHaveBeenCalledTimes(1)
    sent.mockRestore()
    expect(found).toEqual([
      { personId: dan.id, as: 'delegate', instead: [meg.id], standsInFor: { personId: meg.id, backOn: '2026-06-08' } }, { personId: chief.id, as: 'manager', instead: [] },
      { personId: scheme.id, as: 'fallback', instead: [] }, undefined, { personId: dan.id, as: 'delegate', instead: [meg.id], standsInFor: { personId: meg.id, backOn: '2026-06-08' } },
    ])
    for (const [at, { personId, organisationId }] of cases.entries()) expect(await test.get(ApproversService).approverFor(personId, organisationId, today)).toEqual(found[at])
    expect(await test.get(ApproversService).approversFor([], today)).toEqual([])
  })

  it('lists for whom somebody decides, own people and a delegator’s', async () => {
    const approvers = test.get(ApproversService)
    expect(await approvers.reportsOf(dan.id, today)).toEqual([])
    await delegate(meg, dan)
    expect(await approvers.reportsOf(dan.id, today)).toEqual([{ personId: ann.id, organisationId: council, as: 'delegate' }])
    expect(await approvers.reportsOf(meg.id, today)).toEqual([{ personId: ann.id, organisationId: council, as: 'manager' }])
  })

  it('names the principal organisation: where they are employed, not where they serve', async () => {
    const memberships = test.get(MembershipsService)
    const institute = await seed.organisation({ name: 'Institute', kind: 'institute', code: null })
    await sql(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, updated_at) values (gen_random_uuid(), $1, $2, 'facilitator', '2019-01-01', now())`, [ann.id, institute])
    expect(await memberships.organisationOf(ann.id, today)).toEqual({ personId: ann.id, organisationId: council, name: 'Borchester', kind: 'council', region: 'West Midlands' })
    expect(await memberships.organisationOf(ann.id, plainDate('2019-06-01'))).toMatchObject({ organisationId: institute })
    expect(await memberships.organisationOf(ann.id, plainDate('2018-06-01'))).toBeUndefined()
    expect((await memberships.rolesOf(ann.id, today)).map(({ role }) => role)).toEqual(['facilitator', 'learner'])
    expect((await memberships.membersOf(council, today, ['learner'])).map(({ personId }) => personId)).toEqual([ann.id])
  })

  it('answers a merged id with the record it lives on in', async () => {
    const old = await seed.person({ email: 'old@example.org' })
    await sql(`update directory.person set status = 'merged', merged_into_id = $2 where id = $1`, [old.id, ann.id])
    const people = test.get(PeopleService)
    expect((await people.byIds([old.id])).get(old.id)).toMatchObject({ id: ann.id, name: 'Ann Lee' })
    expect((await people.contactOf([old.id])).get(old.id)).toEqual({ personId: ann.id, name: 'Ann Lee', email: ann.email, locale: 'en' })
    expect(await people.currentId(old.id)).toBe(ann.id)
    expect(await people.currentId('nonsense')).toBeUndefined()
    expect((await test.get(MembershipsService).organisationOf(old.id, today))?.organisationId).toBe(council)
  })

  it('knows of many people at once where they belong, their regions and who manages whom', async () => {
    const other = await seed.organisation({ name: 'Felpersham', region: 'South West' })
    const facts = await test.get(ParticipantsService).factsOf([ann, meg, dan, top].map(({ id }) => ({ personId: id, organisationId: council })).concat({ personId: dan.id, organisationId: other }), today)
    expect([facts.regionOf(council), facts.regionOf(other)]).toEqual(['West Midlands', 'South West'])
    expect([facts.belongs({ personId: dan.id, organisationId: council }), facts.belongs({ personId: dan.id, organisationId: other })]).toEqual([true, false])
    expect([facts.inLine(ann.id, meg.id), facts.inLine(meg.id, ann.id), facts.inLine(ann.id, dan.id), facts.inLine(ann.id, top.id)]).toEqual([true, true, false, false])
    expect(facts.lines).toHaveLength(2)
    expect((await test.get(ParticipantsService).factsOf([], today)).lines).toEqual([])
  })
})
