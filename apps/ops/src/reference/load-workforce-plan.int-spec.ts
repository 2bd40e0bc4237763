import { ContactsModule, IndicatorSourcesModule } from '#assembly'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { systemCtx } from '#platform/access'
import { Database } from '#platform/database'
import { createTestApp, Seed, type TestApp } from '#testing'
import { ApprovalsService, IndicatorsModule, PlansModule, PublishedTargetsModule, PublishedTargetsService } from '#workforce'
import { loadWorkforcePlan } from './load-workforce-plan.js'

describe('the reference plan', () => {
  let test: TestApp
  beforeAll(async () => { test = await createTestApp({ imports: [AuditModule, ContactsModule, DirectoryModule, IndicatorSourcesModule, IndicatorsModule, PlansModule, PublishedTargetsModule] }) })
  afterAll(() => test.close())

  it('loads as a draft that both owners can approve and publish, once', async () => {
    const seed = new Seed(test.get(Database).pool)
    const [institute, lga] = [await seed.organisation({ kind: 'institute' }), await seed.organisation({ kind: 'lga' })]
    const ctx = systemCtx('ops', test.ctx().now, 'seed')
    const app = { get: test.get } as unknown as Parameters<typeof loadWorkforcePlan>[0]
    const { versionId } = await loadWorkforcePlan(app, ctx, institute, lga)
    expect((await loadWorkforcePlan(app, ctx, institute, lga)).lines).toEqual(['Indicators: 5, 0 added.', 'National workforce plan: already there.'])
    const owners = [await seed.person({ roles: [['workforce_analyst', institute]] }), await seed.person({ roles: [['workforce_analyst', lga]] })].map(({ actor }) => test.ctx(actor))
    const approvals = test.get(ApprovalsService)
    expect(await approvals.propose(owners[0]!, versionId!)).toMatchObject({ ok: true })
    for (const owner of owners) expect(await approvals.approve(owner, versionId!, await approvals.hashOf(owner, versionId!))).toMatchObject({ ok: true })
    expect(await approvals.publish(owners[1]!, versionId!)).toMatchObject({ ok: true })
    expect((await test.get(PublishedTargetsService).all()).map(({ code, targetValue, unit }) => [code, targetValue, unit])).toEqual(
      [['chief-executives', 10, 'count'], ['placements', 10, 'count'], ['under-represented', 20, 'relative_change'], ['standards', 70, 'percent'], ['centres', 5, 'count']])
  })
})
