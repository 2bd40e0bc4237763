import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'

const READ = 'query ($id: ID!) { enrolmentAdjustments(enrolmentId: $id) { adjustments { id arrangement reason readers consented } extensions { itemTitle reason extendedTo } } }'
const ADD = 'mutation ($input: AddAdjustmentInput!) { addAdjustment(input: $input) { adjustmentId userErrors { code field } } }'
const UPDATE = 'mutation ($input: UpdateAdjustmentInput!) { updateAdjustment(input: $input) { adjustmentId userErrors { code } } }'
const END = 'mutation ($id: ID!) { endAdjustment(input: { adjustmentId: $id }) { endedId } }'
const EXTEND = 'mutation ($input: ExtendAssignmentInput!) { extendAssignment(input: $input) { userErrors { code } } }'

interface Read { enrolmentAdjustments: { adjustments: { id: string; arrangement: string; reason: string | null }[]; extensions: object[] | null } }
type Done<K extends string> = Record<K, { adjustmentId: string | null; userErrors: { code: string }[] }>

describe('reasonable adjustments over HTTP', () => {
  let platform: TestPlatform
  let fixture: TeachingFixture
  let people: Record<'learner' | 'manager' | 'named' | 'unnamed' | 'lineManager' | 'organisationAdmin' | 'platformAdmin' | 'peer' | 'stranger', SeededPerson>
  let [enrolmentId, itemId, runId, adjustmentId] = ['', '', '', '']

  const read = (as: SeededPerson | undefined) => platform.send<Read>(as, READ, { id: enrolmentId })
  const audited = async () => (await fixture.rows<{ n: number }>(`select count(*)::int as n from audit.entry where action = 'adjustment:see'`))[0]?.n
  const input = (changes: object = {}) => ({ arrangement: 'Slides the day before', reason: 'Dyslexia', namedFacilitators: [people.named.id], learnerConsents: true, ...changes })

  beforeAll(async () => {
    platform = await startTestPlatform()
    fixture = new TeachingFixture(platform.pool)
    const council = await platform.seed.organisation({ name: 'Borchester' })
    people = {
      learner: await platform.person(), named: await platform.person(), unnamed: await platform.person(), lineManager: await platform.person(), peer: await platform.person(), stranger: await platform.person(),
      manager: await platform.person({ roles: [['programme_manager', council]] }), organisationAdmin: await platform.person({ roles: [['organisation_admin', council]] }),
      platformAdmin: await platform.person({ roles: [['platform_admin', council]] }),
    }
    const run = await fixture.run({ ownerId: council, items: [{ kind: 'assignment' }], facilitators: [people.named.id, people.unnamed.id] })
    ;[runId, itemId] = [run.id, run.itemIds[0] ?? '']
    enrolmentId = await fixture.enrolment(run.id, people.learner.id, council)
    await fixture.enrolment(run.id, people.peer.id, council)
    await platform.seed.lineManager(people.learner.id, people.lineManager.id, council)
  })
  afterAll(() => platform.close())

  it('are added by the learner or the manager, and name nobody without consent', async () => {
    for (const person of [people.named, people.lineManager, people.organisationAdmin, people.platformAdmin, people.peer, people.stranger]) {
      expect((await platform.send(person, ADD, { input: { enrolmentId, ...input() } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    const add = async (changes: object) => (await platform.send<Done<'addAdjustment'>>(people.learner, ADD, { input: { enrolmentId, ...input(changes) } })).data.addAdjustment
    expect(await add({ arrangement: ' ' })).toMatchObject({ userErrors: [{ code: 'ARRANGEMENT_MISSING' }] })
    expect(await add({ namedFacilitators: [people.stranger.id] })).toMatchObject({ userErrors: [{ code: 'NOT_A_FACILITATOR_OF_RUN' }] })
    expect(await add({ learnerConsents: false })).toMatchObject({ userErrors: [{ code: 'CONSENT_MISSING' }] })
    const added = await add({})
    expect(added.userErrors).toEqual([])
    adjustmentId = added.adjustmentId ?? ''
  })

  it('show everything to the learner and the manager, the arrangement to the named, nothing to anybody else, and write down each look', async () => {
    const before = (await audited()) ?? 0
    for (const person of [people.learner, people.manager]) {
      expect((await read(person)).data.enrolmentAdjustments).toMatchObject({ adjustments: [{ arrangement: 'Slides the day before', reason: 'Dyslexia', readers: [people.named.id], consented: true }], extensions: [] })
    }
    expect((await read(people.named)).data.enrolmentAdjustments).toEqual({ adjustments: [{ id: adjustmentId, arrangement: 'Slides the day before', reason: null, readers: null, consented: null }], extensions: null })
    expect(await audited()).toBe(before + 3)
    for (const person of [people.unnamed, people.lineManager, people.organisationAdmin, people.platformAdmin, people.peer, people.stranger]) {
      expect((await read(person)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    }
    expect((await read(undefined)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect(await audited()).toBe(before + 3)
  })

  it('leave no word of themselves in the audit trail, the outbox or messages', async () => {
    await platform.send(people.unnamed, EXTEND, { input: { enrolmentId, itemId, extendTo: '2026-06-20', reason: 'Dyslexia again' } })
    const everywhere = await fixture.rows<{ text: string }>(`
      select detail::text as text from audit.entry union all select payload::text from platform.outbox_message union all select data::text from notifications.message`)
    expect(everywhere.filter(({ text }) => /slides|dyslexia/i.test(text))).toEqual([])
    expect((await read(people.manager)).data.enrolmentAdjustments.extensions).toMatchObject([{ reason: 'Dyslexia again', extendedTo: '2026-06-20' }])
    // Who gave the time does not thereby learn what else there is.
    expect((await read(people.unnamed)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  })

  it('end for the named when they are taken off, when consent is, and when the run is over', async () => {
    const update = (changes: object) => platform.send<Done<'updateAdjustment'>>(people.manager, UPDATE, { input: { adjustmentId, ...input(changes) } })
    expect((await update({ namedFacilitators: [], learnerConsents: false })).data.updateAdjustment.userErrors).toEqual([])
    expect((await read(people.named)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send(people.named, UPDATE, { input: { adjustmentId, ...input() } })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    await update({})
    expect((await read(people.named)).errors).toBeUndefined()
    await platform.pool.query(`update cohorts.cohort_run set state = 'completed' where id = $1`, [runId])
    expect((await read(people.named)).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send(people.named, END, { id: adjustmentId })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    expect((await platform.send<{ endAdjustment: object }>(people.learner, END, { id: adjustmentId })).data.endAdjustment).toEqual({ endedId: adjustmentId })
    expect((await read(people.learner)).data.enrolmentAdjustments.adjustments).toEqual([])
  })

  describe('changed by a programme manager', () => {
    let otherLearner: SeededPerson
    let managers: Record<'former' | 'coming' | 'elsewhere' | 'own', SeededPerson>
    let id = ''
    let ownEnrolment = ''
    const update = (as: SeededPerson | undefined, changes: object = {}) => platform.send<Done<'updateAdjustment'>>(as, UPDATE, { input: { adjustmentId: id, ...input(changes) } })
    const code = async (answer: Promise<{ errors?: readonly { extensions: { code: string } }[] | undefined }>) => (await answer).errors?.[0]?.extensions.code
    const row = async () => (await fixture.rows<Record<string, unknown>>('select arrangement, reason, consent_by_id, created_by_id, updated_at, ended_at from cohorts.adjustment where id = $1', [id]))[0]
    const trail = async (action: string) => (await fixture.rows<{ actor: string; subject: string; detail: object }>(
      `select who.person_id as actor, whose.person_id as subject, e.detail from audit.entry e left join audit.pseudonym who on who.pseudonym = e.actor
       left join audit.pseudonym whose on whose.pseudonym = e.subject_id where e.action = $1 order by e.seq desc limit 1`, [action]))[0]

    beforeAll(async () => {
      const council = await platform.seed.organisation()
      const other = await platform.seed.organisation()
      otherLearner = await platform.person()
      const at = async (starts: string, ends: string | null) => {
        const person = await platform.person()
        await platform.pool.query(`insert into directory.membership (id, person_id, organisation_id, role, starts_on, ends_on, updated_at) values (gen_random_uuid(), $1, $2, 'programme_manager', $3, $4, now())`, [person.id, council, starts, ends])
        return person
      }
      managers = { former: await at('2020-01-01', '2021-01-01'), coming: await at('2099-01-01', null), elsewhere: await platform.person({ roles: [['programme_manager', other]] }), own: await platform.person({ roles: [['programme_manager', council]] }) }
      const run = await fixture.run({ ownerId: council, facilitators: [people.named.id, managers.elsewhere.id] })
      ownEnrolment = await fixture.enrolment(run.id, otherLearner.id, council)
      enrolmentId = ownEnrolment
      id = (await platform.send<Done<'addAdjustment'>>(otherLearner, ADD, { input: { enrolmentId, ...input({ namedFacilitators: [], learnerConsents: false }) } })).data.addAdjustment.adjustmentId ?? ''
    })

    it('is theirs to do while they manage this programme, and nobody else\'s', async () => {
      const before = await row()
      for (const person of [managers.former, managers.coming, managers.elsewhere, people.manager, people.named, people.learner, people.platformAdmin, people.organisationAdmin, people.stranger]) {
        expect([await code(update(person)), await code(platform.send(person, END, { id })), await code(read(person))]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
      }
      expect(await code(update(undefined))).toBe('UNAUTHENTICATED')
      expect(await row()).toEqual(before)
      expect((await update(managers.own, { arrangement: 'A quiet room' })).data.updateAdjustment).toEqual({ adjustmentId: id, userErrors: [] })
      expect(await row()).toMatchObject({ arrangement: 'A quiet room', created_by_id: otherLearner.id, consent_by_id: managers.own.id })
    })

    it('needs the learner\'s consent to name anybody, as the learner\'s own does', async () => {
      expect((await update(managers.own, { learnerConsents: false })).data.updateAdjustment.userErrors).toMatchObject([{ code: 'CONSENT_MISSING' }])
      expect((await update(managers.own, { namedFacilitators: [people.stranger.id] })).data.updateAdjustment.userErrors).toMatchObject([{ code: 'NOT_A_FACILITATOR_OF_RUN' }])
      expect((await row())?.['arrangement']).toBe('A quiet room')
    })

    it('and looked at by one, is written down with who, whose and which', async () => {
      expect((await update(managers.own, { arrangement: 'A quiet room, near the door' })).data.updateAdjustment.userErrors).toEqual([])
      expect(await trail('adjustment:change')).toEqual({ actor: managers.own.id, subject: otherLearner.id, detail: { adjustmentId: id, named: 1, consents: true } })
      const looks = (await audited()) ?? 0
      expect((await read(managers.own)).data.enrolmentAdjustments.adjustments).toMatchObject([{ id, arrangement: 'A quiet room, near the door', reason: 'Dyslexia' }])
      expect(await audited()).toBe(looks + 1)
      expect(await trail('adjustment:see')).toEqual({ actor: managers.own.id, subject: otherLearner.id, detail: { enrolmentId: ownEnrolment, adjustments: [id], reasons: true } })
      // The named facilitator's look is written down as one without the reasons.
      expect((await read(people.named)).data.enrolmentAdjustments.adjustments).toMatchObject([{ id, reason: null }])
      expect(await trail('adjustment:see')).toEqual({ actor: people.named.id, subject: otherLearner.id, detail: { enrolmentId: ownEnrolment, adjustments: [id], reasons: false } })
      expect(await audited()).toBe(looks + 2)
    })

    it('cannot be done to one that has ended', async () => {
      expect((await platform.send<{ endAdjustment: object }>(managers.own, END, { id })).data.endAdjustment).toEqual({ endedId: id })
      expect(await trail('adjustment:end')).toEqual({ actor: managers.own.id, subject: otherLearner.id, detail: { adjustmentId: id } })
      expect([await code(update(managers.own)), await code(platform.send(managers.own, END, { id }))]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    })
  })
})
