import { unwrap } from '#kernel'
import { ApplicationsService } from '../enrolment/applications.service.js'
import { LeavingService } from '../moves/leaving.service.js'
import { OffersService } from './offers.service.js'
import { OfferSweepService } from './offer-sweep.service.js'
import { type EnrolmentTest, startEnrolment, whileRunIsLocked } from '../../testing/enrolment-test-app.js'

const DAY = 86_400_000

describe('places', () => {
  let test: EnrolmentTest
  beforeAll(async () => { test = await startEnrolment() })
  afterAll(() => test.close())

  const apply = (person: Awaited<ReturnType<EnrolmentTest['learner']>>, runId: Parameters<EnrolmentTest['enrol']>[1]) =>
    test.get(ApplicationsService).apply(test.ctx(person.actor), runId, 'self', {})

  it.each([['the plain path', {}], ['the careful path', { maxPerRegion: 500 }]])('seats exactly 10 of 200 who race for the last 10 places, and queues the rest in order: %s', async (_name, plan) => {
    const runId = await test.run({ capacity: 10, ...plan })
    const people = await Promise.all(Array.from({ length: 200 }, () => test.learner()))
    const outcomes = await Promise.all(people.map((person) => apply(person, runId)))
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
    const { rows } = await test.pool.query<{ state: string; queue_number: number }>('select state, queue_number from cohorts.enrolment where run_id = $1 order by queue_number', [runId])
    expect(rows.map(({ queue_number: number }) => number)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
    expect(rows.map(({ state }) => state)).toEqual([...Array<string>(10).fill('offered'), ...Array<string>(190).fill('waitlisted')])
    expect(await test.booksAgree(runId)).toBe(true)
  }, 60_000)

  it.each([['plain', {}], ['careful', { maxPerOrganisation: 50 }]])('waits for whoever holds the run, and sees what they did: %s path', async (_name, plan) => {
    const runId = await test.run({ capacity: 1, ...plan })
    const person = await test.learner()
    const { waited, value } = await whileRunIsLocked(test, runId, () => apply(person, runId), async (query) => {
      await query(`update cohorts.cohort_run set taken = 1 where id = $1`, [runId])
      const other = await test.learner()
      await query(`insert into cohorts.enrolment (id, run_id, person_id, organisation_id, organisation_kind, state, route, applied_at, offer_expires_at, updated_at)
                   values (gen_random_uuid(), $1, $2, $3, 'council', 'offered', 'self', now(), '2026-07-01', now())`, [runId, other.id, test.council])
    })
    expect(waited).toBe(true)
    expect(await test.state(unwrap(value))).toBe('waitlisted')
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('counts places held back by a plan that changed while it waited', async () => {
    const runId = await test.run({ capacity: 1 })
    const person = await test.learner()
    const { value } = await whileRunIsLocked(test, runId, () => apply(person, runId), async (query) => {
      await query(`insert into cohorts.run_held_back (id, run_id, for_type, for_value, places, released_on) values (gen_random_uuid(), $1, 'region', 'Wales', 1, '2026-06-20')`, [runId])
      await query(`update cohorts.cohort_run set held_until = '2026-06-20' where id = $1`, [runId])
    })
    expect(await test.state(unwrap(value))).toBe('waitlisted')
  })

  it.each([['plain', {}], ['careful', { maxPerOrganisation: 50 }]])('answers ALREADY_ENROLLED to two requests of one person at the same moment: %s path', async (_name, plan) => {
    const runId = await test.run({ capacity: 5, ...plan })
    const person = await test.learner()
    const { waited, value } = await whileRunIsLocked(test, runId, () => Promise.all([apply(person, runId), apply(person, runId), apply(person, runId)]))
    expect(waited).toBe(true)
    expect(value.filter(({ ok }) => ok)).toHaveLength(1)
    for (const refused of value.filter(({ ok }) => !ok)) expect(refused).toMatchObject({ error: [{ code: 'ALREADY_ENROLLED' }] })
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('lets an acceptance in time win over the lapse that waits behind it, and the other way round', async () => {
    const runId = await test.run({ capacity: 1 })
    const person = await test.learner()
    const id = await test.enrol(person, runId)
    const late = { ...test.ctx(), now: new Date(test.clock.now().getTime() + 10 * DAY) }
    const { waited, value } = await whileRunIsLocked(test, runId,
      () => Promise.all([test.get(OfferSweepService).expire(late), test.get(OffersService).accept({ ...test.ctx(person.actor), now: late.now }, id)]))
    expect(waited).toBe(true)
    expect(value[0]).toBeGreaterThan(0)
    expect(value[1]).toMatchObject({ ok: false, error: [{ code: expect.stringMatching(/OFFER_EXPIRED|NO_OFFER/) }] })
    expect(await test.state(id)).toBe('expired')

    const other = await test.learner()
    const taken = await test.enrol(other, runId)
    const race = await whileRunIsLocked(test, runId, async () => test.get(OfferSweepService).expire(late), async (query) => {
      await query(`update cohorts.enrolment set state = 'accepted' where id = $1`, [taken])
    })
    expect(race).toEqual({ waited: true, value: 0 })
    expect(await test.state(taken)).toBe('accepted')
  })

  it('moves an expired offer on to whoever is next, once, however often the sweep runs', async () => {
    const runId = await test.run({ capacity: 1, closesOn: '2026-08-30', startsOn: '2026-09-01' })
    const [first, second, third] = [await test.learner(), await test.learner(), await test.learner()]
    const ids = [await test.enrol(first, runId), await test.enrol(second, runId), await test.enrol(third, runId)] as const
    const sweep = test.get(OfferSweepService)
    const lastDay = { ...test.ctx(), now: new Date('2026-06-06T12:00:00Z') }
    expect(await sweep.expire(lastDay)).toBe(0)
    expect([await sweep.remind(lastDay), await sweep.remind(lastDay)]).toEqual([expect.any(Number), 0])
    const after = { ...test.ctx(), now: new Date('2026-06-06T23:00:00Z') }
    const [one, two] = await Promise.all([sweep.expire(after), sweep.expire(after)])
    expect(one + two).toBeGreaterThanOrEqual(1)
    expect(await sweep.expire(after)).toBe(0)
    expect(await Promise.all(ids.map(test.state))).toEqual(['expired', 'offered', 'waitlisted'])
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('refuses an answer that comes after the offer ran out, even where the sweep is late', async () => {
    const runId = await test.run()
    const person = await test.learner()
    const id = await test.enrol(person, runId)
    const ctx = { ...test.ctx(person.actor), now: new Date('2026-06-06T23:00:00Z') }
    expect(await test.get(OffersService).accept(ctx, id)).toMatchObject({ ok: false, error: [{ code: 'OFFER_EXPIRED' }] })
  })

  it('gives a declined place to the next in the same transaction', async () => {
    const runId = await test.run({ capacity: 1 })
    const [first, second] = [await test.learner(), await test.learner()]
    const [a, b] = [await test.enrol(first, runId), await test.enrol(second, runId)]
    unwrap(await test.get(OffersService).decline(test.ctx(first.actor), a, ''))
    expect([await test.state(a), await test.state(b)]).toEqual(['withdrawn', 'offered'])
    const { rows } = await test.pool.query(`select action, from_state, to_state from cohorts.enrolment_history where enrolment_id = $1 order by seq`, [b])
    expect(rows).toEqual([{ action: 'waitlist', from_state: 'draft', to_state: 'waitlisted' }, { action: 'offer', from_state: 'waitlisted', to_state: 'offered' }])
  })

  it('asks for a reason with “other”, and frees nothing when refused', async () => {
    const runId = await test.run({ capacity: 1 })
    const person = await test.learner()
    const id = await test.enrol(person, runId)
    expect(await test.get(LeavingService).leave(test.ctx(person.actor), id, 'withdraw', 'other', ' ')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED' }] })
    expect(await test.state(id)).toBe('offered')
  })
})
