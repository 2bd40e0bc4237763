import { newId, plainDate, unwrap } from '#kernel'
import { startWorkforce, whileHeld, type WorkforceTest } from '../../testing/workforce-test-app.js'
import { ApprovalsService } from './approvals.service.js'
import { DerivedTargetsService } from './derived-targets.service.js'
import { ParentChangesService } from './parent-changes.service.js'
import { PlanReader } from './plan-reader.js'
import { PlansService, type PlanBegun } from './plans.service.js'
import { PublishedTargetsModule } from './published-targets.module.js'
import { PublishedTargetsService } from './published-targets.service.js'
import { TargetsService } from './targets.service.js'
import { VersionsService } from './versions.service.js'

const codes = (outcome: { ok: boolean; error?: readonly { code: string }[] }) => (outcome.ok ? [] : outcome.error?.map(({ code }) => code))

describe('workforce plans', () => {
  let test: WorkforceTest
  let plan: PlanBegun
  const me = () => test.ctx(test.ofInstitute.actor)
  const approvals = () => test.get(ApprovalsService)
  const reader = () => test.get(PlanReader)
  const version = async (id: string) => (await reader().version(me(), id)).version
  const hash = async (id: string) => reader().hash(await version(id))
  const history = async (id: string) => (await reader().account(me(), await version(id))).history.map(({ action, part }) => (part === null ? action : `${action} ${part}`))

  beforeAll(async () => {
    test = await startWorkforce([PublishedTargetsModule])
    plan = await test.draft()
  })
  afterAll(() => test.close())

  it('are one live one for an area, owned by the right organisations, begun by those who own them', async () => {
    const begin = (ctx = me(), institute: string = test.institute, lga: string = test.lga) => test.get(PlansService).beginNational(ctx, institute, lga, { title: 'Another', narrative: 'Why.' })
    expect(codes(await begin())).toEqual(['PLAN_EXISTS'])
    expect(codes(await begin(me(), test.institute, test.institute))).toEqual(['OWNER_KIND'])
    await expect(begin(test.ctx(test.stranger.actor))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(codes(await test.get(PlansService).beginDerived(test.ctx(test.ofRegion.actor), { kind: 'region', region: 'Wales' }, test.authority, { title: 'Wales', narrative: 'Why.' }))).toEqual(['NO_NATIONAL_PLAN'])
  })

  it('are nobody else\'s before they are published, and missing to all others alike', async () => {
    for (const ctx of [test.ctx(test.stranger.actor), test.ctx(test.ofRegion.actor), test.ctx()]) {
      if (ctx.actor.kind === 'system') continue
      await expect(reader().version(ctx, plan.versionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(test.get(PlansService).byId(ctx, plan.planId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(approvals().propose(ctx, plan.versionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect((await test.get(PlansService).list(ctx, {}, 20, undefined)).total).toBe(0)
    }
    await expect(reader().version({ ...me(), actor: { kind: 'anonymous' } }, plan.versionId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await test.get(PlansService).list(test.ctx(test.ofLga.actor), {}, 20, undefined)).total).toBe(1)
  })

  it('have targets that are checked, by their indicator too', async () => {
    const { revision } = await version(plan.versionId)
    const add = async (code: string, change = {}) => codes(await test.get(TargetsService).add(me(), plan.versionId, revision, code, await test.target(change)))
    expect(await add('chief-executives')).toEqual(['CODE_TAKEN'])
    expect(await add('Bad code', { title: '', dueOn: plainDate('2020-01-01') })).toEqual(['CODE_MALFORMED', 'TITLE_LENGTH', 'DUE_BEFORE_BASELINE', 'CHECKPOINT_DATE'])
    expect(await add('placements', { indicatorVersionId: newId(), ownerOrganisationId: newId() })).toEqual(['INDICATOR_UNKNOWN', 'ORGANISATION_UNKNOWN'])
    expect((await version(plan.versionId)).revision).toBe(revision)
  })

  it('have targets in an order that one of two people who move them at once changes', async () => {
    const service = test.get(TargetsService)
    const { revision } = await version(plan.versionId)
    const second = unwrap(await service.add(me(), plan.versionId, revision, 'second', await test.target({ title: 'Second' })))
    const order = async () => (await reader().targetsByVersion([plan.versionId])).get(plan.versionId)?.map(({ code }) => code)
    const before = await hash(plan.versionId)
    await expect(service.move(test.ctx(test.stranger.actor), second, revision + 1, 'up')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(codes(await service.move(me(), second, revision + 1, 'down'))).toEqual(['CANNOT_MOVE'])
    const { waited, value } = await whileHeld(test, 'plan', plan.planId, () => Promise.all([me(), test.ctx(test.ofLga.actor)].map((ctx) => service.move(ctx, second, revision + 1, 'up'))))
    expect([waited, value.flatMap(codes), await order()]).toEqual([true, ['CONFLICT'], ['second', 'chief-executives']])
    expect(await hash(plan.versionId)).not.toBe(before)
    unwrap(await service.remove(me(), second, revision + 2))
  })

  it('keep the change of whoever saves first', async () => {
    const { revision } = await version(plan.versionId)
    const save = (title: string) => test.get(VersionsService).setWords(me(), plan.versionId, revision, { title, narrative: 'Why.' })
    expect([await save('One'), await save('Two')].map(codes)).toEqual([[], ['CONFLICT']])
  })

  it('are approved by both owners through two people, of exactly what they saw', async () => {
    const { versionId } = plan
    expect(codes(await approvals().approve(me(), versionId, 'x'))).toEqual(['TRANSITION_NOT_ALLOWED'])
    unwrap(await approvals().propose(me(), versionId))
    const seen = await hash(versionId)
    const approve = (person: { actor: Parameters<typeof test.ctx>[0] }, given = seen) => approvals().approve(test.ctx(person.actor), versionId, given)
    expect(codes(await approve(test.ofInstitute, 'other'))).toEqual(['CONTENT_CHANGED'])
    const admin = await test.seed.person({ roles: [['platform_admin', test.institute]] })
    await expect(approve(admin)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    unwrap(await approve(test.ofBoth))
    expect(codes(await approve(test.ofBoth))).toEqual(['SAME_PERSON'])
    expect(codes(await approve(test.ofInstitute))).toEqual(['PART_APPROVED'])
    expect(codes(await approvals().publish(me(), versionId))).toEqual(['TRANSITION_NOT_ALLOWED'])
    // A change after that takes the approval away.
    const { revision } = await version(versionId)
    unwrap(await test.get(VersionsService).setWords(me(), versionId, revision, { title: 'Plan 2030', narrative: 'Why, better.' }))
    expect([(await version(versionId)).state, await test.one('select count(*) as n from workforce.plan_approval where withdrawn_at is null')]).toEqual(['draft', { n: 0 }])
    unwrap(await approvals().propose(me(), versionId))
    expect(codes(await approve(test.ofLga))).toEqual(['CONTENT_CHANGED'])
    unwrap(await approvals().return(test.ctx(test.ofLga.actor), versionId, 'Say more about placements.'))
    unwrap(await approvals().propose(me(), versionId))
    const fresh = await hash(versionId)
    // Two owners at once: both count, none is lost, and the version is approved once.
    const both = await Promise.all([approve(test.ofInstitute, fresh), approve(test.ofLga, fresh)])
    expect([both.map(codes), (await version(versionId)).state]).toEqual([[[], []], 'approved'])
    unwrap(await approvals().publish(me(), versionId))
    expect((await history(versionId)).toReversed()).toEqual(
      ['begin', 'propose', 'approve institute', 'withdraw_approval institute', 'change', 'propose', 'return lga', 'propose', expect.stringContaining('approve'), expect.stringContaining('approve'), 'publish'])
    expect(await test.one(`select count(*) as n from platform.outbox_message where topic = 'workforce.plan-published'`)).toEqual({ n: 1 })
  })

  it('are public once published, and to be changed by a new version alone', async () => {
    const visitor = { ...me(), actor: { kind: 'anonymous' } as const }
    expect((await reader().version(visitor, plan.versionId)).version.state).toBe('published')
    expect((await test.get(PlansService).list(visitor, {}, 20, undefined)).rows).toMatchObject([{ id: plan.planId, title: 'Plan 2030', parentMoved: false }])
    await expect(reader().account(visitor, await version(plan.versionId))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const { revision } = await version(plan.versionId)
    expect(codes(await test.get(VersionsService).setWords(me(), plan.versionId, revision, { title: 'x', narrative: 'y' }))).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(await test.get(PublishedTargetsService).all()).toMatchObject([{ code: 'chief-executives', area: { kind: 'nation' }, unit: 'count', indicator: { number: 1 } }])
  })

  it('have one version at most that is worked on, whoever comes together', async () => {
    const begin = (person: { actor: Parameters<typeof test.ctx>[0] }) => test.get(VersionsService).begin(test.ctx(person.actor), plan.planId)
    const { waited, value } = await whileHeld(test, 'plan', plan.planId, () => Promise.all([begin(test.ofInstitute), begin(test.ofLga)]))
    expect([waited, value.map(codes).toSorted()]).toEqual([true, [[], ['OPEN_VERSION']]])
    const row = [newId(), plan.planId]
    await expect(test.pool.query(`insert into workforce.plan_version (id, plan_id, number, state, title, narrative, created_at, updated_at) values ($1, $2, 99, 'draft', 'x', 'y', now(), now())`, row)).rejects.toMatchObject({ constraint: 'plan_version_one_open' })
  })

  it('supersede the version before in one go, and are not published when the content is not what was approved', async () => {
    const { openVersionId } = await test.get(PlansService).byId(me(), plan.planId)
    const target = (await reader().targetsByVersion([openVersionId!])).get(openVersionId!)![0]!
    const { revision } = await version(openVersionId!)
    unwrap(await test.get(TargetsService).change(me(), target.id, revision, await test.target({ targetValue: 12, indicatorVersionId: target.indicatorVersionId })))
    unwrap(await approvals().propose(me(), openVersionId!))
    for (const person of [test.ofInstitute, test.ofLga]) unwrap(await approvals().approve(test.ctx(person.actor), openVersionId!, await hash(openVersionId!)))
    await test.pool.query('update workforce.target_version set target_value = 99 where id = $1', [target.id])
    expect(codes(await approvals().publish(me(), openVersionId!))).toEqual(['CONTENT_CHANGED'])
    await test.pool.query('update workforce.target_version set target_value = 12 where id = $1', [target.id])
    unwrap(await approvals().publish(me(), openVersionId!))
    expect([(await version(plan.versionId)).state, (await version(openVersionId!)).state]).toEqual(['superseded', 'published'])
    expect(await reader().compare(me(), plan.versionId, openVersionId!)).toMatchObject({ fields: [], targets: [{ code: 'chief-executives', kind: 'changed', fields: [{ field: 'targetValue', before: 10, after: 12 }] }] })
    expect((await reader().targetHistory(target.targetId)).map(({ targetValue }) => targetValue)).toEqual([12, 10])
  })

  describe('derived from the national one', () => {
    const region = () => test.ctx(test.ofRegion.actor)
    let derived: PlanBegun
    const decide = async (disposition: 'adopted' | 'adapted' | 'left_out', targetId: string, reason = '', targetValue: number | null = null) => test.get(DerivedTargetsService).decide(
      region(), derived.versionId, (await reader().version(region(), derived.versionId)).version.revision, targetId, { disposition, reason, adaptation: { targetValue, dueOn: null, baselineValue: null, baselineOn: null, ownerOrganisationId: null, checkpoints: null } })
    const targets = async () => (await reader().targetsByVersion([derived.versionId])).get(derived.versionId) ?? []
    const national = async () => (await test.get(PublishedTargetsService).all()).filter(({ area }) => area.kind === 'nation')

    it('are begun by a council or combined authority of the region', async () => {
      const begin = (ctx: ReturnType<typeof region>, owner: string, area: Parameters<PlansService['beginDerived']>[1] = { kind: 'region', region: 'Wales' }) => test.get(PlansService).beginDerived(ctx, area, owner, { title: 'Wales', narrative: 'Why.' })
      const elsewhere = await test.seed.organisation({ name: 'Leeds', region: 'Yorkshire and The Humber' })
      const admin = test.ctx((await test.seed.person({ roles: [['platform_admin', test.institute]] })).actor)
      expect(codes(await begin(admin, elsewhere))).toEqual(['OWNER_REGION'])
      expect(codes(await begin(admin, test.institute))).toEqual(['OWNER_KIND'])
      expect(codes(await begin(region(), test.authority, { kind: 'organisation', organisationId: elsewhere }))).toEqual(['OWNER_AREA'])
      await expect(begin(me(), test.authority)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      derived = unwrap(await begin(region(), test.authority))
    })

    it('reuse the national words and figures, and hold what is their own', async () => {
      const [first] = await national()
      expect(codes(await approvals().propose(region(), derived.versionId))).toEqual(['NO_TARGETS', 'TARGET_UNDECIDED'])
      expect(codes(await decide('adapted', first!.targetId, 'Smaller', 0))).toEqual(['NO_WAY_TO_GO'])
      expect(codes(await decide('left_out', first!.targetId))).toEqual(['REASON_LENGTH'])
      expect(codes(await decide('adopted', newId()))).toEqual(['TARGET_UNKNOWN'])
      unwrap(await decide('adapted', first!.targetId, 'We are three million.', 2))
      expect(await targets()).toMatchObject([{ code: 'chief-executives', title: 'Ten chief executives', targetValue: 2, disposition: 'adapted', rootTargetId: first!.targetId, indicatorVersionId: first!.indicatorVersionId }])
      expect(await test.one('select title, narrative, indicator_version_id from workforce.target_version where version_id = $1', [derived.versionId])).toEqual({ title: null, narrative: null, indicator_version_id: null })
      await test.publish(derived.versionId, [test.ofRegion])
      expect(await test.get(PublishedTargetsService).all()).toMatchObject([{ area: { kind: 'nation' } }, { area: { kind: 'region', region: 'Wales' }, targetValue: 2 }])
    })

    it('are told when the national plan has a new version, and take it over or keep what they have', async () => {
      const next = unwrap(await test.get(VersionsService).begin(me(), plan.planId))
      const [row] = (await reader().targetsByVersion([next])).get(next)!
      unwrap(await test.get(TargetsService).change(me(), row!.id, 1, await test.target({ title: 'Twelve chief executives', targetValue: 12, indicatorVersionId: row!.indicatorVersionId })))
      unwrap(await test.get(TargetsService).add(me(), next, 2, 'placements', await test.target({ title: 'Ten placements' })))
      await test.publish(next)
      expect((await test.get(PlansService).byId(region(), derived.planId)).parentMoved).toBe(true)
      // What was published still says what it said.
      expect((await targets())[0]?.title).toBe('Ten chief executives')
      const changes = await test.get(ParentChangesService).of(region(), derived.versionId)
      expect(changes?.differences.targets).toMatchObject([{ code: 'chief-executives', kind: 'changed', fields: [{ field: 'title' }] }, { code: 'placements', kind: 'added' }])
      derived = { ...derived, versionId: unwrap(await test.get(VersionsService).begin(region(), derived.planId)) }
      const takeOver = async (keep: string[]) => test.get(ParentChangesService).takeOver(region(), derived.versionId, (await reader().version(region(), derived.versionId)).version.revision, keep)
      unwrap(await takeOver([row!.targetId]))
      expect((await targets())[0]).toMatchObject({ title: 'Ten chief executives', targetValue: 2 })
      expect(codes(await takeOver([]))).toEqual(['PARENT_UNCHANGED'])
      expect(codes(await approvals().propose(region(), derived.versionId))).toEqual(['TARGET_UNDECIDED'])
      unwrap(await test.get(DerivedTargetsService).adoptUndecided(region(), derived.versionId, (await reader().version(region(), derived.versionId)).version.revision))
      expect(await targets()).toMatchObject([{ code: 'chief-executives', disposition: 'adapted' }, { code: 'placements', disposition: 'adopted', title: 'Ten placements' }])
      await test.publish(derived.versionId, [test.ofRegion])
      expect((await test.get(PlansService).byId(region(), derived.planId)).parentMoved).toBe(false)
    })

    it('follow the national words where they take them over', async () => {
      const draft = unwrap(await test.get(VersionsService).begin(region(), derived.planId))
      derived = { ...derived, versionId: draft }
      const [chief] = await national()
      unwrap(await decide('adapted', chief!.targetId, 'Still smaller.', 3))
      expect((await targets())[0]).toMatchObject({ title: 'Twelve chief executives', targetValue: 3 })
      unwrap(await test.get(VersionsService).discard(region(), draft, 'Not now.'))
      expect((await reader().version(region(), draft)).version.state).toBe('discarded')
      await expect(reader().version(me(), draft)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })
  })
})
