import { newId, type OrganisationId, type PersonId } from '#kernel'
import type { CohortRunId, EnrolmentId } from '../../domain/index.js'
import { type EnrolmentTest, startEnrolment } from '../../testing/enrolment-test-app.js'
import { CohortReorganisationService } from './reorganisation.service.js'

interface Plan {
  readonly kind: 'merge' | 'split'
  readonly from: readonly OrganisationId[]
  readonly to: readonly OrganisationId[]
  readonly assignments?: Readonly<Record<PersonId, OrganisationId>>
  readonly heir?: OrganisationId
}

describe('organisations that merge or split', () => {
  let test: EnrolmentTest
  beforeAll(async () => { test = await startEnrolment() })
  afterAll(() => test.close())

  const rows = async <T>(sql: string, values: unknown[] = []) => (await test.pool.query(sql, values)).rows as T[]
  const council = (region = 'Wales', kind?: string) => test.seed.organisation({ region, ...(kind ? { kind } : {}) })
  const placeOf = async (id: EnrolmentId) => (await rows<{ organisation_id: string; region: string }>('select organisation_id, region from cohorts.enrolment where id = $1', [id]))[0]

  /** Carried out by the directory already; followed here twice. */
  async function follow({ kind, from, to, assignments = {}, heir }: Plan): Promise<void> {
    const reorganisationId = newId()
    await rows(
      `insert into directory.reorganisation (id, kind, "on", predecessor_ids, successors, assignments, default_successor_id, state, problems, created_at, applied_at)
       values ($1, $2, '2026-06-01', $3, $4, $5, $6, 'applied', '[]', now(), now())`,
      [reorganisationId, kind, from, JSON.stringify(to.map((id) => ({ id }))), JSON.stringify(assignments), heir ?? null])
    const change = { reorganisationId, kind, predecessorIds: from, successorIds: to, defaultSuccessorId: heir ?? null }
    for (const _ of [1, 2]) await test.get(CohortReorganisationService).follow(test.ctx(), change, new AbortController().signal)
  }

  it('a merge: open enrolments go along once, what is over stays as it was', async () => {
    const [old, other, successor] = [await council('Cornwall'), await council(), await council('Devon')]
    const runId = await test.run()
    const [open, over, elsewhere] = [await test.learner(old), await test.learner(old), await test.learner(other)]
    const ids = [await test.enrol(open, runId), await test.enrol(over, runId), await test.enrol(elsewhere, runId)] as const
    await rows(`update cohorts.enrolment set state = 'completed', completed_at = now() where id = $1`, [ids[1]])
    await follow({ kind: 'merge', from: [old], to: [successor] })
    expect(await placeOf(ids[0])).toEqual({ organisation_id: successor, region: 'Devon' })
    expect((await placeOf(ids[1]))?.organisation_id).toBe(old)
    expect((await placeOf(ids[2]))?.organisation_id).toBe(other)
    const history = await rows<{ from_state: string; to_state: string }>(`select from_state, to_state from cohorts.enrolment_history where enrolment_id = any($1) and action = 'change_organisation'`, [ids])
    expect(history).toEqual([{ from_state: 'offered', to_state: 'offered' }])
  })

  it('a split: each person goes where they were sent, and who nobody decided about stays', async () => {
    const [old, north, south] = [await council(), await council(), await council()]
    const runId = await test.run()
    const [a, b] = [await test.learner(old), await test.learner(old)]
    const ids = [await test.enrol(a, runId), await test.enrol(b, runId)] as const
    await follow({ kind: 'split', from: [old], to: [north, south], assignments: { [a.id]: south } })
    expect([(await placeOf(ids[0]))?.organisation_id, (await placeOf(ids[1]))?.organisation_id]).toEqual([south, old])
  })

  it('quotas go by the successor, and a place that this frees is offered on', async () => {
    const [old, small] = [await council(), await council()]
    const runId = await test.run({ capacity: 3, maxPerOrganisation: 1 })
    const [a, b] = [await test.learner(old), await test.learner(old)]
    const ids = [await test.enrol(a, runId), await test.enrol(b, runId)] as const
    expect(await test.state(ids[1])).toBe('waitlisted')
    await follow({ kind: 'split', from: [old], to: [small, old], assignments: { [b.id]: small, [a.id]: old } })
    expect(await test.state(ids[1])).toBe('offered')
    expect(await test.booksAgree(runId)).toBe(true)
  })

  it('places kept for both of two councils are kept for their successor', async () => {
    const [one, two, successor] = [await council(), await council(), await council()]
    const runId = await test.run({ capacity: 5, heldBack: [
      { forType: 'organisation', forValue: one, places: 1, releasedOn: '2026-06-10' }, { forType: 'organisation', forValue: two, places: 2, releasedOn: '2026-06-20' },
    ] })
    await follow({ kind: 'merge', from: [one, two], to: [successor] })
    expect(await heldBack(runId)).toEqual([{ for_value: successor, places: 3, until: '2026-06-20' }])
  })

  it('the successor runs what is not over, and looks after the programme', async () => {
    const successor = await council()
    const { programmeId, versionId } = await test.programme()
    const [open, over] = [await test.run({}, versionId), await test.run({}, versionId)]
    await rows(`update cohorts.cohort_run set state = 'completed' where id = $1`, [over])
    await follow({ kind: 'merge', from: [test.council], to: [successor] })
    expect(await rows('select id from cohorts.cohort_run where organisation_id = $1', [successor])).toContainEqual({ id: open })
    expect(await rows('select organisation_id from cohorts.cohort_run where id = $1', [over])).toEqual([{ organisation_id: test.council }])
    expect(await rows('select organisation_id from cohorts.programme where id = $1', [programmeId])).toEqual([{ organisation_id: successor }])
  })

  const heldBack = (runId: CohortRunId) => rows('select for_value, places, released_on::text as until from cohorts.run_held_back where run_id = $1', [runId])
})
