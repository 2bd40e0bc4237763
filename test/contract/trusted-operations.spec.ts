import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '#kernel'
import { documentHash } from '#platform/graphql'
import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'

const folder = join(__dirname, '../../apps/web/src/operations')
const documents = new Map(readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).map((text) => [/query (\w+)/.exec(text)?.[1] ?? '', text]))
const textOf = (name: string): string => {
  const text = documents.get(name)
  if (text === undefined) throw new Error(`The web application has no document ${name}`)
  return text
}

type Answer = { data: unknown; errors?: { extensions: { code: string } }[] }

describe('trusted operations', () => {
  let platform: TestPlatform
  let people: Record<'learner' | 'facilitator' | 'manager' | 'admin' | 'otherAdmin' | 'platformAdmin' | 'stranger', SeededPerson>
  let unlinked: SeededPerson
  let [runId, draftId, councilId] = ['', '', '']

  const post = async (as: SeededPerson | undefined, body: object, path = '/graphql'): Promise<Answer> => {
    const response = await fetch(`${platform.url}${path}`, {
      method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...(as ? { authorization: `Bearer ${await platform.token(as)}` } : {}) },
    })
    return (await response.json()) as Answer
  }
  const shortWay = (as: SeededPerson | undefined, name: string, variables: object) => post(as, { documentId: documentHash(textOf(name)), variables })
  /** As the web application asks: before Express, for whoever has a token. */
  const shortestWay = (as: SeededPerson | undefined, name: string, variables: object) =>
    post(as, { documentId: documentHash(textOf(name)), variables }, `/graphql/${documentHash(textOf(name))}`)
  const longWay = (as: SeededPerson | undefined, name: string, variables: object) => post(as, { query: textOf(name), variables })

  beforeAll(async () => {
    platform = await startTestPlatform({ api: { documents: Object.fromEntries([...documents.values()].map((text) => [documentHash(text), text])) } })
    const fixture = new TeachingFixture(platform.pool)
    const council = await platform.seed.organisation({ name: 'Borchester' })
    const other = await platform.seed.organisation({ name: 'Felpersham' })
    councilId = council
    people = {
      learner: await platform.person({ givenName: 'Aisha', familyName: 'O\'Connor "A"' }), facilitator: await platform.person(), stranger: await platform.person(),
      manager: await platform.person({ roles: [['programme_manager', council]] }), admin: await platform.person({ roles: [['organisation_admin', council]] }),
      otherAdmin: await platform.person({ roles: [['organisation_admin', other]] }), platformAdmin: await platform.person({ roles: [['platform_admin', council]] }),
    }
    unlinked = await platform.person()
    await platform.pool.query('delete from directory.identity where person_id = $1', [unlinked.id])
    const run = await fixture.run({ ownerId: council, items: [{ kind: 'assignment' }, { kind: 'session' }], facilitators: [people.facilitator.id] })
    runId = run.id
    draftId = (await fixture.run({ ownerId: council, state: 'draft' })).id
    const enrolmentId = await fixture.enrolment(run.id, people.learner.id, council)
    await platform.pool.query('update cohorts.enrolment set progress = 1250, minutes_attended = 50, minutes_countable = 60 where id = $1', [enrolmentId])
    for (let count = 0; count < 3; count++) await fixture.enrolment(run.id, (await platform.person({ familyName: `Ünal ${count}` })).id, council, { state: 'accepted' })
    const openRun = await fixture.run({ ownerId: council, state: 'open', startsOn: '2026-09-01' })
    await platform.pool.query(`update cohorts.enrolment set state = 'offered', offered_at = now(), offer_expires_at = '2026-06-05T16:00:00.123Z' where id = $1`, [await fixture.enrolment(openRun.id, people.learner.id, council, { state: 'applied' })])
    await fixture.session(run.id, { startsAt: '2026-06-01T09:05:00Z' })
    const approver = people.facilitator
    await platform.seed.lineManager(people.stranger.id, approver.id, council)
    await fixture.enrolment(openRun.id, people.stranger.id, council, { state: 'applied' })
  })
  afterAll(() => platform.close())

  const questions = (): [string, object][] => [
    ['MyLearning', {}],
    ['RunRoster', { runId }], ['RunRoster', { runId, first: 2 }], ['RunRoster', { runId: draftId }], ['RunRoster', { runId: newId() }], ['RunRoster', { runId: 'x' }],
    ['RunRoster', { runId, first: 0 }], ['RunRoster', { runId, first: 101 }], ['RunRoster', { runId, after: 'x' }],
    ['OrganisationEnrolments', { organisationId: councilId }], ['OrganisationEnrolments', { organisationId: councilId, first: 2 }], ['OrganisationEnrolments', { organisationId: councilId, state: 'offered' }],
    ['OrganisationEnrolments', { organisationId: councilId, state: 'asleep' }], ['OrganisationEnrolments', { organisationId: councilId, programmeId: newId() }], ['OrganisationEnrolments', { organisationId: newId() }],
    ['OrganisationEnrolments', { organisationId: 'x' }], ['OrganisationEnrolments', { organisationId: councilId, programmeId: null, state: null }],
  ]

  /** Variables that the schema itself refuses. The long way says so before it asks who it is, so only known people are compared. */
  const malformed = (): [string, object][] => [
    ['RunRoster', {}], ['RunRoster', { runId, first: null }], ['RunRoster', { runId, first: 'x' }], ['RunRoster', { runId, after: 7 }], ['RunRoster', { runId: ['x', 'y'] }],
    ['OrganisationEnrolments', {}], ['OrganisationEnrolments', { organisationId: councilId, state: 7 }],
  ]

  it('answer exactly what the documents do the long way, and deny the same', async () => {
    const different: string[] = []
    let answered = 0
    for (const [who, person] of [...Object.entries(people), ['unlinked', unlinked], ['nobody', undefined]] as [string, SeededPerson | undefined][]) {
      for (const [name, variables] of person === undefined || person === unlinked ? questions() : [...questions(), ...malformed()]) {
        const [short, shortest, long] = await Promise.all([shortWay(person, name, variables), shortestWay(person, name, variables), longWay(person, name, variables)])
        const outcome = ({ data, errors }: Answer) => errors?.[0]?.extensions.code ?? data
        if (short.errors === undefined) answered++
        try {
          expect(outcome(short)).toEqual(outcome(long))
          expect(shortest).toEqual(short)
        } catch {
          different.push(`${who} ${name} ${JSON.stringify(variables)}\n  short ${JSON.stringify(outcome(short))}\n  long ${JSON.stringify(outcome(long))}`)
        }
      }
    }
    expect(different).toEqual([])
    expect(answered).toBeGreaterThan(20)
  })

  it('at an address of their own take what the one address takes, and say what is wrong with a body', async () => {
    const at = async (name: string, body: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${platform.url}/graphql/${documentHash(textOf(name))}`, {
        method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${await platform.token(people.learner)}`, ...headers },
      })
      return { status: response.status, answer: (await response.json()) as Answer & { errors?: { message: string }[] } }
    }
    expect(await at('MyLearning', '{}')).toMatchObject({ status: 200, answer: { data: { myLearning: {} } } })
    expect(await at('MyLearning', '{"variables":null}')).toMatchObject({ status: 200, answer: { data: { myLearning: {} } } })
    for (const [body, words] of [['{', /not valid JSON/], ['', /not valid JSON/], ['{"variables":[1]}', /must be an object/], ['{"variables":"x"}', /must be an object/], [`{"variables":{"a":"${'x'.repeat(70_000)}"}}`, /larger than 64 kB/]] as const) {
      const { status, answer } = await at('MyLearning', body)
      expect({ status, code: answer.errors?.[0]?.extensions.code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' })
      expect(answer.errors?.[0]?.message).toMatch(words)
    }
    expect(await at('MyLearning', '{}', { authorization: 'Bearer x' })).toMatchObject({ answer: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } })
    // Elsewhere the address says nothing that the body does not.
    const unknown = await fetch(`${platform.url}/graphql/${'0'.repeat(64)}`, { method: 'POST', body: JSON.stringify({ query: '{ viewer { kind } }' }), headers: { 'content-type': 'application/json', authorization: `Bearer ${await platform.token(people.learner)}` } })
    expect(await unknown.json()).toEqual({ data: { viewer: { kind: 'person' } } })
    expect((await fetch(`${platform.url}/graphql/${documentHash(textOf('MyLearning'))}`)).status).toBe(400)
  })

  it('go on from each other\'s cursors', async () => {
    type Roster = { runRoster: { edges: { node: { personName: string } }[]; pageInfo: { endCursor: string } } }
    const first = (await shortWay(people.manager, 'RunRoster', { runId, first: 2 })).data as Roster
    const after = first.runRoster.pageInfo.endCursor
    const [short, long] = [await shortWay(people.manager, 'RunRoster', { runId, after }), await longWay(people.manager, 'RunRoster', { runId, after })]
    expect(short.data).toEqual(long.data)
    expect((short.data as Roster).runRoster.edges.length).toBe(2)
  })
})
