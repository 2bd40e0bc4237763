import { ContactsModule } from '#assembly'
import { newId } from '#kernel'
import { JobQueues } from '#platform/jobs'
import { eventually, jobEngines } from '#testing'
import { type MentoringTest, startMentoring } from '../testing/mentoring-test-app.js'
import { mentoringJobs, MentoringJobsModule } from './index.js'
import { closeEnded } from './matches/match.jobs.js'
import { sweepMemberships } from './people/follow-directory.jobs.js'

describe.each(jobEngines)('what mentoring does by itself every day, on $engine', ({ config }) => {
  let test: MentoringTest
  beforeAll(async () => { test = await startMentoring([ContactsModule, MentoringJobsModule], { now: '2027-03-30T05:40:00Z', jobs: mentoringJobs, config }) })
  afterAll(() => test.close())

  it('closes what is past its end and follows memberships that have run out, and tells the other of each, however often it runs', async () => {
    const scheme = await test.scheme()
    const [over, left] = [await test.pair(scheme, 'active'), await test.pair(scheme)]
    await test.pool.query(`update mentoring.match set ends_on = '2027-03-01' where id = $1`, [over.matchId])
    await test.pool.query(`update mentoring.match set answer_by = '2027-04-30' where id = $1`, [left.matchId])
    await test.pool.query(`update directory.membership set ends_on = '2027-03-30' where person_id = $1`, [left.mentor.id])
    const told = async (matchId: string) => (await test.pool.query<{ line: string }>(`select replace(template, 'mentoring.', '') || ' ' || case person_id when $2 then 'mentee' else 'mentor' end as line from notifications.message where data->>'matchId' = $1 order by 1`, [matchId, matchId === over.matchId ? over.mentee.id : left.mentee.id])).rows.map(({ line }) => line)
    for (const _ of [1, 2]) {
      await test.get(JobQueues).add([closeEnded, sweepMemberships].map((job) => ({ job, id: newId(), envelope: { payload: {}, requestId: 'test' } })))
      await eventually(async () => {
        expect([(await test.match(over.matchId))['state'], (await test.match(left.matchId))['state']]).toEqual(['completed', 'withdrawn'])
        expect([await told(over.matchId), await told(left.matchId)]).toEqual([['ended mentee', 'ended mentor'], ['not-going-ahead mentee']])
      })
    }
    expect(await test.one(`select count(*) as n from mentoring.match_history where match_id = $1`, [over.matchId])).toEqual({ n: 1 })
  })
})
