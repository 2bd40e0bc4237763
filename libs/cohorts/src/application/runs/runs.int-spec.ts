import { unwrap } from '#kernel'
import { type EnrolmentTest, RUN, startEnrolment, VERSION, whileRunIsLocked } from '../../testing/enrolment-test-app.js'
import { OffersService } from '../places/offers.service.js'
import { ProgrammesService } from '../programmes/programmes.service.js'
import { VersionsService } from '../programmes/versions.service.js'
import { FacilitatorsService } from './facilitators.service.js'
import { RunChangesService } from './run-changes.service.js'
import { RunSweepService } from './run-sweep.service.js'
import { RunsService } from './runs.service.js'

const at = (instant: string) => new Date(instant)

describe('programmes and runs', () => {
  let test: EnrolmentTest
  beforeAll(async () => { test = await startEnrolment() })
  afterAll(() => test.close())
  const manager = () => test.ctx(test.manager.actor)

  it('keeps one draft of a programme, publishes it whole, and never changes it again', async () => {
    const { programmeId, versionId } = await test.programme()
    const versions = test.get(VersionsService)
    expect(await versions.publish(manager(), versionId)).toMatchObject({ ok: false, error: [{ code: 'TRANSITION_NOT_ALLOWED' }] })
    const draft = unwrap(await versions.saveDraft(manager(), programmeId, { ...VERSION, items: [], routes: [] }))
    expect(draft).not.toBe(versionId)
    expect(await versions.publish(manager(), draft)).toMatchObject({ ok: false, error: expect.arrayContaining([expect.objectContaining({ code: 'CURRICULUM_EMPTY', field: 'items' })]) })
    expect(versions.listOpenProblems(await versions.byId(manager(), draft)).map(({ code }) => code)).toContain('ROUTES_MISSING')
    const items = [...VERSION.items, { code: 'essay', title: 'Essay', kind: 'assignment', requirement: 'g', prerequisites: ['kick-off'], dueDays: 30 }]
    expect(unwrap(await versions.saveDraft(manager(), programmeId, { ...VERSION, items, optionGroups: [{ code: 'g', title: 'Written work', choose: 1 }] }))).toBe(draft)
    unwrap(await versions.publish(manager(), draft))
    const [second, first] = await versions.ofProgramme(manager(), programmeId)
    expect([second?.number, first?.number]).toEqual([2, 1])
    expect(second?.items).toMatchObject([{ code: 'kick-off' }, { code: 'essay', prerequisites: [second?.items[0]?.id], optionGroupId: second?.optionGroups[0]?.id }])
  })

  it('refuses a draft that contradicts itself', async () => {
    const { programmeId } = await test.programme()
    const save = (version: Partial<typeof VERSION>) => test.get(VersionsService).saveDraft(manager(), programmeId, { ...VERSION, ...version })
    const item = VERSION.items[0]!
    expect(await save({ items: [item, item] })).toMatchObject({ ok: false, error: [{ code: 'ITEM_CODE_REPEATED' }] })
    expect(await save({ items: [{ ...item, prerequisites: ['nowhere'] }] })).toMatchObject({ ok: false, error: [{ code: 'PREREQUISITE_UNKNOWN' }] })
    expect(await save({ items: [{ ...item, kind: 'party' }] })).toMatchObject({ ok: false, error: [{ code: 'CHOICE_UNKNOWN', field: 'items.0.kind' }] })
    expect(await save({ prerequisiteProgrammes: ['x'] })).toMatchObject({ ok: false, error: [{ code: 'PROGRAMME_UNKNOWN' }] })
  })

  it('ties a programme to a cell that exists', async () => {
    const input = { title: ' ', summary: 'x', audience: 'cats', matrixBody: 'pub', matrixArea: 'leadership', obligation: 'optional' }
    expect(await test.get(ProgrammesService).create(manager(), test.council, input)).toMatchObject({ ok: false, error: [{ field: 'title' }, { field: 'audience' }, { field: 'matrixBody' }] })
  })

  it('shows the catalogue by what is published, open and fitting', async () => {
    const { programmeId } = await test.programme()
    await test.run({ deliveryMode: 'in_person', region: 'Wales' })
    const learner = await test.learner()
    const found = async (filter: Parameters<ProgrammesService['catalogue']>[1]) => (await test.get(ProgrammesService).catalogue(test.ctx(learner.actor), filter, 50, undefined)).rows
    expect((await found({})).map(({ id }) => id)).toContain(programmeId)
    expect((await found({ openOnly: true })).map(({ id }) => id)).not.toContain(programmeId)
    expect(await found({ deliveryMode: 'in_person', region: 'Wales' })).toHaveLength(1)
    expect(await found({ deliveryMode: 'in_person', region: 'London' })).toHaveLength(0)
    expect(await found({ search: '%' })).toHaveLength(0)
    expect(await found({ audience: 'elected_members' })).toHaveLength(0)
    const hidden = unwrap(await test.get(ProgrammesService).create(manager(), test.council, { title: 'Secret', summary: 'x', audience: 'open', matrixBody: 'lga', matrixArea: 'leadership', obligation: 'optional' }))
    expect(await found({ search: 'secret' })).toHaveLength(0)
    await expect(test.get(ProgrammesService).byId(test.ctx(learner.actor), hidden)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await test.get(ProgrammesService).catalogue(manager(), { search: 'secret' }, 50, undefined)).rows).toHaveLength(1)
  })

  it('names everything that is wrong with a plan', async () => {
    const { versionId } = await test.programme()
    const plan = (run: Partial<typeof RUN>) => test.get(RunsService).plan(manager(), versionId, { ...RUN, ...run })
    expect(await plan({ capacity: 0, endsOn: '2026-06-30' })).toMatchObject({ ok: false, error: expect.arrayContaining([
      expect.objectContaining({ code: 'CAPACITY_TOO_SMALL', field: 'capacity' }), expect.objectContaining({ code: 'ENDS_BEFORE_START', field: 'endsOn' }),
    ]) })
    expect(await plan({ startsOn: '2026-02-31', title: '' })).toMatchObject({ ok: false, error: [{ code: 'TITLE_MISSING' }, { code: 'NOT_A_DATE', field: 'startsOn' }] })
    expect(await plan({ heldBack: [{ forType: 'organisation', forValue: 'not-an-id', places: 1, releasedOn: '2026-06-01' }] })).toMatchObject({ ok: false, error: [{ code: 'HELD_BACK_FOR_UNKNOWN' }] })
    expect(await plan({ policy: 'dice' })).toMatchObject({ ok: false, error: [{ code: 'CHOICE_UNKNOWN', field: 'policy' }] })
  })

  it('retires a version only when no run waits on it', async () => {
    const { versionId } = await test.programme()
    const runId = await test.run({}, versionId)
    expect(await test.get(VersionsService).retire(manager(), versionId)).toMatchObject({ ok: false, error: [{ code: 'RUNS_STILL_PLANNED' }] })
    unwrap(await test.get(RunChangesService).close(manager(), runId))
    unwrap(await test.get(RunChangesService).reopen(manager(), runId))
    unwrap(await test.get(RunChangesService).close(manager(), runId))
    expect(await test.get(RunChangesService).start(manager(), runId, 'x')).toMatchObject({ ok: false, error: [{ code: 'STARTS_LATER' }] })
    expect(await test.get(RunChangesService).complete(manager(), runId)).toMatchObject({ ok: false, error: [{ code: 'TRANSITION_NOT_ALLOWED' }] })
  })

  it('goes by the calendar: closes, warns once, starts with those who accepted, completes; the same when swept twice', async () => {
    const runId = await test.run({ capacity: 1, minimum: 1 })
    const [first, second] = [await test.learner(), await test.learner()]
    const [a, b] = [await test.enrol(first, runId), await test.enrol(second, runId)]
    const sweep = test.get(RunSweepService)
    const state = async () => (await test.pool.query<{ state: string }>('select state from cohorts.cohort_run where id = $1', [runId])).rows[0]?.state
    const warnings = async () => (await test.pool.query(`select from platform.outbox_message where topic = 'cohorts.run-below-minimum' and payload->>'runId' = $1`, [runId])).rowCount
    const advance = (instant: string) => sweep.advance({ ...test.ctx(), now: at(instant) })
    await advance('2026-06-30T23:30:00Z')
    expect(await state()).toBe('closed')
    await advance('2026-07-01T01:00:00Z')
    await advance('2026-07-02T01:00:00Z')
    expect([await state(), await warnings()]).toEqual(['closed', 1])
    unwrap(await test.get(OffersService).accept({ ...test.ctx(first.actor), now: at('2026-06-02T09:00:00Z') }, a))
    await advance('2026-07-03T01:00:00Z')
    expect([await state(), await test.state(a), await test.state(b)]).toEqual(['in_progress', 'active', 'expired'])
    await advance('2027-01-01T01:00:00Z')
    expect(await state()).toBe('completed')
    expect(await advance('2027-01-01T01:00:00Z')).toBe(0)
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('starts below the minimum only with a reason, and waits for whoever works on the run', async () => {
    const runId = await test.run({ minimum: 2 })
    const person = await test.learner()
    const id = await test.enrol(person, runId)
    unwrap(await test.get(OffersService).accept(test.ctx(person.actor), id))
    const changes = test.get(RunChangesService)
    const day = { ...manager(), now: at('2026-07-01T08:00:00Z') }
    unwrap(await changes.close(day, runId))
    expect(await changes.start(day, runId, '')).toMatchObject({ ok: false, error: [{ code: 'MINIMUM_NOT_REACHED', field: 'reason' }] })
    const { waited, value } = await whileRunIsLocked(test, runId, () => changes.start(day, runId, 'The region asked for it'))
    expect([waited, value.ok, await test.state(id)]).toEqual([true, true, 'active'])
  })

  it('names facilitators, who then see the draft', async () => {
    const { versionId } = await test.programme()
    const runId = unwrap(await test.get(RunsService).plan(manager(), versionId, RUN))
    const [teacher, stranger] = [await test.learner(), await test.learner()]
    const facilitators = test.get(FacilitatorsService)
    const runs = test.get(RunsService)
    await expect(runs.byId(test.ctx(teacher.actor), runId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    unwrap(await facilitators.add(manager(), runId, teacher.id))
    unwrap(await facilitators.add(manager(), runId, teacher.id))
    expect(await runs.byId(test.ctx(teacher.actor), runId)).toMatchObject({ id: runId, state: 'draft' })
    expect((await runs.page(test.ctx(teacher.actor), { mine: true }, 10, undefined)).rows.map(({ id }) => id)).toEqual([runId])
    expect((await runs.page(test.ctx(stranger.actor), { programmeId: (await runs.byId(manager(), runId)).programmeId }, 10, undefined)).total).toBe(0)
    await expect(facilitators.add(test.ctx(teacher.actor), runId, stranger.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await facilitators.addByEmail(manager(), runId, ` ${stranger.email.toUpperCase()} `)).toEqual({ ok: true, value: runId })
    expect(await facilitators.addByEmail(manager(), runId, 'nobody@example.org')).toMatchObject({ ok: false, error: [{ code: 'PERSON_UNKNOWN', field: 'email' }] })
    await expect(facilitators.addByEmail(test.ctx(teacher.actor), runId, 'nobody@example.org')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    unwrap(await facilitators.remove(manager(), runId, stranger.id))
    unwrap(await facilitators.remove(manager(), runId, teacher.id))
    await expect(runs.byId(test.ctx(teacher.actor), runId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps time by itself only', async () => {
    await expect(test.get(RunSweepService).advance(manager())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(test.get(RunSweepService).release(manager())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
