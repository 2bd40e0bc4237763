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
  let [runId, otherRunId, threadId, otherThreadId] = ['', '', '', '']

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
    otherRunId = (await fixture.run({ ownerId: council, facilitators: [facilitator.id] })).id
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

  it('shows moderators the words that they decide about, also of a post hidden without a report, and readers nothing of it', async () => {
    const id = await postId(90)
    await web.send(facilitator, 'mutation ($input: ModeratePostInput!) { moderatePost(input: $input) { userErrors { code } } }', { input: { postId: id, action: 'hide', reason: 'Not about the course' } })
    const moderator = await PageVisitor.signIn(web, facilitator)
    const page = await moderator.open(`/runs/${runId}/space/posts/${id}`)
    for (const words of ['Ann Archer', 'Words number 90.', 'hidden', 'Not about the course', 'Nobody has reported it']) expect(textOf(page)).toContain(words)
    expect((await moderator.open(/href="([^"#]*)#post-90"/.exec(page.html)?.[1] ?? '')).html).toContain('id="post-90"')
    expect((await shown(facilitator, id)).data.discussionPost).toMatchObject({ body: 'Words number 90.', hiddenReason: 'Not about the course', openReports: 0 })
    expect((await shown(bob, id)).data.discussionPost).toMatchObject({ state: 'hidden', body: null, hiddenReason: null, openReports: null })
    expect((await shown(ann, id)).data.discussionPost).toMatchObject({ body: 'Words number 90.', hiddenReason: 'Not about the course', openReports: null })
    const learner = await PageVisitor.signIn(web, bob)
    expect((await learner.open(`/runs/${runId}/space/posts/${id}`)).html).not.toContain('Words number 90.')
    expect(textOf(await moderator.send(page, { action: 'restore', reason: '' }))).toContain('Your decision is kept')
    expect((await shown(bob, id)).data.discussionPost).toMatchObject({ state: 'visible', body: 'Words number 90.' })
  })

  it('has no page for deciding about a post of another run, and nothing to decide about one that was taken back', async () => {
    const moderator = await PageVisitor.signIn(web, facilitator)
    const [id, taken] = [await postId(91), await postId(92)]
    expect((await moderator.open(`/runs/${otherRunId}/space/posts/${id}`)).status).toBe(404)
    await web.send(ann, 'mutation ($id: ID!) { retractPost(input: { id: $id }) { userErrors { code } } }', { id: taken })
    const page = await moderator.open(`/runs/${runId}/space/posts/${taken}`)
    expect(textOf(page)).toContain('Its author took this post back')
    expect(page.html).not.toMatch(/Words number 92|name="action"/)
  })
})
