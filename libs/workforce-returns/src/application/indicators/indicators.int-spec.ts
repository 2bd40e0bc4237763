import { NATION, newId, type OrganisationId, plainDate } from '#kernel'
import type { IndicatorRequest, IndicatorValue } from '#workforce'
import { FollowDirectoryService } from '../follow/follow-directory.service.js'
import { diversityFile, HEADCOUNT, type ReturnsTest, startReturns } from '../../testing/returns-test-app.js'
import { ReturnIndicatorsModule, ReturnIndicatorSources } from './return-indicators.module.js'

const WOMEN = { groups: [{ characteristic: 'sex', categories: ['female'] }] }
const BASELINE = plainDate('2026-03-31')
const TODAY = plainDate('2026-08-05')

describe('indicators from workforce returns', () => {
  let test: ReturnsTest
  const councils: OrganisationId[] = []
  const compute = (key: string, request: Partial<IndicatorRequest> = {}): Promise<IndicatorValue> => {
    const source = test.get(ReturnIndicatorSources).sources.find((one) => one.key === key)
    if (source === undefined) throw new Error(`No source ${key}`)
    return source.compute({ area: NATION, on: TODAY, baselineOn: BASELINE, parameters: key.includes('under') ? WOMEN : {}, ...request })
  }
  const submit = async (organisationId: OrganisationId, quarter: string, [female, male, unknown]: readonly [number, number, number], correction?: string) => {
    const analyst = await test.seed.person({ roles: [['workforce_analyst', organisationId]] })
    const staff = female + male + unknown
    await test.submitted(analyst, organisationId, quarter, {
      headcount: `${HEADCOUNT}\ndev,officer,${staff},${staff},${Math.round(staff / 10)},0,0`, diversity: diversityFile({ 'data/officer': staff }, { sex: { female, male } }),
    }, correction)
  }

  beforeAll(async () => {
    test = await startReturns('2026-07-20T09:00:00Z', { imports: [ReturnIndicatorsModule] })
    for (const region of ['South East', 'South East', 'South East', 'Wales', 'Wales', 'Wales', 'North East']) councils.push(await test.seed.organisation({ region }))
    // The first six return both quarters, the seventh only the later; the council of the test none.
    for (const id of councils.slice(0, 6)) {
      await submit(id, '2026-Q1', [20, 60, 20])
      await submit(id, '2026-Q2', [30, 60, 10])
    }
    await submit(councils[6]!, '2026-Q2', [90, 5, 5])
  })
  afterAll(() => test.close())

  it('compare the same organisations at both dates, protected, with coverage and bounds', async () => {
    const points = await compute('returns.under_represented_share_points')
    expect(points.why).toMatch(/Counts are rounded: the true ones give something between \d/)
    // 120 of 480 known then, 180 of 540 now; the seventh organisation is not in it.
    expect(points).toMatchObject({ coverage: { of: 8, reported: 6 }, protectedBy: 'controlled_rounding' })
    expect(points.value).toBeGreaterThan(7)
    expect(points.value).toBeLessThan(9.7)
    expect(points.bounds?.from).toBeLessThan(0)
    expect(points.bounds?.to).toBeGreaterThan(15)
    expect(points.numerator).toBeGreaterThan(170)
    expect((points.numerator ?? 1) % 5).toBe(0)
    const relative = await compute('returns.under_represented_change')
    expect(relative.value).toBeGreaterThan(28)
    expect(relative.value).toBeLessThan(39)
    expect((await compute('returns.under_represented_change', { parameters: { ...WOMEN, of: 'people' } })).value).toBeGreaterThan(44)
    expect(await compute('returns.under_represented_share_points')).toEqual(points)
  })

  it('show a region only where enough organisations stand behind it', async () => {
    const share = (area?: IndicatorRequest['area']) => compute('returns.under_represented_share', { baselineOn: null, ...(area && { area }) })
    const [nation, wales] = [await share(), await share({ kind: 'region', region: 'Wales' })]
    expect(wales.value).toBeGreaterThan(25)
    expect(wales.coverage).toEqual({ of: 3, reported: 3 })
    // One publication: what is published of the nation is the sum of what is of its regions, the one that is not shown included.
    const hidden = (nation.numerator ?? 0) - (wales.numerator ?? 0) - ((await share({ kind: 'region', region: 'South East' })).numerator ?? 0)
    expect([hidden % 5, hidden >= 85]).toEqual([0, true])
    expect(await compute('returns.under_represented_share', { area: { kind: 'region', region: 'North East' }, baselineOn: null })).toMatchObject({ value: null, why: expect.stringContaining('Too few organisations') as unknown })
    expect((await compute('returns.headcount', { area: { kind: 'region', region: 'North East' } })).value).toBeNull()
  })

  it('say why nothing can be told', async () => {
    expect((await compute('returns.under_represented_share', { parameters: { groups: [{ characteristic: 'sex', categories: ['blue'] }] } })).why).toContain('no category blue')
    expect((await compute('returns.under_represented_share_points', { baselineOn: plainDate('2025-06-30') })).why).toContain('Fewer than three')
    const source = test.get(ReturnIndicatorSources).sources[0]!
    expect(source.parameters.safeParse({ groups: [] }).success).toBe(false)
    expect(source.parameters.safeParse({ ...WOMEN, region: 'Wales' }).success).toBe(false)
  })

  it('count staff, vacancies, turnover and coverage of the last quarter that was due', async () => {
    expect(await compute('returns.headcount')).toMatchObject({ value: 700, coverage: { of: 8, reported: 7 } })
    expect(await compute('returns.vacancy_rate')).toMatchObject({ value: 9.09, numerator: 70, denominator: 770 })
    expect((await compute('returns.turnover')).value).toBe(0)
    expect(await compute('returns.coverage')).toMatchObject({ value: 87.5 })
    expect(await compute('returns.headcount', { on: plainDate('2026-06-15') })).toMatchObject({ value: null })
  })

  it('are of the records of their day: a correction changes what is computed from the next publication on', async () => {
    const before = await compute('returns.headcount')
    test.clock.moveTo(new Date('2026-08-20T09:00:00Z'))
    await submit(councils[0]!, '2026-Q2', [30, 60, 20], 'A team was left out.')
    expect(await compute('returns.headcount')).toEqual(before)
    expect((await compute('returns.headcount', { on: plainDate('2026-08-20') })).value).toBe(700)
    const after = await compute('returns.headcount', { on: plainDate('2026-09-30') })
    expect([after.value, after.recordsHash === before.recordsHash]).toEqual([710, false])
  })

  it('withhold turnover where who came and left would tell too much beside the headcounts of both quarters', async () => {
    const wales = { area: { kind: 'region', region: 'Wales' }, on: plainDate('2026-09-30') } as const
    expect(await compute('returns.turnover', wales)).toMatchObject({ value: 0 })
    const analyst = await test.seed.person({ roles: [['workforce_analyst', councils[3]!]] })
    await test.submitted(analyst, councils[3]!, '2026-Q2', { headcount: `${HEADCOUNT}\ndev,officer,100,100,10,60,0`, diversity: diversityFile({ 'data/officer': 100 }, { sex: { female: 30, male: 60 } }) }, 'Starters were left out.')
    expect(await compute('returns.turnover', wales)).toMatchObject({ value: null, numerator: null, why: expect.stringContaining('Who came and who left is not shown') as unknown })
    expect((await compute('returns.headcount', wales)).value).toBe(300)
    // One of the nation's organisations made no return before: its headcount then is not known, and nothing is tied to it.
    expect((await compute('returns.turnover', { on: wales.on })).value).toBe(0)
  })

  it('follow a merger: predecessors then and successor now are one of the sample', async () => {
    const merged = await test.seed.organisation({ region: 'South East' })
    await test.pool.query(`update directory.organisation set valid_to = '2026-05-01' where id = any($1)`, [councils.slice(0, 2)])
    await test.pool.query(`update directory.organisation set valid_from = '2026-05-01' where id = $1`, [merged])
    await test.get(FollowDirectoryService).reorganised(test.ctx(), { reorganisationId: newId(), kind: 'merge', on: '2026-05-01', predecessorIds: councils.slice(0, 2), successorIds: [merged], defaultSuccessorId: null })
    const on = plainDate('2026-09-30')
    expect((await compute('returns.under_represented_share_points', { on })).coverage).toEqual({ of: 7, reported: 4 })
    await submit(merged, '2026-Q2', [60, 120, 20])
    const whole = await compute('returns.under_represented_share_points', { on: plainDate('2026-10-30') })
    expect(whole.coverage).toEqual({ of: 7, reported: 5 })
    expect(whole.numerator).toBeGreaterThan(170)
    // The successor's people answer for the returns of those that are gone.
    const heir = await test.seed.person({ roles: [['workforce_analyst', merged]] })
    expect((await test.submitted(heir, councils[0]!, '2026-Q1', { headcount: `${HEADCOUNT}\ndev,officer,100,100,0,0,0`, diversity: diversityFile({ 'data/officer': 100 }) }, 'Wrong file.')).length).toBe(36)
  })
})
