import { ContactsModule } from '#assembly'
import { newId, type PersonId, plainDate, unwrap } from '#kernel'
import { HANDED_ON, HANDED_ON_WITH_CARE, KEPT_AS_RECORDED } from '../../data/follow/workforce-references.queries.js'
import { startWorkforce, type WorkforceTest } from '../../testing/workforce-test-app.js'
import { WorkforceMessagesModule } from '../messages/messages.module.js'
import { PlanMessagesService } from '../messages/plan-messages.service.js'
import { ReviewRemindersService } from '../messages/review-reminders.service.js'
import { ApprovalsService } from '../plans/approvals.service.js'
import { PlanReader } from '../plans/plan-reader.js'
import { PlansService } from '../plans/plans.service.js'
import { DerivedTargetsService } from '../plans/derived-targets.service.js'
import { VersionsService } from '../plans/versions.service.js'
import { ReviewActionsService } from '../reviews/review-actions.service.js'
import { ReviewsService } from '../reviews/reviews.service.js'
import { FollowModule } from './follow.module.js'
import { WorkforceMergeService } from './workforce-merge.service.js'
import { WorkforceReorganisationService } from './workforce-reorganisation.service.js'

describe('what plans follow and whom they tell', () => {
  let test: WorkforceTest
  let planId = ''
  const rows = async <T>(sql: string, values: unknown[] = []) => (await test.pool.query(sql, values)).rows as T[]
  const told = async (template: string) => (await rows<{ id: PersonId }>('select person_id as id from notifications.message where template = $1 order by queued_at', [template])).map(({ id }) => id)
  const region = () => test.ctx(test.ofRegion.actor)
  const approvals = () => test.get(ApprovalsService)
  const state = async (id: string) => (await test.one<{ state: string }>('select state from workforce.plan_version where id = $1', [id])).state

  beforeAll(async () => {
    test = await startWorkforce([ContactsModule, WorkforceMessagesModule, FollowModule])
    const begun = await test.draft()
    planId = begun.planId
    await test.publish(begun.versionId)
  })
  afterAll(() => test.close())

  it('tell owners of a proposal, apart from who made it, and owners of derived plans of a new version', async () => {
    const messages = test.get(PlanMessagesService)
    const version = unwrap(await test.get(VersionsService).begin(test.ctx(test.ofInstitute.actor), planId))
    unwrap(await approvals().propose(test.ctx(test.ofInstitute.actor), version))
    for (const _ of [1, 2]) await messages.versionMoved(test.ctx(), version, 'draft', 'proposed', test.ofInstitute.id)
    expect((await told('workforce.plan-proposed')).toSorted()).toEqual([test.ofLga.id, test.ofBoth.id].toSorted().filter((id) => id !== test.ofInstitute.id))
    await messages.versionMoved(test.ctx(), version, 'draft', 'returned', null)
    expect(await told('workforce.plan-returned')).toEqual([])
    const derived = unwrap(await test.get(PlansService).beginDerived(region(), { kind: 'region', region: 'Wales' }, test.authority, { title: 'Wales', narrative: 'Why.' }))
    unwrap(await test.get(DerivedTargetsService).adoptUndecided(region(), derived.versionId, 1))
    await test.publish(derived.versionId, [test.ofRegion])
    const hash = await approvals().hashOf(test.ctx(test.ofLga.actor), version)
    for (const person of [test.ofInstitute, test.ofLga]) unwrap(await approvals().approve(test.ctx(person.actor), version, hash))
    unwrap(await approvals().publish(test.ctx(test.ofLga.actor), version))
    await messages.published(test.ctx(), planId, version)
    expect(await told('workforce.parent-plan-published')).toEqual([test.ofRegion.id])
    await expect(messages.published(region(), planId, version)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('remind of actions once before and once after their day, and of the next review', async () => {
    const { id: plan } = (await test.get(PlansService).ofArea(region(), { kind: 'region', region: 'Wales' }))!
    const content = { periodFrom: plainDate('2026-07-01'), periodTo: plainDate('2026-09-30'), heldOn: plainDate('2026-10-05'), nextDueOn: plainDate('2026-11-05'), summary: 'Fair', findings: [{ targetId: null, role: 'Data engineer', rag: 'red' as const, words: 'Nobody applies' }] }
    const review = unwrap(await test.get(ReviewsService).begin(region(), plan, content))
    expect(await test.get(ReviewsService).begin(region(), plan, content)).toMatchObject({ ok: false, error: [{ code: 'PERIOD_TAKEN' }] })
    await expect(test.get(ReviewsService).byId(test.ctx(test.stranger.actor), review)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const doer = await test.seed.person({ roles: [['learner', test.authority]] })
    const add = (personId: PersonId | null, dueOn: string) => test.get(ReviewActionsService).add(region(), review, { title: 'Open a scheme', organisationId: test.authority, personId, dueOn: plainDate(dueOn) })
    expect(await add(test.stranger.id, '2026-10-15')).toMatchObject({ ok: false, error: [{ code: 'PERSON_UNKNOWN' }] })
    unwrap(await add(doer.id, '2026-10-15'))
    unwrap(await add(null, '2026-12-15'))
    const remind = (on: string) => test.get(ReviewRemindersService).remind({ ...test.ctx(), now: new Date(`${on}T07:20:00Z`) })
    // Of a draft nobody is reminded.
    expect(await remind('2026-10-12')).toBe(0)
    unwrap(await test.get(ReviewsService).publish(region(), review))
    expect([await remind('2026-10-12'), await remind('2026-10-12'), await remind('2026-10-16'), await remind('2026-10-17')]).toEqual([1, 0, 1, 0])
    expect([await told('workforce.review-action-due'), await told('workforce.review-action-overdue')]).toEqual([[doer.id], [doer.id]])
    expect([await remind('2026-10-22'), await remind('2026-10-23'), await told('workforce.pipeline-review-due')]).toEqual([1, 0, [test.ofRegion.id]])
    expect(await test.get(ReviewsService).change(region(), review, 2, content)).toMatchObject({ ok: false, error: [{ code: 'TRANSITION_NOT_ALLOWED' }] })
  })

  it('hand on what names a person, and take back two approvals that turn out to be one person\'s', async () => {
    const version = unwrap(await test.get(VersionsService).begin(test.ctx(test.ofInstitute.actor), planId))
    unwrap(await approvals().propose(test.ctx(test.ofInstitute.actor), version))
    const [a, b] = [await test.seed.person({ roles: [['workforce_analyst', test.institute]] }), await test.seed.person({ roles: [['workforce_analyst', test.lga]] })]
    for (const { actor } of [a, b]) unwrap(await approvals().approve(test.ctx(actor), version, await approvals().hashOf(test.ctx(actor), version)))
    expect(await state(version)).toBe('approved')
    await rows(`insert into workforce.pipeline_action (id, review_id, title, organisation_id, person_id, due_on, state, created_at) select $1, id, 'Mine', $2, $3, '2027-01-01', 'open', now() from workforce.pipeline_review limit 1`, [newId(), test.lga, a.id])
    await rows(`update directory.person set status = 'merged', merged_into_id = $2 where id = $1`, [a.id, b.id])
    for (const _ of [1, 2]) await test.get(WorkforceMergeService).merge(test.ctx(), a.id, b.id)
    expect(await state(version)).toBe('returned')
    expect(await rows('select person_id as p from workforce.plan_approval where version_id = $1 and withdrawn_at is null', [version])).toEqual([])
    expect(await rows(`select person_id as p from workforce.pipeline_action where title = 'Mine'`)).toEqual([{ p: b.id }])
    await expect(test.get(WorkforceMergeService).merge(test.ctx(b.actor), a.id, b.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    unwrap(await test.get(VersionsService).discard(test.ctx(test.ofInstitute.actor), version, 'Enough.'))
  })

  it('know every column that names a person', async () => {
    const columns = await rows<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'workforce' and data_type = 'uuid' and column_name ~ '(^|_)(person_id|by_id|actor_id)$' order by 1`)
    const known = [...Object.entries(HANDED_ON).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)), ...HANDED_ON_WITH_CARE, ...KEPT_AS_RECORDED]
    expect(known.filter((name) => !columns.some((column) => column.name === name))).toEqual([])
    expect(columns.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
  })

  it('go along with the heir of an owner, on both maps', async () => {
    const [old, heir] = [await test.seed.organisation({ name: 'Old Council', region: 'Wales' }), await test.seed.organisation({ name: 'New Council', region: 'Wales' })]
    const analyst = test.ctx((await test.seed.person({ roles: [['workforce_analyst', old]] })).actor)
    const local = unwrap(await test.get(PlansService).beginDerived(analyst, { kind: 'organisation', organisationId: old }, old, { title: 'Local', narrative: 'Why.' }))
    await rows('update workforce.target_version set owner_organisation_id = $1 where version_id = (select id from workforce.plan_version where plan_id = $2 and state = $3)', [old, planId, 'published'])
    const change = { reorganisationId: newId(), kind: 'merge' as const, predecessorIds: [old], successorIds: [heir], defaultSuccessorId: null }
    for (const _ of [1, 2]) await test.get(WorkforceReorganisationService).follow(test.ctx(), change)
    const of = test.ctx((await test.seed.person({ roles: [['workforce_analyst', heir]] })).actor)
    const plan = await test.get(PlansService).byId(of, local.planId)
    expect([plan.owners, plan.closedAt !== null, plan.areaKey]).toEqual([[{ part: 'area', organisationId: heir }], true, `organisation:${old}`])
    expect(await rows('select organisation_id as o, ended_at is not null as ended from workforce.plan_owner where plan_id = $1 order by since, ended desc', [local.planId])).toEqual([{ o: old, ended: true }, { o: heir, ended: false }])
    const published = (await test.get(PlansService).byId(of, planId)).publishedVersionId!
    const [target] = (await test.get(PlanReader).targetsByVersion([published])).get(published)!
    expect([target!.ownerOrganisationId, target!.presentOwnerOrganisationId]).toEqual([old, heir])
    expect(await test.get(VersionsService).begin(of, local.planId)).toMatchObject({ ok: false, error: [{ code: 'PLAN_CLOSED' }] })
    expect(await test.get(PlansService).beginDerived(of, { kind: 'organisation', organisationId: heir }, heir, { title: 'New', narrative: 'Why.' })).toMatchObject({ ok: true })
  })
})
