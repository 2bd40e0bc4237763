import { newId, type OrganisationId } from '#kernel'
import { type SeededPerson } from '#testing'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'
import { PageVisitor, textOf } from '../support/page-visitor.js'
import { startTestWeb, type TestWeb } from '../support/test-web.js'

const POST = 'query ($id: ID!) { discussionPost(id: $id) { id number runId body state hiddenReason openReports authorName pageCursor(first: 50) } }'

interface Shown { discussionPost: { number: number; runId: string; body: string | null; state: string; hiddenReason: string | null; openReports: number | null; authorName: string | null; pageCursor: string | null } }

describe('pages of a long discussion', () => {
  let web: TestWeb
  let council: OrganisationId
  let [ann, bob, facilitator, stranger] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [runId, threadId, otherThreadId] = ['', '', '']

  /** The n-th post of the discussion; Ann wrote those with an even number, Bob the others. */
  const postId = async (number: number) => (await web.pool.query<{ id: string }>('select id from cohorts.discussion_post where thread_id = $1 and number = $2', [threadId, number])).rows[0]?.id ?? ''
  const thread = async (run: string, posts: number): Promise<string> => {
    const id = newId()
    await web.pool.query('insert into cohorts.discussion_thread (id, run_id, title, author_id, created_at, last_post_at, posts) values ($1, $2, \'Tools\', $3, now(), now(), $4)', [id, run, ann.id, posts])
    for (let number = 1; number <= posts; number += 1) {
      await web.pool.query('insert into cohorts.discussion_post (id, thread_id, number, author_id, body, state, posted_at) values ($1, $2, $3, $4, $5, \'visible\', now())',
        [newId(), id, number, number % 2 === 0 ? ann.id : bob.id, `Words number ${number}.`])
    }
    return id
  }
  const shown = async (as: SeededPerson | undefined, id: string) => web.send<Shown>(as, POST, { id })

  beforeAll(async () => {
    web = await startTestWeb({ worker: false })
    const fixture = new TeachingFixture(web.pool)
    council = await web.seed.organisation({ name: 'Borchester' })
    ann = await web.person({ givenName: 'Ann', familyName: 'Archer' })
    bob = await web.person({ givenName: 'Bob', familyName: 'Bell' })
    ;[facilitator, stranger] = [await web.person(), await web.person({ roles: [['organisation_admin', council]] })]
    runId = (await fixture.run({ ownerId: council, facilitators: [facilitator.id] })).id
    for (const person of [ann, bob]) await fixture.enrolment(runId as never, person.id, council)
    threadId = await thread(runId, 120)
    otherThreadId = await thread(runId, 1)
  })
  afterAll(() => web.close())

  it('says where a post is, and which page holds it, to readers of its space only', async () => {
    const read = async (number: number) => (await shown(ann, await postId(number))).data.discussionPost
    const after = (cursor: string | null) => (cursor === null ? null : JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown)
    expect(await read(51)).toMatchObject({ number: 51, runId, body: 'Words number 51.', authorName: 'Bob Bell', openReports: null })
    for (const [number, page] of [[1, null], [50, null], [51, [50]], [100, [50]], [101, [100]]] as const) expect(after((await read(number)).pageCursor)).toEqual(page)
    const code = async (as: SeededPerson | undefined, id: string) => (await shown(as, id)).errors?.[0]?.extensions.code
    const hiddenFrom = [await code(stranger, await postId(51)), await code(stranger, newId()), await code(ann, newId()), await code(ann, 'x')]
    expect(hiddenFrom).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    expect(await code(undefined, await postId(51))).toBe('UNAUTHENTICATED')
    const post = await postId(51)
    const sized = (first: number) => web.send(ann, 'query ($id: ID!, $first: Int!) { discussionPost(id: $id) { pageCursor(first: $first) } }', { id: post, first })
    expect((await sized(0)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  it('reports a post of a later page, and goes back to it', async () => {
    const visitor = await PageVisitor.signIn(web, ann)
    const id = await postId(115)
    const page = await visitor.open(`/discussions/${threadId}/posts/${id}/report`)
    expect(page.status).toBe(200)
    expect(textOf(page)).toContain('Words number 115.')
    expect(textOf(await visitor.send(page, { reason: '' }))).toContain('Say what is wrong with the post')
    const back = await visitor.send(page, { reason: 'It names a resident.' })
    expect(textOf(back)).toContain('Those who teach have been told')
    expect(back.html).toContain('id="post-115"')
    expect((await shown(facilitator, id)).data.discussionPost).toMatchObject({ state: 'reported', openReports: 1 })
  })

  it('takes back a post of a later page, and leads to a new reply', async () => {
    const visitor = await PageVisitor.signIn(web, ann)
    const id = await postId(60)
    const back = await visitor.send(await visitor.open(`/discussions/${threadId}/posts/${id}/retract`))
    expect(textOf(back)).toContain('This post was taken back by its author')
    expect(back.html).toContain('id="post-60"')
    const replied = await visitor.send(await visitor.open(`/discussions/${threadId}`), { body: 'One more.' })
    expect(replied.html).toContain('id="post-121"')
  })

  it('has no such page for own posts, others\' posts, another discussion, and outsiders', async () => {
    const [visitor, outsider] = [await PageVisitor.signIn(web, ann), await PageVisitor.signIn(web, stranger)]
    const [own, others] = [await postId(70), await postId(71)]
    const statuses = await Promise.all([
      visitor.open(`/discussions/${threadId}/posts/${own}/report`), visitor.open(`/discussions/${threadId}/posts/${others}/retract`),
      visitor.open(`/discussions/${otherThreadId}/posts/${others}/report`), visitor.open(`/discussions/${threadId}/posts/${newId()}/report`),
      outsider.open(`/discussions/${threadId}/posts/${others}/report`),
    ])
    expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
  })
})
