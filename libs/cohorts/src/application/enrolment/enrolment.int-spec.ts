import { Readable } from 'node:stream'
import { newId, unwrap } from '#kernel'
import type { MachineActor } from '#platform/access'
import type { SeededPerson } from '#testing'
import type { CohortRunId } from '../../domain/index.js'
import { type EnrolmentTest, startEnrolment } from '../../testing/enrolment-test-app.js'
import { EnrolmentMergeService } from '../follow/enrolment-merge.service.js'
import { RunCancellationService } from '../moves/run-cancellation.service.js'
import { OffersService } from '../places/offers.service.js'
import { RunChangesService } from '../runs/run-changes.service.js'
import { ApplicationsService } from './applications.service.js'
import { EnrolmentImportService } from './enrolment-import.service.js'
import { EnrolmentsService } from './enrolments.service.js'
import { NominationsService } from './nominations.service.js'

describe('ways into a run', () => {
  let test: EnrolmentTest
  let admin: SeededPerson
  beforeAll(async () => {
    test = await startEnrolment()
    admin = await test.seed.person({ roles: [['organisation_admin', test.council]] })
  })
  afterAll(() => test.close())

  const apply = (person: SeededPerson, runId: CohortRunId, route: 'self' | 'application' = 'self', now = test.clock.now()) =>
    test.get(ApplicationsService).apply({ ...test.ctx(person.actor), now }, runId, route, {})

  it('refuses what comes too late, too early, twice, or to a run that is not open', async () => {
    const person = await test.learner()
    const manager = test.ctx(test.manager.actor)
    const runId = await test.run()
    expect(await apply(person, runId, 'self', new Date('2026-07-01T08:00:00Z'))).toMatchObject({ ok: false, error: [{ code: 'ENROLMENT_CLOSED', message: expect.stringContaining('30 June 2026') }] })
    expect(await apply(person, runId, 'self', new Date('2026-04-30T08:00:00Z'))).toMatchObject({ ok: false, error: [{ code: 'ENROLMENT_NOT_OPEN' }] })
    // The last day counts to its end, London time.
    expect(await apply(person, runId, 'self', new Date('2026-06-30T22:59:00Z'))).toMatchObject({ ok: true })
    expect(await apply(person, runId)).toMatchObject({ ok: false, error: [{ code: 'ALREADY_ENROLLED' }] })
    const closed = await test.run()
    unwrap(await test.get(RunChangesService).close(manager, closed))
    expect(await apply(person, closed)).toMatchObject({ ok: false, error: [{ code: 'ENROLMENT_CLOSED' }] })
    const cancelled = await test.run()
    unwrap(await test.get(RunCancellationService).cancel(manager, cancelled, 'Too few people'))
    expect(await apply(person, cancelled)).toMatchObject({ ok: false, error: [{ code: 'RUN_CANCELLED' }] })
    await expect(apply(person, newId<CohortRunId>())).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('asks the line manager, or whoever stands in, and nobody else', async () => {
    const runId = await test.run({ capacity: 1 }, { needsApproval: true })
    const [person, boss, delegate, bystander] = [await test.learner(), await test.learner(), await test.learner(), await test.learner()]
    const approvals = test.get(ApplicationsService)
    const lists = test.get(EnrolmentsService)
    expect(await apply(person, runId, 'self')).toMatchObject({ ok: false, error: [{ code: 'APPROVAL_REQUIRED' }] })
    await test.seed.lineManager(person.id, boss.id, test.council)
    const id = unwrap(await apply(person, runId, 'application'))
    expect(await test.state(id)).toBe('applied')
    expect((await lists.awaitingMyApproval(test.ctx(boss.actor))).map((row) => row.id)).toEqual([id])
    await test.pool.query(`insert into directory.delegation (id, person_id, delegate_id, starts_on, ends_on) values ($1, $2, $3, '2026-05-25', '2026-06-15')`, [newId(), boss.id, delegate.id])
    expect((await lists.awaitingMyApproval(test.ctx(delegate.actor))).map((row) => row.id)).toEqual([id])
    for (const stranger of [bystander, person, test.manager]) {
      await expect(approvals.approve(test.ctx(stranger.actor), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect(await lists.awaitingMyApproval(test.ctx(stranger.actor))).toEqual([])
    }
    expect(await approvals.refuse(test.ctx(delegate.actor), id, ' ')).toMatchObject({ ok: false, error: [{ code: 'REASON_REQUIRED' }] })
    unwrap(await approvals.approve(test.ctx(delegate.actor), id))
    expect(await test.state(id)).toBe('offered')
    expect((await lists.history(test.ctx(person.actor), id)).map(({ action, actorId }) => [action, actorId])).toEqual([['submit', person.id], ['approve', delegate.id], ['offer', delegate.id]])
    expect(await approvals.approve(test.ctx(delegate.actor), id)).toMatchObject({ ok: false, error: [{ code: 'NOT_AWAITING_APPROVAL' }] })
  })

  it('lets elected members in without approval, and tells others whom to ask when nobody can approve', async () => {
    const lonely = await test.seed.organisation()
    const runId = await test.run({}, { needsApproval: true })
    const member = await test.seed.person({ roles: [['elected_member', lonely]] })
    expect(await test.state(unwrap(await apply(member, runId, 'application')))).toBe('offered')
    expect(await apply(await test.learner(lonely), runId, 'application')).toMatchObject({ ok: false, error: [{ code: 'NO_LINE_MANAGER' }] })
  })

  it('refuses a programme whose prerequisite is not completed', async () => {
    const { programmeId } = await test.programme()
    const runId = await test.run({}, { prerequisiteProgrammes: [programmeId] })
    expect(await apply(await test.learner(), runId)).toMatchObject({ ok: false, error: [{ code: 'PREREQUISITE_PROGRAMME_MISSING' }] })
  })

  it('takes nominations of an organisation\'s own people, answers by person, and changes nothing when sent twice', async () => {
    const runId = await test.run({ capacity: 1 })
    const [ann, ben] = [await test.learner(), await test.learner()]
    const stranger = await test.learner(await test.seed.organisation())
    const people = [{ email: ann.email.toUpperCase() }, { personId: ben.id }, { email: stranger.email }, { email: 'nobody@example.org' }, { email: ann.email }]
    const service = test.get(NominationsService)
    expect(await service.nominate(test.ctx(admin.actor), runId, test.council, people, true)).toMatchObject([{ outcome: 'would_enter' }, { outcome: 'would_enter' }, { outcome: 'refused' }, { outcome: 'refused' }, { outcome: 'would_enter' }])
    expect(await test.states(runId)).toEqual(new Map())
    const outcomes = await service.nominate(test.ctx(admin.actor), runId, test.council, people)
    expect(outcomes).toMatchObject([{ outcome: 'offered' }, { outcome: 'waitlisted' }, { outcome: 'refused', code: 'NOT_A_MEMBER_OF_ORGANISATION' }, { outcome: 'refused', code: 'NOT_A_MEMBER_OF_ORGANISATION' }, { outcome: 'unchanged' }])
    expect(outcomes[2]).toEqual(outcomes[3])
    expect((await service.nominate(test.ctx(admin.actor), runId, test.council, people)).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'refused', 'refused', 'unchanged'])
    await expect(service.nominate(test.ctx(ann.actor), runId, test.council, people)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('lets a program enrol for its own organisation, with the scope only', async () => {
    const runId = await test.run()
    const person = await test.learner()
    const program: MachineActor = { kind: 'machine', clientId: 'hr', scopes: ['enrolments:write'], organisationId: test.council }
    const nominate = (actor: MachineActor, organisationId = test.council) => test.get(NominationsService).nominate(test.ctx(actor), runId, organisationId, [{ email: person.email }])
    await expect(nominate({ ...program, scopes: ['enrolments:read'] })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(nominate(program, await test.seed.organisation())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await nominate(program)).toMatchObject([{ outcome: 'offered' }])
    const { rows } = await test.pool.query('select e.route, h.actor_name from cohorts.enrolment e join cohorts.enrolment_history h on h.enrolment_id = e.id where e.run_id = $1', [runId])
    expect(rows).toEqual([{ route: 'api', actor_name: 'machine:hr' }])
  })

  describe('from a file', () => {
    const send = (runId: CohortRunId, text: string | Buffer, dryRun = false, actor = admin.actor) =>
      test.get(EnrolmentImportService).import(test.ctx(actor), Readable.from([Buffer.from(text)]), { runId, organisationId: test.council, dryRun })

    it('reads a byte-order mark and Windows line ends, reports by line, and is the same when sent twice', async () => {
      const runId = await test.run({ capacity: 2 })
      const people = await Promise.all([test.learner(), test.learner(), test.learner()])
      const file = `\uFEFFE-mail,Statement\r\n${people.map(({ email }) => `${email},"Leads, and ""learns"""`).join('\r\n')}\r\n=cmd|calc,x\r\n${people[0]!.email},\r\nnobody@example.org,\r\n`
      expect(await send(runId, file, true)).toMatchObject({ dryRun: true, rows: 6, entered: 3, refused: 3 })
      expect((await test.states(runId)).size).toBe(0)
      expect(await send(runId, file)).toMatchObject({
        rows: 6, entered: 3, unchanged: 0, refused: 3,
        problems: [{ line: 5, code: 'FORMULA_CELL' }, { line: 6, code: 'EMAIL_REPEATED' }, { line: 7, code: 'NOT_A_MEMBER_OF_ORGANISATION' }],
      })
      expect([...(await test.states(runId)).values()].sort()).toEqual(['offered', 'offered', 'waitlisted'])
      expect(await send(runId, file)).toMatchObject({ entered: 0, unchanged: 3 })
      expect(await test.booksAgree(runId)).toBe(true)
    })

    it('stops with a clear word at a wrong header, a line without an end, and too many cells', async () => {
      const runId = await test.run()
      const person = await test.learner()
      expect(await send(runId, 'name;address\nx;y\n')).toMatchObject({ rows: 0, stopped: { line: 1, code: 'HEADER_MISSING' } })
      expect(await send(runId, '')).toMatchObject({ rows: 0 })
      expect(await send(runId, `email,statement\n${person.email},ok\nb@example.org,"${'x'.repeat(1_000_000)}\n`)).toMatchObject({ entered: 1, stopped: { code: 'LINE_TOO_LONG', line: 3 } })
      expect(await send(runId, 'email\na@example.org,b,c\n')).toMatchObject({ stopped: { code: 'TOO_MANY_CELLS', line: 2 } })
      expect(await send(runId, 'email\n"a@example.org" b\n')).toMatchObject({ stopped: { code: 'NOT_CSV' } })
    })

    it('is for administrators of the organisation', async () => {
      const runId = await test.run()
      const learner = await test.learner()
      await expect(send(runId, 'email\n', true, learner.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(test.get(EnrolmentImportService).import(test.ctx(admin.actor), Readable.from(['email\n']), { runId, dryRun: true })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })
  })

  it('takes the enrolment that stands for theirs, where a merge of two records closed a newer one', async () => {
    const runId = await test.run()
    const [person, double] = [await test.learner(), await test.learner()]
    const stands = await test.enrol(person, runId)
    unwrap(await test.get(OffersService).accept(test.ctx(person.actor), stands))
    const newer = await test.enrol(double, runId)
    await test.pool.query(`update cohorts.enrolment set applied_at = applied_at + interval '1 hour' where id = $1`, [newer])
    await test.get(EnrolmentMergeService).merge(test.ctx(), double.id, person.id)
    expect((await test.get(EnrolmentsService).mineIn(test.ctx(person.actor), runId))?.id).toBe(stands)
    expect(await test.get(ApplicationsService).apply(test.ctx(person.actor), runId, 'self', {})).toMatchObject({ ok: false, error: [{ code: 'ALREADY_ENROLLED' }] })
  })

  it('shows an administrator only their own people in a run', async () => {
    const other = await test.seed.organisation()
    const runId = await test.run()
    const [ours, theirs] = [await test.learner(), await test.learner(other)]
    const [mine] = [await test.enrol(ours, runId), await test.enrol(theirs, runId)]
    const lists = test.get(EnrolmentsService)
    const seen = async (actor: SeededPerson['actor']) => (await lists.ofRun(test.ctx(actor), runId, {}, 10, undefined)).rows.map(({ id }) => id)
    expect(await seen(admin.actor)).toEqual([mine])
    expect(await seen(test.manager.actor)).toHaveLength(2)
    await expect(seen(ours.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(lists.ofOrganisation(test.ctx(admin.actor), other, undefined, 10, undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const page = await lists.ofOrganisation(test.ctx(admin.actor), test.council, ['offered'], 1, undefined)
    expect(page.rows).toHaveLength(2)
    expect(page.total).toBeGreaterThan(2)
  })
})
