import { AuditModule } from '#audit'
import { newId, type OrganisationId } from '#kernel'
import { Database } from '#platform/database'
import { createTestApp, Seed, type SeededPerson, type TestApp } from '#testing'
import { TeachingFixture } from '../../testing/teaching-fixture.js'
import { TestContactsModule } from '../../testing/test-contacts.module.js'
import { MessagesModule } from './messages.module.js'
import { TransferMessagesService } from './transfer-messages.service.js'

describe('what is said about requests to go on in another run', () => {
  let test: TestApp
  let fixture: TeachingFixture
  let [owner, council] = [] as unknown as [OrganisationId, OrganisationId]
  let [learner, manager] = [] as unknown as [SeededPerson, SeededPerson]

  const told = async () => {
    const rows = await fixture.rows<{ template: string; personId: string; data: Record<string, unknown> }>('select template, person_id as "personId", data from notifications.message order by template, person_id')
    await fixture.rows('delete from notifications.message')
    return rows
  }
  /** A request in a state, from an enrolment of its own. */
  const request = async (state: string, answer: string | null = null) => {
    const here = await fixture.run({ ownerId: owner, title: 'Spring' })
    const there = await fixture.run({ ownerId: owner, title: 'Autumn' })
    const enrolmentId = await fixture.enrolment(here.id, learner.id, council)
    const newEnrolmentId = state === 'accepted' ? await fixture.enrolment(there.id, learner.id, council) : null
    const id = newId()
    await fixture.rows(
      `insert into cohorts.transfer_request (id, enrolment_id, to_run_id, may_wait, reason, state, requested_at, decided_at, answer, new_enrolment_id)
       values ($1, $2, $3, false, 'Something personal', $4, now(), case when $4 <> 'open' then now() end, $5, $6)`, [id, enrolmentId, there.id, state, answer, newEnrolmentId])
    return { id, enrolmentId, newEnrolmentId, runId: here.id }
  }
  const messages = () => test.get(TransferMessagesService)

  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, TestContactsModule, MessagesModule], now: '2026-06-01T09:00:00Z' })
    const { pool } = test.get(Database)
    const seed = new Seed(pool)
    fixture = new TeachingFixture(pool)
    ;[owner, council] = [await seed.organisation(), await seed.organisation()]
    learner = await seed.person({ givenName: 'Aisha', familyName: 'Khan' })
    manager = await seed.person({ roles: [['programme_manager', owner]] })
    await seed.person({ roles: [['programme_manager', council]] })
  })
  afterAll(() => test.close())

  it('asks those who run the programme, once, and without the reason', async () => {
    const { id, runId } = await request('open')
    await messages().requested(test.ctx(), id)
    await messages().requested(test.ctx(), id)
    expect(await told()).toEqual([{ template: 'cohorts.transfer-requested', personId: manager.id, data: { learner: 'Aisha Khan', programme: 'Spring', wished: 'Autumn', runId, requestId: id } }])
  })

  it('asks nothing about a request that was taken back meanwhile', async () => {
    await messages().requested(test.ctx(), (await request('withdrawn')).id)
    expect(await told()).toEqual([])
  })

  it('tells the learner of a yes and of a no, once', async () => {
    const [yes, no, back] = [await request('accepted'), await request('declined', 'Full'), await request('withdrawn')]
    for (const { id } of [yes, yes, no, no, back]) await messages().answered(test.ctx(), id)
    expect(await told()).toEqual([
      { template: 'cohorts.transfer-accepted', personId: learner.id, data: { programme: 'Spring', wished: 'Autumn', enrolmentId: yes.newEnrolmentId } },
      { template: 'cohorts.transfer-declined', personId: learner.id, data: { programme: 'Spring', wished: 'Autumn', enrolmentId: no.enrolmentId, reason: 'Full' } },
    ])
  })
})
