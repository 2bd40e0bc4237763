import type { INestApplicationContext } from '@nestjs/common'
import { ContactsModule, IndicatorSourcesModule } from '#assembly'
import { AuditModule } from '#audit'
import { DirectoryModule } from '#directory'
import { Database } from '#platform/database'
import { createTestApp, Seed, type TestApp } from '#testing'
import { IndicatorsModule, PlansModule, PublishedTargetsModule, PublishedTargetsService } from '#workforce'
import { seedPlan } from '../../../commands/seed-plan.command.js'
import { publishPlan } from './publish-plan.js'

describe('the reference plan', () => {
  let test: TestApp
  let app: INestApplicationContext
  beforeAll(async () => {
    test = await createTestApp({ imports: [AuditModule, ContactsModule, DirectoryModule, IndicatorSourcesModule, IndicatorsModule, PlansModule, PublishedTargetsModule] })
    app = test.app
  })
  afterAll(() => test.close())

  it('is published in a scenario with the approval of two people of its two owners, and loaded once', async () => {
    await new Seed(test.get(Database).pool).organisation({ kind: 'institute', code: 'DEMO-INSTITUTE' })
    expect(await publishPlan(app)).toBe('National workforce plan: published with the approval of both owners.')
    expect((await test.get(PublishedTargetsService).all()).map(({ code, targetValue, unit }) => [code, targetValue, unit])).toEqual(
      [['chief-executives', 10, 'count'], ['placements', 10, 'count'], ['under-represented', 20, 'relative_change'], ['standards', 70, 'percent'], ['centres', 5, 'count']])
    expect(await test.get(Database).one('select count(distinct person_id) as people, count(distinct part) as parts from workforce.plan_approval where withdrawn_at is null')).toEqual({ people: 2, parts: 2 })
    const said: string[] = []
    const run = (args: readonly string[]) => seedPlan.run({ config: {} as never, app, ctx: test.ctx(), args, options: {}, say: (line) => said.push(line) })
    expect([await run(['DEMO-INSTITUTE', 'DEMO-LGA']), await run(['DEMO-INSTITUTE', 'NOBODY']), await run([])]).toEqual([0, 1, 2])
    expect(said).toEqual(['Indicators: 5, 0 added.', 'National workforce plan: already there.', 'No organisation has the code NOBODY.'])
  })
})
