import { ContactsModule } from '#assembly'
import { careerChanged } from '#directory'
import { plainDate, unwrap } from '#kernel'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { eventually } from '#testing'
import { ClaimsService } from '../../application/evidence/claims.service.js'
import { type MilestonePlan, seedMilestones, seedPost } from '../../testing/milestone-test-app.js'
import { startWorkforce, type WorkforceTest } from '../../testing/workforce-test-app.js'
import { workforceJobs, WorkforceJobsModule } from '../index.js'

describe('jobs of milestones', () => {
  let test: WorkforceTest
  let plan: MilestonePlan

  beforeAll(async () => {
    test = await startWorkforce([ContactsModule, WorkforceJobsModule], { jobs: workforceJobs })
    plan = await seedMilestones(test)
  })
  afterAll(() => test.close())

  it('suggest somebody when a career changes, and tell them, and whom a claim concerns and who decides', async () => {
    const rose = await test.seed.person()
    await seedPost(test, rose.id, 'Head of Digital', '2019-01-01', plan.other)
    await seedPost(test, rose.id, 'Chief Executive', '2026-03-01', plan.council)
    await test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), careerChanged, { personId: rose.id }))
    await eventually(async () => expect(await test.one('select state from workforce.milestone_candidate where person_id = $1', [rose.id])).toEqual({ state: 'open' }))
    unwrap(await test.get(ClaimsService).make(test.ctx(plan.analyst.actor), {
      targetId: plan.chiefs, claimantOrganisationId: plan.council, personEmail: plan.chief.email, evidence: { link: 'https://www.example.gov.uk/news' },
      content: { organisationId: plan.council, title: 'Chief Executive', grade: null, from: plainDate('2026-05-01'), engagement: 'permanent', account: '' },
    }))
    await eventually(async () => {
      const { rows } = await test.pool.query<{ id: string; template: string }>(`select person_id as id, template from notifications.message where template like 'workforce.milestone%'`)
      expect(rows.map(({ id, template }) => `${template} ${id}`).toSorted()).toEqual([`workforce.milestone-about-you ${plan.chief.id}`, `workforce.milestone-suggested ${rose.id}`, ...[plan.ofLgaVerifier.id, plan.verifier.id].toSorted().map((id) => `workforce.milestone-to-verify ${id}`)])
    })
  })
})
