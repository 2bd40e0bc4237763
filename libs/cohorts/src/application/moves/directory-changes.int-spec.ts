import { newId } from '#kernel'
import { type EnrolmentTest, startEnrolment } from '../../testing/enrolment-test-app.js'
import { DirectoryChangesService } from './directory-changes.service.js'

describe('changes in the directory', () => {
  let test: EnrolmentTest
  let changes: DirectoryChangesService
  beforeAll(async () => {
    test = await startEnrolment()
    changes = test.get(DirectoryChangesService)
  })
  afterAll(() => test.close())

  it('unites the enrolments of two records: the one further on stays, and the other place goes to the next; also when done twice', async () => {
    const [from, into, next] = [await test.learner(), await test.learner(), await test.learner()]
    const [shared, own] = [await test.run({ capacity: 2 }), await test.run()]
    const [a, b, c] = [await test.enrol(from, shared), await test.enrol(into, shared), await test.enrol(next, shared)]
    await test.pool.query(`update cohorts.enrolment set state = 'accepted' where id = $1`, [a])
    const alone = await test.enrol(from, own)
    await test.pool.query('insert into cohorts.run_facilitator (run_id, person_id, added_at) values ($1, $2, now()), ($1, $3, now())', [own, from.id, into.id])
    for (const _ of [1, 2]) await changes.mergePeople(test.ctx(), from.id, into.id)
    expect(await Promise.all([a, b, c, alone].map(test.state))).toEqual(['accepted', 'withdrawn', 'offered', 'offered'])
    const { rows } = await test.pool.query(`select (select count(*) from cohorts.enrolment where person_id = $1) as old, (select count(*) from cohorts.run_facilitator where person_id in ($1, $2)) as teaching`, [from.id, into.id])
    expect(rows).toEqual([{ old: 0, teaching: 1 }])
    expect(await test.booksAgree(shared)).toBe(true)
  })

  it('moves what is open to the successor, with its region, and leaves what is over', async () => {
    const [old, successor] = [await test.seed.organisation({ region: 'Wales' }), await test.seed.organisation({ region: 'London' })]
    const runId = await test.run()
    const [going, gone] = [await test.learner(old), await test.learner(old)]
    const [open, over] = [await test.enrol(going, runId), await test.enrol(gone, runId)]
    await test.pool.query(`update cohorts.enrolment set state = 'withdrawn' where id = $1`, [over])
    await test.pool.query(`update cohorts.cohort_run set taken = 1 where id = $1`, [runId])
    for (const _ of [1, 2]) await changes.reorganise(test.ctx(), { reorganisationId: newId(), predecessorIds: [old], defaultSuccessorId: successor })
    const row = async (id: string) => (await test.pool.query('select organisation_id, region from cohorts.enrolment where id = $1', [id])).rows[0] as unknown
    expect([await row(open), await row(over)]).toEqual([{ organisation_id: successor, region: 'London' }, { organisation_id: old, region: 'Wales' }])
    await changes.reorganise(test.ctx(), { reorganisationId: newId(), predecessorIds: [test.council], defaultSuccessorId: successor })
    expect((await test.pool.query('select organisation_id from cohorts.cohort_run where id = $1', [runId])).rows).toEqual([{ organisation_id: successor }])
  })

  it('is done by Waymark alone', async () => {
    await expect(changes.mergePeople(test.ctx(test.manager.actor), newId(), newId())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(changes.reorganise(test.ctx(test.manager.actor), { reorganisationId: newId(), predecessorIds: [], defaultSuccessorId: null })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
