import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type OrganisationId, plainDate } from '#kernel'
import { ReleaseRequestsService } from '#equality'
import { systemCtx } from '#platform/access'
import type { SeededPerson } from '#testing'
import { seedApplicants } from '../../libs/equality/src/testing/seed-applicants.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const QUESTIONS = join(__dirname, '../../libs/equality/reference/questions-england-and-wales.json')
const MINE = '{ myEqualityAnswers { questionSet { id } answers { question options answeredOn } } }'

describe('equality questions over HTTP', () => {
  let web: TestWeb
  let [council, institute] = [] as unknown as [OrganisationId, OrganisationId]
  let [admin, learner, analyst, outsider] = [] as unknown as [SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  const ctx = () => systemCtx('test', web.clock.now(), 'test')

  beforeAll(async () => {
    web = await startTestWeb({ worker: false, now: '2026-06-01T09:00:00Z' })
    council = await web.seed.organisation({ name: 'Borchester' })
    institute = await web.seed.organisation({ kind: 'institute', name: 'Institute' })
    admin = await web.person({ roles: [['platform_admin', council]] })
    learner = await web.person({ givenName: 'Lee', roles: [['learner', council]] })
    analyst = await web.person({ roles: [['workforce_analyst', institute]] })
    outsider = await web.person({ roles: [['workforce_analyst', council], ['organisation_admin', council]] })
  })
  afterAll(() => web.close())

  const mine = async (person: SeededPerson) => (await web.send<{ myEqualityAnswers: { questionSet: { id: string } | null; answers: { question: string; options: string[] }[] } }>(person, MINE)).data.myEqualityAnswers

  it('begin with an administrator’s file, checked, and are asked when it is published', async () => {
    expect(textOf(await (await PageVisitor.signIn(web, learner)).open('/equality'))).toContain('Nothing is asked at present')
    const visitor = await PageVisitor.signIn(web, admin)
    expect((await visitor.open('/admin')).html).toContain('/admin/equality-questions')
    const form = await visitor.open('/admin/equality-questions/import')
    const file = (text: string) => new File([text], 'questions.json', { type: 'application/json' })
    const bad = await visitor.sendFile(form, 'file', file(readFileSync(QUESTIONS, 'utf8').replace('"label": "Female"', '"label": "Prefer not to say"')))
    expect([bad.status, textOf(bad).includes('added to every question by itself')]).toEqual([422, true])
    const draft = await visitor.sendFile(form, 'file', file(readFileSync(QUESTIONS, 'utf8')))
    expect(textOf(draft)).toMatch(/Version 1 is imported as a draft.*What is your ethnic group\?.*White: Irish.*Prefer not to say/)
    const asked = await visitor.send(await visitor.open(`${new URL(draft.url).pathname}/publish`), { reason: 'The first' })
    expect(textOf(asked)).toContain('These questions are asked now.')
    expect(textOf(await visitor.open('/admin/equality-questions'))).toMatch(/Version 1 .*Asked now/)
    expect((await visitor.open(`${new URL(draft.url).pathname}/publish`)).status).toBe(404)
  })

  it('are answered, changed and withdrawn by a person on pages that keep them to themselves', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    expect((await visitor.open('/account')).html).toContain('href="/equality"')
    const start = await visitor.open('/equality')
    expect(textOf(start)).toMatch(/You do not have to answer.*You have answered 0 of 9 questions/)
    const form = await visitor.open('/equality/questions')
    expect(form.html.match(/value="prefer_not_to_say"/g)).toHaveLength(9)
    expect(form.headers.get('cache-control')).toBe('no-store')
    const saved = await visitor.send(form, { sex: 'female', religion: 'sikh', disability: 'prefer_not_to_say' })
    expect(textOf(saved)).toMatch(/Your answers are saved.*You have answered 3 of 9 questions.*Religion or belief Answered on 1 June 2026/)
    expect(saved.html).not.toContain('Sikh')
    expect((await visitor.open('/equality/questions')).html).toMatch(/value="sikh" checked/)
    await visitor.send(await visitor.open('/equality/questions'), { religion: 'none' })
    expect((await mine(learner)).answers).toEqual([{ question: 'disability', options: ['prefer_not_to_say'], answeredOn: '2026-06-01' }, { question: 'religion', options: ['none'], answeredOn: '2026-06-01' }, { question: 'sex', options: ['female'], answeredOn: '2026-06-01' }])
    const one = await visitor.open('/equality/withdraw?question=religion')
    expect(textOf(one)).toMatch(/Withdraw your answer about religion or belief\?.*cannot bring it back/)
    expect(textOf(await visitor.send(one))).toMatch(/Your answer is withdrawn.*You have answered 2 of 9/)
    for (const path of ['religion', 'shoe-size']) expect((await visitor.open(`/equality/withdraw?question=${path}`)).status).toBe(404)
    expect(textOf(await visitor.send(await visitor.open('/equality/withdraw')))).toMatch(/Your answers are withdrawn.*You have answered 0 of 9/)
    expect((await mine(learner)).answers).toEqual([])
  })

  it('say in the form what cannot be answered so', async () => {
    const visitor = await PageVisitor.signIn(web, learner)
    const form = await visitor.open('/equality/questions')
    const refused = await visitor.send(form, { sex: 'unheard of' })
    expect([refused.status, textOf(refused).includes('Sex: choose one of the answers on the page')]).toEqual([422, true])
    const { questionSet } = await mine(learner)
    const save = async (answers: readonly object[], setId = questionSet?.id) => (await web.send<{ saveEqualityAnswers: { userErrors: { code: string; field: string }[] } }>(learner,
      'mutation ($input: SaveEqualityAnswersInput!) { saveEqualityAnswers(input: $input) { userErrors { code field } } }', { input: { questionSetId: setId, answers } })).data.saveEqualityAnswers.userErrors
    expect(await save([{ question: 'sex', options: ['female', 'male'] }])).toEqual([{ code: 'CHOOSE_ONE', field: 'answers.sex' }])
    expect(await save([], 'another')).toEqual([{ code: 'QUESTIONS_CHANGED', field: 'questionSetId' }])
  })

  it('are nobody’s business else: each root field with outsiders', async () => {
    const codes = async (as: SeededPerson | undefined, document: string) => (await web.send(as, document)).errors?.map(({ extensions }) => extensions.code)
    for (const document of [MINE, 'mutation { withdrawEqualityAnswers { userErrors { code } } }', 'mutation { saveEqualityAnswers(input: { questionSetId: "x", answers: [] }) { userErrors { code } } }', '{ equalityQuestionSets { id } }', '{ viewerCanPublishEquality }']) {
      expect(await codes(undefined, document)).toEqual(['UNAUTHENTICATED'])
    }
    const { questionSet } = await mine(learner)
    for (const document of [
      '{ equalityQuestionSets { id } }', `{ equalityQuestionSet(id: "${questionSet?.id}") { id } }`, 'mutation { importEqualityQuestions(json: "{}") { userErrors { code } } }',
      `mutation { publishEqualityQuestions(id: "${questionSet?.id}") { userErrors { code } } }`, `mutation { retireEqualityQuestions(id: "${questionSet?.id}") { userErrors { code } } }`,
      'mutation { requestEqualityRelease(publicationId: "cohort-progress.sex") { userErrors { code } } }',
    ]) for (const person of [outsider, learner]) expect(await codes(person, document)).toEqual(['FORBIDDEN'])
    expect(await codes(outsider, '{ equalityPublication(id: "people.by-name") { id } }')).toEqual(['NOT_FOUND'])
    const visitor = await PageVisitor.signIn(web, outsider)
    for (const path of ['/admin/equality-questions', '/admin/equality-questions/import', '/equality/figures/cohort-progress.sex/publish']) expect([403, 404]).toContain((await visitor.open(path)).status)
    expect(textOf(await visitor.open('/equality/figures/cohort-progress.sex'))).not.toContain('Publish today')
  })

  it('are published, protected, by an analyst, and read by everybody', async () => {
    await seedApplicants(web.pool, council, 90)
    const visitor = await PageVisitor.signIn(web, analyst)
    expect(textOf(await visitor.open('/equality/figures'))).toContain('Applying, being offered a place and completing, by sex')
    const publication = await visitor.open('/equality/figures/cohort-progress.sex')
    expect(textOf(publication)).toMatch(/Nothing is published yet.*Lawful basis/)
    expect(publication.html).toContain('/equality/figures/cohort-progress.sex/publish')
    const asked = await visitor.send(await visitor.open('/equality/figures/cohort-progress.sex/publish'))
    expect(textOf(asked)).toContain('being counted and protected')
    // What the worker would do.
    expect(await web.get(ReleaseRequestsService).take(ctx(), 'cohort-progress.sex', plainDate('2026-06-01'))).toEqual([])
    const page = textOf(await visitor.open('/equality/figures/cohort-progress.sex'))
    expect(page).toMatch(/As on 1 June 2026, to version 1 of the questions.*How many answered the question.*Did not answer 90.*How the figures are protected/)
    expect(textOf(await visitor.open('/equality/figures/declaration'))).toMatch(/by sex 1 June 2026 90 0 \(0.0%\) 0 \(0.0%\) 90 \(100.0%\)/)
    const answer = await fetch(`${web.webUrl}/equality/figures/cohort-progress.sex`)
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('As on 1 June 2026')])
    const again = await visitor.send(await visitor.open('/equality/figures/cohort-progress.sex/publish'))
    expect([again.status, textOf(again).includes('too recent')]).toEqual([422, true])
  })

  it('stay out of reach of the connection that the API itself serves from', async () => {
    await expect(web.pool.query('select * from equality.answer')).rejects.toThrow('permission denied for schema equality')
    const { EQUALITY_DATABASE_URL } = web.config
    const client = new pg.Client({ connectionString: EQUALITY_DATABASE_URL })
    await client.connect()
    await expect(client.query('select id from directory.person')).rejects.toThrow('permission denied for schema directory')
    await client.end()
  })
})
