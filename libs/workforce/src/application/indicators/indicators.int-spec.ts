import { ContactsModule, IndicatorSourcesModule } from '#assembly'
import { NATION, newId, plainDate, unwrap } from '#kernel'
import { startWorkforce, whileHeld, type WorkforceTest } from '../../testing/workforce-test-app.js'
import type { IndicatorContent } from '../../domain/index.js'
import { PublishedTargetsModule } from '../plans/published-targets.module.js'
import { PublishedTargetsService } from '../plans/published-targets.service.js'
import { TargetsService } from '../plans/targets.service.js'
import { IndicatorSourceRegistry } from './indicator-source-registry.js'
import { IndicatorsModule } from './indicators.module.js'
import { IndicatorsService } from './indicators.service.js'
import { RecordedFiguresService } from './recorded-figures.service.js'

const codes = (outcome: { ok: boolean; error?: readonly { code: string }[] }) => (outcome.ok ? [] : outcome.error?.map(({ code }) => code))
const content: IndicatorContent = {
  title: 'Centres', definition: 'At work', numerator: 'Centres', denominator: null, unit: 'count', direction: 'at_least', sourceKey: 'recorded.count', parameters: { figuresOf: 'centres' }, breakdowns: [], formulaVersion: '1', changeNote: 'First',
}

describe('indicators', () => {
  let test: WorkforceTest
  const me = () => test.ctx(test.ofInstitute.actor)
  const indicators = () => test.get(IndicatorsService)

  beforeAll(async () => { test = await startWorkforce([ContactsModule, IndicatorSourcesModule, IndicatorsModule, PublishedTargetsModule]) })
  afterAll(() => test.close())

  it('are held against a source that is registered, by people at least, and have one name each', async () => {
    const create = (key: string, change: Partial<IndicatorContent> = {}, ctx = me()) => indicators().create(ctx, test.institute, key, { ...content, ...change })
    expect(codes(await create('centres'))).toEqual([])
    expect(codes(await create('centres'))).toEqual(['KEY_TAKEN'])
    expect(codes(await create('others', { sourceKey: 'nobody.knows' }))).toEqual(['SOURCE_UNKNOWN'])
    expect(codes(await create('others', { parameters: { figuresOf: '', filter: 'x' } }))).toEqual(['PARAMETER', 'PARAMETER'])
    // Reference data may name what another part of an installation computes.
    expect(codes(await create('others', { sourceKey: 'nobody.knows' }, test.ctx()))).toEqual([])
    await expect(create('mine', {}, test.ctx(test.ofLga.actor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('fix what a form can ask for, whatever the source', () => {
    const registry = test.get(IndicatorSourceRegistry)
    const asked = new Map(registry.all().map((source) => [source.key, registry.fieldsOf(source).map(({ path, kind }) => `${path} ${kind}`)]))
    expect(asked.get('recorded.percent')).toEqual(['figuresOf key'])
    expect(asked.get('milestones.verified')).toEqual([
      'milestone text', 'subject choice', 'post.titles lines', 'post.grades lines', 'post.organisationKinds choices', 'engagements choices', 'earlier.titles lines', 'earlier.grades lines', 'earlier.organisationKinds choices', 'held flag',
    ])
    expect(asked.get('returns.under_represented_change')).toEqual(['groups pairs', 'of choice'])
    // Every label is words, never the name of a property.
    for (const source of registry.all()) for (const { label } of registry.fieldsOf(source)) expect(label).toMatch(/^[A-Z]/)
  })

  it('come of sources that compute whatever they say they can be told by', () => {
    const source = test.get(IndicatorSourceRegistry).get('recorded.count')!
    for (const by of ['region', 'programme'] as const) expect(() => new IndicatorSourceRegistry([{ ...source, areas: ['nation'], breakdowns: [by] }])).toThrow(`told by ${by}, and cannot compute that`)
  })

  it('that count people say which posts, now and before; what organisations reach needs none', () => {
    const problems = (parameters: object) => test.get(IndicatorSourceRegistry).factsOf('milestones.verified', { milestone: 'm', ...parameters })?.parameterProblems.map(({ path }) => path)
    expect(problems({})).toEqual(['post.titles'])
    expect(problems({ post: { titles: ['chief'] }, earlier: {} })).toEqual(['earlier.titles'])
    expect(problems({ post: { grades: ['SCS 1'] }, earlier: { organisationKinds: ['council'] } })).toEqual([])
    expect([problems({ post: { titles: ['chief'] } }), problems({ subject: 'organisation' })]).toEqual([[], []])
  })

  it('get new versions, one after the other, and leave published targets as they were agreed', async () => {
    const { id, newestVersionId } = (await indicators().byKey('centres'))!
    const begun = await test.draft()
    unwrap(await test.get(TargetsService).add(me(), begun.versionId, 2, 'centres', await test.target({ indicatorVersionId: newestVersionId, breakdowns: [] })))
    await test.publish(begun.versionId)
    const add = (definition: string) => indicators().addVersion(me(), id, { ...content, definition, changeNote: 'Counted otherwise' })
    const { waited, value } = await whileHeld(test, 'indicator', id, () => Promise.all([add('One'), add('Two')]))
    expect([waited, value.map(codes), (await indicators().versionsOf(id)).map(({ number }) => number)]).toEqual([true, [[], []], [3, 2, 1]])
    const target = (await test.get(PublishedTargetsService).all()).find(({ code }) => code === 'centres')
    expect(target?.indicator).toMatchObject({ id: newestVersionId, number: 1, newestNumber: 3, definition: 'At work' })
    await expect(indicators().addVersion(test.ctx(test.stranger.actor), id, content)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await test.one('select count(*) as n from platform.outbox_message where topic = $1 and payload->>$2 = $3', ['workforce.indicator-version-added', 'indicatorId', id])).toEqual({ n: 3 })
  })

  it('take figures by hand, corrected and never overwritten', async () => {
    const { id } = (await indicators().byKey('centres'))!
    const figures = test.get(RecordedFiguresService)
    const record = (on: string, numerator: number, reason: string | null = null) => figures.record(me(), id, { areaKey: 'nation', on: plainDate(on), numerator, denominator: null, source: 'LGA', reason })
    expect([codes(await record('2026-06-30', 1)), codes(await record('2026-09-30', 2)), codes(await record('2026-09-30', 3)), codes(await record('2026-09-30', 3, 'Counted again')), codes(await record('2027-01-01', 4))]).toEqual([[], [], ['REASON_REQUIRED'], [], ['DAY_IN_FUTURE']])
    expect((await figures.list(me(), id)).map(({ observedOn, revision, numerator }) => [observedOn, revision, numerator])).toEqual([['2026-09-30', 2, 3], ['2026-09-30', 1, 2], ['2026-06-30', 1, 1]])
    await expect(figures.list(test.ctx(test.stranger.actor), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const source = test.get(IndicatorSourceRegistry).get('recorded.count')!
    const compute = (on: string, parameters: unknown = content.parameters) => source.compute({ area: NATION, on: plainDate(on), baselineOn: null, parameters })
    expect([(await compute('2026-08-01')).value, (await compute('2026-10-01')).value, (await compute('2026-01-01')).value]).toEqual([1, 3, null])
    expect((await compute('2026-01-01')).why).toContain('Nobody has recorded')
    expect((await compute('2026-10-01')).recordsHash).not.toBe((await compute('2026-08-01')).recordsHash)
    await expect(compute('2026-10-01', { figuresOf: 'centres', filter: newId() })).rejects.toThrow()
  })
})
