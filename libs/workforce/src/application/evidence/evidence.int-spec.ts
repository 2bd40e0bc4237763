import { ContactsModule } from '#assembly'
import { type OrganisationId, type PersonId, plainDate, unwrap } from '#kernel'
import type { SeededPerson } from '#testing'
import type { ClaimContent, TargetId } from '../../domain/index.js'
import { type MilestonePlan, seedMilestones, seedPost } from '../../testing/milestone-test-app.js'
import { startWorkforce, whileHeld, type WorkforceTest } from '../../testing/workforce-test-app.js'
import { DerivedTargetsService } from '../plans/derived-targets.service.js'
import { PlanReader } from '../plans/plan-reader.js'
import { PlansService } from '../plans/plans.service.js'
import { TargetsService } from '../plans/targets.service.js'
import { WorkforceReorganisationService } from '../follow/workforce-reorganisation.service.js'
import { FollowModule } from '../follow/follow.module.js'
import { CandidateFinder } from './candidate-finder.service.js'
import { CandidatesModule } from './candidates.module.js'
import { CandidatesService } from './candidates.service.js'
import { ClaimsService, type NewClaim } from './claims.service.js'
import { MilestoneMergeService } from './milestone-merge.service.js'
import { MilestoneMessagesModule } from './milestone-messages.module.js'
import { MilestoneMessagesService } from './milestone-messages.service.js'
import { MilestoneSources } from './milestone-sources.js'
import { MilestoneSourcesModule } from './milestone-sources.module.js'
import { VerificationService } from './verification.service.js'

type Outcome = { readonly ok: boolean; readonly error?: readonly { readonly code: string }[] }
const codes = (outcome: Outcome) => (outcome.ok ? [] : outcome.error?.map(({ code }) => code))
const LINK = { link: 'https://www.example.gov.uk/news', note: 'Announcement' }

describe('milestones', () => {
  let test: WorkforceTest
  let plan: MilestonePlan
  const as = ({ actor }: SeededPerson) => test.ctx(actor)
  const claims = () => test.get(ClaimsService)
  const verification = () => test.get(VerificationService)
  const content = (change: Partial<ClaimContent> = {}): ClaimContent => ({ organisationId: plan.council, title: 'Chief Executive', grade: null, from: plainDate('2026-05-01'), engagement: 'permanent', account: 'Announced.', ...change })
  const make = (who: SeededPerson, change: Partial<NewClaim> = {}) =>
    claims().make(as(who), { targetId: plan.chiefs, claimantOrganisationId: plan.council, personEmail: plan.chief.email, content: content(), evidence: LINK, ...change })
  const state = async (id: string) => (await test.one<{ state: string }>('select state from workforce.milestone_claim where id = $1', [id])).state
  const figure = (key: string, area: Parameters<MilestoneSources['sources'][number]['compute']>[0]['area'], parameters: object, on = '2026-12-31') =>
    test.get(MilestoneSources).sources.find((source) => source.key === key)!.compute({ area, on: plainDate(on), baselineOn: plainDate('2026-01-01'), parameters })
  const count = async (area: Parameters<typeof figure>[1], change: object = {}, on?: string) => (await figure('milestones.verified', area, { milestone: 'chief-executives', ...change }, on)).value
  const told = async (template: string) => (await test.pool.query<{ id: PersonId }>('select person_id as id from notifications.message where template = $1', [`workforce.${template}`])).rows.map(({ id }) => id).toSorted()
  /** Somebody of the council with a claim that a verifier can decide about. */
  const appointed = async (): Promise<{ person: SeededPerson; id: string }> => {
    const person = await test.seed.person({ roles: [['learner', plan.council]] })
    const id = unwrap(await make(plan.analyst, { personEmail: person.email }))
    unwrap(await claims().answer(as(person), id, 'agreed', null))
    return { person, id }
  }

  beforeAll(async () => {
    test = await startWorkforce([ContactsModule, CandidatesModule, FollowModule, MilestoneMessagesModule, MilestoneSourcesModule])
    plan = await seedMilestones(test)
  })
  afterAll(() => test.close())

  it('are claimed by an organisation for its own people, once', async () => {
    await expect(make(test.stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(codes(await make(plan.analyst, { personEmail: test.stranger.email }))).toEqual(['PERSON_UNKNOWN'])
    expect(codes(await make(plan.analyst, { personEmail: 'nobody@example.org', content: content({ title: 'Clerk' }) }))).toEqual(['TITLE_NOT_COUNTED', 'PERSON_UNKNOWN'])
    expect(codes(await make(plan.analyst, { targetId: plan.planId }))).toEqual(['TARGET_UNKNOWN'])
    expect(codes(await make(plan.analyst, { evidence: { link: 'javascript:alert(1)' } }))).toEqual(['LINK_MALFORMED'])
    const id = unwrap(await make(plan.analyst, { evidence: null }))
    expect(await state(id)).toBe('claimed')
    expect(codes(await make(plan.analyst))).toEqual(['ALREADY_CLAIMED'])
    expect(codes(await claims().addEvidence(as(plan.analyst), id, { fileId: id }))).toEqual(['FILE_NOT_FOUND'])
    unwrap(await claims().addEvidence(as(plan.analyst), id, LINK))
    expect([codes(await claims().addEvidence(as(plan.analyst), id, LINK)), await state(id)]).toEqual([['EVIDENCE_KNOWN'], 'evidenced'])
    unwrap(await claims().withdraw(as(plan.analyst), id))
    expect(codes(await claims().withdraw(as(plan.analyst), id))).toEqual(['TRANSITION_NOT_ALLOWED'])
  })

  it('wait for whoever claims for the same target at the same moment, and are refused then', async () => {
    const person = await test.seed.person({ roles: [['learner', plan.council]] })
    const { waited, value } = await whileHeld(test, 'target', plan.chiefs, () => make(plan.analyst, { personEmail: person.email }), (holder) => holder.query(
      `insert into workforce.milestone_claim (id, target_id, milestone, subject, person_id, organisation_id, title, from_on, engagement, account, state, claimed_at, waiting_since)
       values (gen_random_uuid(), $1, 'chief-executives', 'person', $2, $3, 'Chief', '2026-05-01', 'permanent', '', 'claimed', now(), now())`, [plan.chiefs, person.id, plan.council]))
    expect([waited, codes(value)]).toEqual([true, ['ALREADY_CLAIMED']])
    await expect(test.pool.query('insert into workforce.milestone_claim select (jsonb_populate_record(c, jsonb_build_object(\'id\', gen_random_uuid()))).* from workforce.milestone_claim c where person_id = $1', [person.id])).rejects.toThrow('milestone_claim_one_person')
    await test.pool.query('update workforce.milestone_claim set state = \'withdrawn\' where person_id = $1', [person.id])
  })

  it('are known to those concerned alone', async () => {
    const { id, person } = await appointed()
    const outsiders = [test.stranger, await test.seed.person({ roles: [['workforce_analyst', plan.other], ['verifier', plan.other]] })]
    for (const who of outsiders) {
      await expect(claims().byId(as(who), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(verification().decide(as(who), id, 'verify', null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect([(await claims().list(as(who), {}, 20, undefined)).total, (await verification().queue(as(who), 20, undefined)).total]).toEqual([0, 0])
    }
    for (const who of [person, plan.analyst, test.ofLga, plan.verifier, plan.ofLgaVerifier]) {
      expect((await claims().byId(as(who), id)).claim.id).toBe(id)
      expect((await claims().list(as(who), {}, 100, undefined)).rows.map((row) => row.id)).toContain(id)
    }
    expect((await claims().list(as(plan.analyst), { mine: true }, 20, undefined)).total).toBe(0)
    for (const who of [plan.analyst, test.ofLga, person]) await expect(verification().decide(as(who), id, 'verify', null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(claims().withdraw(as(plan.verifier), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('are verified by a verifier of an owner who is not concerned, with what is then counted', async () => {
    const before = await count({ kind: 'nation' })
    const { id, person } = await appointed()
    expect(await count({ kind: 'nation' })).toBe(before)
    const inside = await test.seed.person({ roles: [['verifier', test.institute], ['workforce_analyst', plan.council]] })
    const own = unwrap(await make(inside, { personEmail: (await test.seed.person({ roles: [['learner', plan.council]] })).email }))
    expect(codes(await verification().decide(as(inside), own, 'verify', null))).toEqual(['OWN_CLAIM', 'OBJECTION_PERIOD'])
    expect((await verification().queue(as(inside), 100, undefined)).rows.map((row) => row.id)).not.toContain(own)
    expect((await verification().queue(as(plan.verifier), 100, undefined)).rows.map((row) => row.id)).toEqual(expect.arrayContaining([id, own]))
    unwrap(await verification().decide(as(plan.verifier), id, 'verify', null))
    expect(codes(await verification().decide(as(plan.ofLgaVerifier), id, 'reject', 'No'))).toEqual(['TRANSITION_NOT_ALLOWED'])
    expect(codes(await claims().answer(as(person), id, 'objected', 'Not me'))).toEqual(['DECIDED_ALREADY'])
    const areas = [{ kind: 'nation' }, { kind: 'region', region: 'Wales' }, { kind: 'organisation', organisationId: plan.council }] as const
    for (const area of areas) expect(await count(area)).toBe((before ?? 0) + 1)
    expect([await count({ kind: 'region', region: 'London' }), await count(areas[0], { post: { grades: ['SCS 1'] } }), await count(areas[0], { milestone: 'others' }), await count(areas[0], {}, '2026-10-11')]).toEqual([0, 0, 0, 0])
    const parts = (by: 'organisation' | 'organisation_kind') => test.get(MilestoneSources).sources[0]!.breakdown!({ area: { kind: 'nation' }, on: plainDate('2026-12-31'), baselineOn: plainDate('2026-01-01'), parameters: { milestone: 'chief-executives', post: { organisationKinds: ['council', 'alb'] } } }, by)
    const told = async (by: 'organisation' | 'organisation_kind') => (await parts(by)).map(({ title, value }) => [title, value.value])
    expect([await told('organisation'), await told('organisation_kind')]).toEqual([[['Borchester', (before ?? 0) + 1]], [['Council', (before ?? 0) + 1], ['Arm’s-length body', 0]]])
    expect((await claims().history(id)).map(({ action }) => action)).toEqual(['verify', 'agree', 'add_evidence', 'claim'])
  })

  it('are revoked with a reason by a verifier who is not concerned, count for no day then, and can be claimed anew', async () => {
    const before = await count({ kind: 'nation' })
    const { id, person } = await appointed()
    expect(codes(await verification().revoke(as(plan.verifier), id, 'Too early'))).toEqual(['TRANSITION_NOT_ALLOWED'])
    unwrap(await verification().decide(as(plan.verifier), id, 'verify', 'Seen'))
    expect(await count({ kind: 'nation' })).toBe((before ?? 0) + 1)
    for (const who of [plan.analyst, test.ofLga, person]) await expect(verification().revoke(as(who), id, 'No')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(verification().revoke(as(test.stranger), id, 'No')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(codes(await verification().revoke(as(plan.ofLgaVerifier), id, ' '))).toEqual(['REASON_REQUIRED'])
    const both = () => Promise.all([plan.verifier, plan.ofLgaVerifier].map((who) => verification().revoke(as(who), id, 'It was a namesake.')))
    const { waited, value } = await whileHeld(test, 'milestone_claim', id, both)
    expect([waited, value.flatMap(codes)]).toEqual([true, ['TRANSITION_NOT_ALLOWED']])
    expect([await state(id), await count({ kind: 'nation' })]).toEqual(['revoked', before])
    expect((await claims().byId(as(person), id)).claim).toMatchObject({ decidedById: plan.verifier.id, decisionReason: 'Seen', revocationReason: 'It was a namesake.' })
    expect((await claims().history(id))[0]).toMatchObject({ action: 'revoke', toState: 'revoked', reason: 'It was a namesake.' })
    expect(await test.one(`select count(*)::int as n from audit.entry where action = 'milestone-claim:revoke'`)).toEqual({ n: 1 })
    expect(await test.one(`select count(*)::int as n from platform.outbox_message where topic = 'workforce.milestone-claim-moved' and payload->>'claimId' = $1 and payload->>'to' = 'revoked'`, [id])).toEqual({ n: 1 })
    await test.get(MilestoneMessagesService).moved(test.ctx(), { claimId: id, action: 'revoke', from: 'verified', to: 'revoked', by: plan.verifier.id })
    expect(await told('milestone-revoked')).toEqual([person.id, plan.analyst.id].toSorted())
    expect(codes(await make(plan.analyst, { personEmail: person.email }))).toEqual(['EVIDENCE_REJECTED'])
    unwrap(await make(plan.analyst, { personEmail: person.email, evidence: { link: 'https://www.example.gov.uk/right' } }))
    expect((await claims().counts(as(person), plan.chiefs)).map(({ state: of, count: n }) => [of, n])).toEqual([['evidenced', 1], ['revoked', 1]])
    expect(await claims().counts(as(test.stranger), plan.chiefs)).toEqual([])
    await expect(test.pool.query(`update workforce.milestone_claim set state = 'verified' where id = $1`, [id])).rejects.toThrow('milestone_claim_revoked')
  })

  it('wait for the verdict of another, which stands', async () => {
    const { id } = await appointed()
    const { waited, value } = await whileHeld(test, 'milestone_claim', id, () => verification().decide(as(plan.verifier), id, 'verify', null), (holder) => holder.query(
      `update workforce.milestone_claim set state = 'rejected', decided_by_id = $2, decided_at = now(), decision_reason = 'No' where id = $1`, [id, plan.ofLgaVerifier.id]))
    expect([waited, codes(value), await state(id)]).toEqual([true, ['TRANSITION_NOT_ALLOWED'], 'rejected'])
  })

  it('are rejected with a reason, and claimed anew with something new', async () => {
    const { id, person } = await appointed()
    expect(codes(await verification().decide(as(plan.verifier), id, 'reject', ''))).toEqual(['REASON_REQUIRED'])
    unwrap(await verification().decide(as(plan.verifier), id, 'reject', 'The page is about somebody else.'))
    expect(codes(await make(plan.analyst, { personEmail: person.email }))).toEqual(['EVIDENCE_REJECTED'])
    const again = unwrap(await make(plan.analyst, { personEmail: person.email, evidence: { link: 'https://www.example.gov.uk/other' } }))
    unwrap(await claims().addEvidence(as(plan.analyst), again, LINK))
    expect([await state(id), await state(again)]).toEqual(['rejected', 'evidenced'])
  })

  it('are not verified while whom they concern objects, or could still', async () => {
    const person = await test.seed.person({ roles: [['learner', plan.council]] })
    const id = unwrap(await make(plan.analyst, { personEmail: person.email }))
    const verify = () => verification().decide(as(plan.verifier), id, 'verify', null)
    expect(codes(await verify())).toEqual(['OBJECTION_PERIOD'])
    expect(codes(await claims().answer(as(person), id, 'objected', ' '))).toEqual(['REASON_REQUIRED'])
    unwrap(await claims().answer(as(person), id, 'objected', 'I have not been appointed.'))
    await expect(claims().answer(as(plan.analyst), id, 'agreed', null)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(codes(await verify())).toEqual(['OBJECTED'])
    unwrap(await claims().answer(as(person), id, 'agreed', null))
    unwrap(await verify())
  })

  it('tell whom they concern, verifiers and claimants, once', async () => {
    const { id, person } = await appointed()
    const event = (action: string, from: string | null, to: string, by: PersonId) => ({ claimId: id, action, from, to, by })
    const messages = test.get(MilestoneMessagesService)
    for (const _ of [1, 2]) {
      await messages.moved(test.ctx(), event('claim', null, 'claimed', plan.analyst.id))
      await messages.moved(test.ctx(), event('add_evidence', 'claimed', 'evidenced', plan.analyst.id))
      await messages.moved(test.ctx(), event('object', 'evidenced', 'evidenced', person.id))
    }
    expect([await told('milestone-about-you'), await told('milestone-objected')]).toEqual([[person.id], [plan.analyst.id]])
    expect(await told('milestone-to-verify')).toEqual(expect.arrayContaining([plan.verifier.id, plan.ofLgaVerifier.id]))
    expect(await messages.remind(test.ctx())).toBe(0)
    const later = { ...test.ctx(), now: new Date('2026-11-12T09:00:00Z') }
    expect(await messages.remind(later)).toBeGreaterThan(0)
    expect([await messages.remind(later), (await told('milestones-waiting')).includes(plan.verifier.id)]).toEqual([0, true])
  })

  it('of organisations are shares of those that exist, an heir counting once', async () => {
    const claim = (claimantOrganisationId: OrganisationId, organisationId: OrganisationId, who: SeededPerson) =>
      claims().make(as(who), { targetId: plan.standards as TargetId, claimantOrganisationId, personEmail: null, content: content({ organisationId, title: 'Standards adopted', engagement: null }), evidence: LINK })
    expect(codes(await claim(plan.council, plan.other, plan.analyst))).toEqual(['ORGANISATION_NOT_YOURS'])
    const ids = [unwrap(await claim(plan.council, plan.council, plan.analyst)), unwrap(await claim(test.institute, plan.other, test.ofInstitute))]
    for (const id of ids) unwrap(await verification().decide(as(plan.verifier), id, 'verify', null))
    expect(codes(await claim(plan.council, plan.council, plan.analyst))).toEqual(['ALREADY_CLAIMED'])
    const share = (on?: string) => figure('milestones.organisations_share', { kind: 'nation' }, { milestone: 'standards', organisationKinds: ['council'] }, on)
    expect(await share()).toMatchObject({ value: 100, numerator: 2, denominator: 2 })
    const heir = await test.seed.organisation({ name: 'Borfelper' })
    await test.pool.query(`update directory.organisation set valid_to = '2026-11-01' where id = any($1::uuid[])`, [[plan.council, plan.other]])
    await test.pool.query(`update directory.organisation set valid_from = '2026-11-01' where id = $1`, [heir])
    await test.get(WorkforceReorganisationService).follow(test.ctx(), { reorganisationId: heir, kind: 'merge', predecessorIds: [plan.council, plan.other], successorIds: [heir], defaultSuccessorId: null })
    expect(await share()).toMatchObject({ value: 100, numerator: 1, denominator: 1 })
    expect(await share('2026-10-20')).toMatchObject({ numerator: 2, denominator: 2 })
    const byKind = await test.get(MilestoneSources).sources[1]!.breakdown!({ area: { kind: 'nation' }, on: plainDate('2026-12-31'), baselineOn: null, parameters: { milestone: 'standards', organisationKinds: ['council', 'alb'] } }, 'organisation_kind')
    expect(byKind.map(({ title, value: { value, why } }) => [title, value, why === null])).toEqual([['Council', 100, true], ['Arm’s-length body', null, false]])
    await test.pool.query('update directory.organisation set valid_to = null where id = $1', [plan.council])
    await test.pool.query('delete from workforce.organisation_succession')
    await test.pool.query('update workforce.milestone_claim set claimant_organisation_id = $1 where claimant_organisation_id = $2', [plan.council, heir])
  })

  it('count a person once after their records merge, by the claim verified first, and need another verifier where one was their own', async () => {
    const [first, second] = [await appointed(), await appointed()]
    for (const { id } of [second, first]) {
      unwrap(await verification().decide(as(plan.verifier), id, 'verify', null))
      test.clock.moveOn(60_000)
    }
    const before = await count({ kind: 'nation' })
    for (const _ of [1, 2]) await test.get(MilestoneMergeService).merge(test.ctx(), first.person.id, second.person.id)
    expect([await state(first.id), await state(second.id), await count({ kind: 'nation' })]).toEqual(['duplicate', 'verified', (before ?? 0) - 1])
    expect((await claims().history(first.id))[0]).toMatchObject({ action: 'supersede', toState: 'duplicate' })
    expect(await test.one('select count(distinct person_id)::int as n from workforce.milestone_claim where id = any($1::uuid[])', [[first.id, second.id]])).toMatchObject({ n: 1 })
    await test.get(MilestoneMergeService).merge(test.ctx(), plan.verifier.id, second.person.id)
    expect(await state(second.id)).toBe('evidenced')
  })

  it('are suggested from confirmed careers to the owners of the plan, who claim or dismiss', async () => {
    const rose = await test.seed.person()
    const finder = test.get(CandidateFinder)
    const candidates = test.get(CandidatesService)
    const open = async (who: SeededPerson = test.ofInstitute) => (await candidates.list(as(who), { state: 'open' }, 20, undefined)).rows.filter(({ personId }) => personId === rose.id)
    await seedPost(test, rose.id, 'Head of Digital', '2019-01-01', plan.other)
    const post = await seedPost(test, rose.id, 'Chief Executive', '2026-03-01', plan.council, false)
    await finder.findAll(test.ctx())
    expect(await open()).toEqual([])
    await test.pool.query('update directory.career_post set verified_at = now() where id = $1', [post])
    for (const _ of [1, 2]) await finder.find(test.ctx(), [rose.id])
    const [found] = await open()
    expect([found?.laterPostId, (await open(plan.analyst)).length, (await open(plan.verifier)).length]).toEqual([post, 0, 0])
    for (const who of [plan.analyst, plan.verifier, rose]) await expect(candidates.dismiss(as(who), found!.id, 'No')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(codes(await candidates.dismiss(as(test.ofLga), found!.id, ' '))).toEqual(['REASON_REQUIRED'])
    unwrap(await candidates.dismiss(as(test.ofLga), found!.id, 'An interim appointment.'))
    await finder.findAll(test.ctx())
    expect(await open()).toEqual([])
    await test.pool.query(`update directory.career_post set starts_on = '2026-06-01' where id = $1`, [post])
    await finder.findAll(test.ctx())
    expect(await open()).toHaveLength(1)
    const id = unwrap(await candidates.claim(as(test.ofInstitute), found!.id, 'permanent', LINK))
    expect([(await claims().byId(as(rose), id)).claim.from, codes(await candidates.claim(as(test.ofLga), found!.id, 'permanent', LINK)), await open()]).toEqual(['2026-06-01', ['NOT_OPEN'], []])
    await test.pool.query('delete from directory.career_post where id = $1', [post])
    await finder.findAll(test.ctx())
    expect((await candidates.byId(as(test.ofInstitute), found!.id)).state).toBe('claimed')
  })

  it('are suggested to whom they are about, too, who may object with words until they take it back', async () => {
    const rita = await test.seed.person()
    const [finder, candidates, messages] = [test.get(CandidateFinder), test.get(CandidatesService), test.get(MilestoneMessagesService)]
    await seedPost(test, rita.id, 'Head of Digital', '2019-01-01', plan.other)
    const post = await seedPost(test, rita.id, 'Chief Executive', '2026-03-01', plan.council)
    for (const _ of [1, 2]) await finder.find(test.ctx(), [rita.id])
    const [found] = await candidates.about(as(rita))
    const events = () => test.one<{ n: number }>(`select count(*)::int as n from platform.outbox_message where topic = 'workforce.milestone-candidate-moved' and payload->>'candidateId' = $1 and payload->>'action' = 'suggest'`, [found!.id])
    expect(await events()).toEqual({ n: 1 })
    for (const _ of [1, 2]) await messages.suggested(test.ctx(), found!.id)
    expect((await told('milestone-suggested')).filter((id) => id === rita.id)).toHaveLength(1)
    for (const who of [test.ofInstitute, plan.verifier]) await expect(candidates.object(as(who), found!.id, 'No')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(candidates.dismiss(as(rita), found!.id, 'No')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect([codes(await candidates.object(as(rita), found!.id, ' ')), codes(await candidates.allow(as(rita), found!.id))]).toEqual([['REASON_REQUIRED'], ['NOT_OPEN']])
    const { waited, value } = await whileHeld(test, 'milestone_candidate', found!.id, () => candidates.claim(as(test.ofInstitute), found!.id, 'permanent', LINK), (holder) => holder.query(
      `update workforce.milestone_candidate set state = 'objected', objection = 'Mine alone' where id = $1`, [found!.id]))
    expect([waited, codes(value), (await claims().list(as(rita), { mine: true }, 20, undefined)).total]).toEqual([true, ['NOT_OPEN'], 0])
    await test.pool.query(`update directory.career_post set starts_on = '2026-06-01' where id = $1`, [post])
    await finder.findAll(test.ctx())
    expect(await candidates.byId(as(test.ofInstitute), found!.id)).toMatchObject({ state: 'objected', objection: 'Mine alone' })
    unwrap(await candidates.allow(as(rita), found!.id))
    await finder.findAll(test.ctx())
    expect([await candidates.byId(as(test.ofInstitute), found!.id), await events()]).toMatchObject([{ state: 'open', objection: null }, { n: 2 }])
    unwrap(await candidates.object(as(rita), found!.id, 'I hold it for a friend.'))
    expect(codes(await candidates.dismiss(as(test.ofLga), found!.id, 'Interim'))).toEqual(['NOT_OPEN'])
  })
  it('show an outsider council that sets up a plan of its own nobody elsewhere, neither by suggestions nor by addresses', async () => {
    const greedy = await test.seed.organisation({ name: 'Greedy', region: 'Wales' })
    const insider = await test.seed.person({ roles: [['workforce_analyst', greedy]] })
    const [rex, own] = [await test.seed.person(), await test.seed.person({ roles: [['learner', greedy]] })]
    for (const [person, at] of [[rex, plan.council], [own, greedy]] as const) {
      await seedPost(test, person.id, 'Head of Digital', '2019-01-01', plan.other)
      await seedPost(test, person.id, 'Chief Executive', '2026-03-01', at)
    }
    const begun = unwrap(await test.get(PlansService).beginDerived(as(insider), { kind: 'organisation', organisationId: greedy }, greedy, { title: 'Greedy', narrative: 'All.' }))
    for (const targetId of [plan.chiefs, plan.standards]) {
      const { revision } = (await test.get(PlanReader).version(as(insider), begun.versionId)).version
      unwrap(await test.get(DerivedTargetsService).decide(as(insider), begun.versionId, revision, targetId, { disposition: 'left_out', reason: 'Not ours.', adaptation: { targetValue: null, dueOn: null, baselineValue: null, baselineOn: null, ownerOrganisationId: null, checkpoints: null } }))
    }
    const rule = await test.indicator()
    const set = (parameters: object) => test.pool.query(`update workforce.indicator_version set source_key = 'milestones.verified', parameters = $2 where id = $1`, [rule, JSON.stringify({ milestone: 'anything', ...parameters })])
    await set({ post: { titles: ['chief executive'] }, earlier: { titles: ['digital'] } })
    const { revision } = (await test.get(PlanReader).version(as(insider), begun.versionId)).version
    unwrap(await test.get(TargetsService).add(as(insider), begun.versionId, revision, 'own', await test.target({ indicatorVersionId: rule, ownerOrganisationId: greedy })))
    await test.publish(begun.versionId, [insider])
    const { id: targetId } = await test.one<{ id: string }>(`select id from workforce.target where code = 'own'`)
    const shown = async () => {
      await test.get(CandidateFinder).findAll(test.ctx())
      return (await test.get(CandidatesService).list(as(insider), { state: 'open' }, 100, undefined)).rows.map(({ personId }) => personId)
    }
    expect(await shown()).toEqual([own.id])
    // A version from before rules had to say something suggests nobody at all.
    await set({ post: { titles: ['chief executive'] }, earlier: {} })
    expect(await shown()).toEqual([])
    const claimed = (personEmail: string) => make(insider, { targetId, claimantOrganisationId: greedy, personEmail, content: content({ organisationId: greedy }) })
    const answers = await Promise.all([rex.email, 'nobody@example.org'].map(claimed))
    expect(answers.map(codes)).toEqual([['PERSON_UNKNOWN'], ['PERSON_UNKNOWN']])
    expect(answers[0]).toEqual(answers[1])
    unwrap(await claimed(own.email))
    // The owners of the national plan claim for whom they know of.
    unwrap(await make(test.ofInstitute, { claimantOrganisationId: test.institute, personEmail: rex.email }))
  })
})
