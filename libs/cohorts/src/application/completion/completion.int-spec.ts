import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { CONFIG, type Config } from '#platform/config'
import { Database } from '#platform/database'
import { FileDisk } from '#platform/files'
import type { SeededPerson } from '#testing'
import { CertificateQueries } from '../../data/completion/certificate.queries.js'
import type { EnrolmentId } from '../../domain/index.js'
import type { SeededRun } from '../../testing/teaching-fixture.js'
import { startTeaching, type TeachingTest } from '../../testing/teaching-test-app.js'
import { RegisterService } from '../attendance/register.service.js'
import { StandingService } from '../runs/standing.service.js'
import { SessionChangesService } from '../sessions/session-changes.service.js'
import { CertificatesService } from './certificates.service.js'
import { CompletionService } from './completion.service.js'
import { ProgressService } from './progress.service.js'

/** A disk on which there is no room. */
class FullDisk extends FileDisk {
  protected override openForWriting(): Writable {
    return new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })) })
  }
}

describe('completion', () => {
  const filesDir = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  let test: TeachingTest
  let run: SeededRun
  let sessions: string[]
  let ann: SeededPerson
  let enrolment: EnrolmentId

  beforeAll(async () => {
    test = await startTeaching({ now: '2026-06-15T09:00:00Z', config: { FILES_DIR: filesDir } })
  })
  beforeEach(async () => {
    run = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id], minAttendance: 8_000, items: [{ kind: 'session' }, { kind: 'module' }, { kind: 'mentoring' }] })
    const itemId = run.itemIds[0]!
    sessions = [await test.fixture.session(run.id, { startsAt: '2026-06-01T09:00:00Z', itemId }), await test.fixture.session(run.id, { startsAt: '2026-06-08T09:00:00Z', itemId })]
    ann = await test.seed.person({ givenName: 'Siân', familyName: 'Ŵyn' })
    enrolment = await test.fixture.enrolment(run.id, ann.id, test.council)
  })
  afterAll(async () => {
    await test.close()
    rmSync(filesDir, { recursive: true, force: true })
  })

  const derive = () => test.get(CompletionService).derive(test.ctx(), enrolment)
  const mark = async (session: number, status: 'attended' | 'absent' | 'partial', version = 0, minutes?: number) => {
    const result = await test.get(RegisterService).save(test.ctx(test.facilitator.actor), sessions[session]!, [{ enrolmentId: enrolment, status, version, minutes, reason: 'Sheet' }])
    expect(result.errors).toEqual([])
  }
  const row = async () => (await test.fixture.rows<Record<string, unknown>>('select state, sessions_attended, minutes_attended, minutes_countable, progress, completed_at from cohorts.enrolment where id = $1', [enrolment]))[0]
  const progress = () => test.get(ProgressService)
  const asFacilitator = () => test.ctx(test.facilitator.actor)
  const finish = async () => {
    await mark(0, 'attended')
    await mark(1, 'attended')
    await progress().recordDone(test.ctx(ann.actor), enrolment, run.itemIds[1]!)
    await progress().recordDone(asFacilitator(), enrolment, run.itemIds[2]!)
    await derive()
  }
  const certificate = () => test.get(CertificatesService).ofEnrolment(test.ctx(ann.actor), enrolment)

  it('keeps counters that are worked out anew, never added to', async () => {
    await mark(0, 'attended')
    await mark(1, 'partial', 0, 30)
    for (const _ of [1, 2, 3]) await derive()
    expect(await row()).toMatchObject({ state: 'active', sessions_attended: 2, minutes_attended: 90, minutes_countable: 120, progress: 4_843 })
    await mark(1, 'absent', 1)
    await derive()
    expect(await row()).toMatchObject({ sessions_attended: 1, minutes_attended: 60, minutes_countable: 120 })
  })

  it('completes with everything done: state, history, certificate and events, once', async () => {
    await finish()
    for (const _ of [1, 2]) await derive()
    expect(await row()).toMatchObject({ state: 'completed', progress: 10_000, completed_at: test.clock.now() })
    expect(await certificate()).toMatchObject({ personName: 'Siân Ŵyn', organisationName: 'Borchester', programmeTitle: 'Leading change', startedOn: '2026-05-01', completedOn: '2026-06-15' })
    expect(await test.fixture.rows('select 1 from cohorts.certificate where enrolment_id = $1', [enrolment])).toHaveLength(1)
    expect(await test.fixture.rows(`select action from cohorts.enrolment_history where enrolment_id = $1`, [enrolment])).toEqual([{ action: 'complete' }])
    expect(await test.fixture.rows(`select 1 from platform.outbox_message where topic = 'cohorts.enrolment-completed' and payload->>'enrolmentId' = $1`, [enrolment])).toHaveLength(1)
  })

  it('completes once when many derive at the same moment', async () => {
    await mark(0, 'attended')
    await mark(1, 'attended')
    await progress().recordDone(test.ctx(ann.actor), enrolment, run.itemIds[1]!)
    await progress().recordDone(asFacilitator(), enrolment, run.itemIds[2]!)
    await Promise.all(Array.from({ length: 5 }, derive))
    expect(await test.fixture.rows('select 1 from cohorts.certificate where enrolment_id = $1', [enrolment])).toHaveLength(1)
  })

  it('waits for whoever holds the enrolment, and then sees what they wrote', async () => {
    const client = await test.get(Database).pool.connect()
    try {
      await client.query('begin')
      await client.query('select 1 from cohorts.enrolment where id = $1 for update', [enrolment])
      let settled = false
      const waiting = derive().finally(() => { settled = true })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(settled).toBe(false)
      await client.query(`insert into cohorts.attendance_mark (enrolment_id, session_id, status, version, via, recorded_at) values ($1, $2, 'attended', 1, 'register', now())`, [enrolment, sessions[0]])
      await client.query('commit')
      await waiting
    } finally {
      client.release()
    }
    expect(await row()).toMatchObject({ sessions_attended: 1 })
  })

  it('takes completion back when a correction takes its ground away, and issues a new certificate later', async () => {
    await finish()
    const first = await certificate()
    await mark(1, 'absent', 1)
    await derive()
    expect(await row()).toMatchObject({ state: 'active', completed_at: null })
    expect(await certificate()).toBeUndefined()
    expect(await test.get(CertificatesService).verify(first!.verifyCode)).toBeUndefined()
    await mark(1, 'attended', 2)
    await derive()
    expect((await certificate())?.number).not.toBe(first?.number)
  })

  it('counts anew for everybody when a session is called off', async () => {
    await mark(0, 'attended')
    await derive()
    expect(await row()).toMatchObject({ progress: 4_062 })
    await test.get(SessionChangesService).cancel(asFacilitator(), sessions[1]!, 'Ill')
    await test.get(CompletionService).deriveRun(test.ctx(), run.id)
    expect(await row()).toMatchObject({ progress: 5_000 })
  })

  it('carries into another run what was done before a transfer, once', async () => {
    await mark(0, 'attended')
    await progress().recordDone(test.ctx(ann.actor), enrolment, run.itemIds[1]!)
    const next = await test.fixture.run({ ownerId: test.council, minAttendance: 8_000, items: [{ kind: 'session' }, { kind: 'module' }, { kind: 'mentoring' }] })
    const moved = await test.fixture.enrolment(next.id, ann.id, test.council)
    await test.get(Database).run('update cohorts.enrolment set transferred_from_id = $2 where id = $1', [moved, enrolment])
    for (const _ of [1, 2]) await test.get(CompletionService).derive(test.ctx(), moved)
    const carried = await test.fixture.rows('select type, item_id, attended_minutes, countable_minutes from cohorts.completion_event where enrolment_id = $1 order by id', [moved])
    expect(carried).toEqual([
      { type: 'credit_carried', item_id: next.itemIds[0], attended_minutes: 60, countable_minutes: 120 },
      { type: 'credit_carried', item_id: next.itemIds[1], attended_minutes: null, countable_minutes: null },
    ])
    expect((await progress().of(test.ctx(ann.actor), moved)).items.map(({ status }) => status)).toEqual(['done', 'done', 'open'])
  })

  it('carries it also where something was recorded in the other run first', async () => {
    await mark(0, 'attended')
    const next = await test.fixture.run({ ownerId: test.council, items: [{ kind: 'session' }, { kind: 'module' }, { kind: 'mentoring' }] })
    const moved = await test.fixture.enrolment(next.id, ann.id, test.council)
    await test.get(Database).run('update cohorts.enrolment set transferred_from_id = $2 where id = $1', [moved, enrolment])
    expect(await progress().recordDone(test.ctx(ann.actor), moved, next.itemIds[1]!)).toMatchObject({ ok: true })
    for (const _ of [1, 2]) await test.get(CompletionService).derive(test.ctx(), moved)
    expect((await progress().of(test.ctx(ann.actor), moved)).items.map(({ status }) => status)).toEqual(['done', 'done', 'open'])
    expect(await test.fixture.rows(`select item_id from cohorts.completion_event where enrolment_id = $1 and type = 'credit_carried'`, [moved])).toEqual([{ item_id: next.itemIds[0] }])
  })

  it('says what is missing and what comes next', async () => {
    await mark(0, 'attended')
    const view = await progress().of(test.ctx(ann.actor), enrolment)
    expect(view).toMatchObject({ complete: false, items: [{ kind: 'session', status: 'done' }, { kind: 'module', status: 'open' }, { kind: 'mentoring' }] })
    expect(view.missing.map(({ code, nextStep }) => `${code} ${nextStep}`)).toEqual(['ITEM_OUTSTANDING complete_module', 'ITEM_OUTSTANDING meet_mentor', 'ATTENDANCE_SHORT attend_session'])
  })

  it('lets a manager waive an item with a reason, nobody their own, and mentoring be recorded by those who teach', async () => {
    const asManager = test.ctx(test.manager.actor)
    expect(await progress().waive(asManager, enrolment, run.itemIds[2]!, ' ')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED', field: 'reason' }] })
    expect(await progress().waive(asManager, enrolment, run.itemIds[2]!, 'Mentors others')).toMatchObject({ ok: true })
    expect((await progress().of(asManager, enrolment)).items[2]).toMatchObject({ status: 'done' })
    await expect(progress().waive(asFacilitator(), enrolment, run.itemIds[2]!, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(progress().recordDone(test.ctx(ann.actor), enrolment, run.itemIds[2]!)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await progress().recordDone(asFacilitator(), enrolment, run.itemIds[0]!)).toMatchObject({ ok: false, error: [{ code: 'RECORDED_ELSEWHERE' }] })
    await expect(progress().of(test.ctx((await test.seed.person()).actor), enrolment)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  describe('certificates', () => {
    const read = async (from = test.get(CertificatesService)) => {
      const chunks: Buffer[] = []
      for await (const chunk of await from.pdf((await certificate())!)) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    }
    const kept = () => readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name)

    it('draws on demand what the store will keep, byte for byte, however often it is stored', async () => {
      await finish()
      const { id } = (await certificate())!
      const drawn = await read()
      for (const _ of [1, 2]) await test.get(CertificatesService).store(id)
      expect(kept()).toContain(id)
      expect(drawn.subarray(0, 5).toString()).toBe('%PDF-')
      expect((await read()).equals(drawn)).toBe(true)
    })

    it('leaves nothing behind on a full disk, says so, and still shows the certificate', async () => {
      await finish()
      const config = test.app.get<Config>(CONFIG, { strict: false })
      const full = new CertificatesService(test.get(CertificateQueries), test.get(StandingService), new FullDisk(config), config)
      const before = kept()
      await expect(full.store((await certificate())!.id)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(kept()).toEqual(before)
      expect((await read(full)).subarray(0, 5).toString()).toBe('%PDF-')
    })

    it('can be checked by its code, as people type it, and by nothing else', async () => {
      await finish()
      const { verifyCode, number } = (await certificate())!
      const verify = (code: string) => test.get(CertificatesService).verify(code)
      const typed = `${verifyCode.slice(0, 8).toLowerCase()} - ${verifyCode.slice(8)}`
      expect(await verify(typed)).toEqual({ personName: 'Siân Ŵyn', programmeTitle: 'Leading change', completedOn: '2026-06-15', number })
      expect([await verify(number), await verify(''), await verify('%')]).toEqual([undefined, undefined, undefined])
    })

    it('is for its owner, their organisation and those who run the programme', async () => {
      await finish()
      const { id } = (await certificate())!
      const admin = await test.seed.person({ roles: [['organisation_admin', test.council]] })
      for (const person of [ann, test.manager, admin]) expect(await test.get(CertificatesService).byId(test.ctx(person.actor), id)).toMatchObject({ id })
      for (const person of [test.facilitator, await test.seed.person()]) await expect(test.get(CertificatesService).byId(test.ctx(person.actor), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect((await test.get(CertificatesService).mine(test.ctx(ann.actor), 10, undefined)).rows.map((one) => one.id)).toEqual([id])
    })
  })
})
