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
})
