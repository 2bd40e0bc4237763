import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnitOfWork } from '#platform/database'
import { Outbox } from '#platform/outbox'
import { eventually, jobEngines } from '#testing'
import { RegisterService } from '../application/attendance/register.service.js'
import { CertificatesService } from '../application/completion/certificates.service.js'
import { SessionPlanningService } from '../application/sessions/session-planning.service.js'
import { runCancelled } from '../events.js'
import { startTeaching, type TeachingTest } from '../testing/teaching-test-app.js'
import { teachingHandlers, teachingJobs } from './teaching-jobs.js'

describe.each(jobEngines)('teaching jobs on $engine', ({ config }) => {
  const filesDir = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  let test: TeachingTest

  beforeAll(async () => {
    test = await startTeaching({ now: '2026-06-15T09:00:00Z', jobs: teachingJobs, providers: [...teachingHandlers], config: { ...config, FILES_DIR: filesDir } })
  })
  afterAll(async () => {
    await test.close()
    rmSync(filesDir, { recursive: true, force: true })
  })

  it('leads from a marked register to a certificate in the store', async () => {
    const run = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id] })
    const session = await test.fixture.session(run.id, { startsAt: '2026-06-15T08:00:00Z', itemId: run.itemIds[0]! })
    const ann = await test.seed.person()
    const enrolment = await test.fixture.enrolment(run.id, ann.id, test.council)
    await test.get(RegisterService).save(test.ctx(test.facilitator.actor), session, [{ enrolmentId: enrolment, status: 'attended', version: 0 }])
    await eventually(async () => {
      const id = (await test.get(CertificatesService).ofEnrolment(test.ctx(ann.actor), enrolment))?.id
      return id !== undefined && existsSync(join(filesDir, 'kept', id.slice(-2), id))
    })
  })

  it('invites people to what was planned, and tells them when the run is called off', async () => {
    const run = await test.fixture.run({ ownerId: test.council, facilitators: [test.facilitator.id] })
    const ann = await test.seed.person()
    await test.fixture.enrolment(run.id, ann.id, test.council, { state: 'accepted' })
    const templates = async () => (await test.fixture.rows<{ template: string }>('select template from notifications.message where person_id = $1 order by queued_at, id', [ann.id])).map(({ template }) => template)
    const planned = await test.get(SessionPlanningService).schedule(test.ctx(test.manager.actor), run.id, {
      title: 'Working in the open', mode: 'online', facilitatorIds: [test.facilitator.id], date: '2026-09-07', time: '10:00', duration: 60, rhythm: 'weekly', count: 2, skip: [], moved: [],
    })
    expect(planned.ok).toBe(true)
    await eventually(async () => expect(await templates()).toEqual(Array(2).fill('cohorts.session-invitation')))
    await test.get(UnitOfWork).run((tx) => test.get(Outbox).add(tx, test.ctx(), runCancelled, { runId: run.id, reason: 'Too few people.', people: [] }))
    await eventually(async () => expect((await templates()).slice(2)).toEqual(Array(2).fill('cohorts.session-cancelled')))
  })
})
