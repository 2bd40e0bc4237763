import { startTestPlatform, type SeededPerson, type TestPlatform } from '#testing'
import { newId, type OrganisationId } from '#kernel'
import { TeachingFixture } from '../../libs/cohorts/src/testing/teaching-fixture.js'

const RESOURCES = 'query ($runId: ID!, $setId: ID) { spaceResources(runId: $runId, setId: $setId) { totalCount edges { node { id title url addedByName } } } }'
const ANNOUNCEMENTS = 'query ($runId: ID!, $setId: ID) { announcements(runId: $runId, setId: $setId) { edges { node { title body authorName } } } }'
const THREADS = 'query ($runId: ID!, $setId: ID, $first: Int, $after: String) { discussionThreads(runId: $runId, setId: $setId, first: $first, after: $after) { totalCount edges { node { id title postCount locked viewerCanPost viewerCanModerate } } pageInfo { hasNextPage endCursor } } }'
const THREAD = 'query ($id: ID!) { discussionThread(id: $id) { title postCount viewerCanPost } }'
const POSTS = 'query ($id: ID!, $first: Int, $after: String) { discussionPosts(threadId: $id, first: $first, after: $after) { totalCount edges { node { id number body state hiddenReason openReports viewerIsAuthor authorName } } pageInfo { hasNextPage endCursor } } }'
const QUEUE = 'query ($id: ID!) { postsToModerate(runId: $id) { totalCount edges { node { id state openReports } } } }'
const HISTORY = 'query ($id: ID!) { postHistory(postId: $id) { reports { reason } decisions { action toState reason } } }'
const SHARE = 'mutation ($input: ShareResourceInput!) { shareResource(input: $input) { resource { id title } userErrors { code field } } }'
const REMOVE = 'mutation ($id: ID!) { removeResource(input: { id: $id }) { removedId } }'
const ANNOUNCE = 'mutation ($input: PostAnnouncementInput!) { postAnnouncement(input: $input) { announcement { id } userErrors { code field } } }'
const RETRACT_ANNOUNCEMENT = 'mutation ($id: ID!) { retractAnnouncement(input: { id: $id }) { removedId } }'
const START = 'mutation ($input: StartDiscussionInput!) { startDiscussion(input: $input) { thread { id } userErrors { code field } } }'
const REPLY = 'mutation ($input: ReplyToDiscussionInput!) { replyToDiscussion(input: $input) { post { id number } userErrors { code field } } }'
const REPORT = 'mutation ($input: ReportPostInput!) { reportPost(input: $input) { post { state } userErrors { code field } } }'
const MODERATE = 'mutation ($input: ModeratePostInput!) { moderatePost(input: $input) { post { state body } userErrors { code field } } }'
const RETRACT = 'mutation ($id: ID!) { retractPost(input: { id: $id }) { post { state body } userErrors { code } } }'
const LOCK = 'mutation ($input: LockDiscussionInput!) { lockDiscussion(input: $input) { thread { locked } } }'

type Made<K extends string, T extends string> = Record<K, Record<T, { id: string } | null> & { userErrors: { code: string; field: string }[] }>

describe('spaces over HTTP', () => {
  let platform: TestPlatform
  let fixture: TeachingFixture
  let council: OrganisationId
  let [ann, bob, cat, dan, facilitator, stranger] = [] as unknown as SeededPerson[] as [SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson, SeededPerson]
  let [runId, setId, threadId, resourceId, postId] = ['', '', '', '', '']

  const code = async (as: SeededPerson | undefined, document: string, variables: Record<string, unknown>) => (await platform.send(as, document, variables)).errors?.[0]?.extensions.code
  const start = async (as: SeededPerson, input: object) => (await platform.send<Made<'startDiscussion', 'thread'>>(as, START, { input: { runId, title: 'Tools', body: 'What do you use?', ...input } })).data.startDiscussion
  const reply = async (as: SeededPerson, body: string) => (await platform.send<Made<'replyToDiscussion', 'post'>>(as, REPLY, { input: { threadId, body } })).data.replyToDiscussion
  const posts = async (as: SeededPerson) => (await platform.send<{ discussionPosts: { edges: { node: { id: string; body: string | null; state: string; hiddenReason: string | null; openReports: number | null } }[] } }>(as, POSTS, { id: threadId })).data.discussionPosts.edges.map(({ node }) => node)

  beforeAll(async () => {
    platform = await startTestPlatform()
    fixture = new TeachingFixture(platform.pool)
    council = await platform.seed.organisation({ name: 'Borchester' })
    ;[ann, bob, cat, dan, facilitator, stranger] = [await platform.person(), await platform.person(), await platform.person(), await platform.person(), await platform.person(), await platform.person()]
    const run = await fixture.run({ ownerId: council, facilitators: [facilitator.id] })
    runId = run.id
    setId = newId()
    await platform.pool.query(`insert into cohorts.action_learning_set (id, run_id, number, name, created_at) values ($1, $2, 1, 'Set 1', now())`, [setId, runId])
    for (const person of [ann, bob, cat, dan]) {
      const enrolmentId = await fixture.enrolment(run.id, person.id, council)
      if (person === ann) await platform.pool.query('insert into cohorts.set_member (enrolment_id, set_id, joined_at) values ($1, $2, now())', [enrolmentId, setId])
    }
    threadId = (await start(ann, {})).thread?.id ?? ''
    postId = (await reply(ann, 'Second thoughts'))?.post?.id ?? ''
    resourceId = (await platform.send<Made<'shareResource', 'resource'>>(facilitator, SHARE, { input: { runId, title: 'Reading', url: 'https://example.org/reading' } })).data.shareResource.resource?.id ?? ''
  })
  afterAll(() => platform.close())

  it('keeps outsiders out, and learners off what is for those who teach', async () => {
    const announcementId = (await platform.send<Made<'postAnnouncement', 'announcement'>>(facilitator, ANNOUNCE, { input: { runId, title: 'Room', body: 'Second **floor**' } })).data.postAnnouncement.announcement?.id
    const table: [document: string, variables: Record<string, unknown>, learner: string | undefined][] = [
      [RESOURCES, { runId }, undefined], [ANNOUNCEMENTS, { runId }, undefined], [THREADS, { runId }, undefined], [THREAD, { id: threadId }, undefined], [POSTS, { id: threadId }, undefined],
      [START, { input: { runId, title: 'Hello', body: 'All' } }, undefined], [REPLY, { input: { threadId, body: 'Hi' } }, undefined],
      [REPORT, { input: { postId, reason: '' } }, undefined], [RETRACT, { id: postId }, undefined],
      [QUEUE, { id: runId }, 'FORBIDDEN'], [HISTORY, { id: postId }, 'FORBIDDEN'], [SHARE, { input: { runId, title: 'A', url: 'https://example.org' } }, 'FORBIDDEN'], [REMOVE, { id: resourceId }, 'FORBIDDEN'],
      [ANNOUNCE, { input: { runId, title: 'A', body: 'B' } }, 'FORBIDDEN'], [RETRACT_ANNOUNCEMENT, { id: announcementId }, 'FORBIDDEN'],
      [MODERATE, { input: { postId, action: 'hide', reason: 'x' } }, 'FORBIDDEN'], [LOCK, { input: { threadId, locked: true } }, 'FORBIDDEN'],
    ]
    const wrong: string[] = []
    const admin = await platform.person({ roles: [['platform_admin', council], ['organisation_admin', council]] })
    for (const [document, variables, learner] of table) {
      if ((await code(undefined, document, variables)) !== 'UNAUTHENTICATED') wrong.push(`nobody: ${document.slice(0, 70)}`)
      for (const outsider of [stranger, admin]) if ((await code(outsider, document, variables)) !== 'NOT_FOUND') wrong.push(`outsider: ${document.slice(0, 70)}`)
      if ((await code(bob, document, variables)) !== learner) wrong.push(`learner: ${document.slice(0, 70)}`)
    }
    expect(wrong).toEqual([])
  })

  it('keeps the space of a set to its members and those who teach', async () => {
    expect((await start(ann, { setId, title: 'In confidence', body: 'Only us' })).userErrors).toEqual([])
    for (const document of [THREADS, RESOURCES, ANNOUNCEMENTS]) {
      expect(await code(ann, document, { runId, setId })).toBeUndefined()
      expect(await code(facilitator, document, { runId, setId })).toBeUndefined()
      expect(await code(bob, document, { runId, setId })).toBe('NOT_FOUND')
    }
    const titles = async (as: SeededPerson, variables: object) =>
      (await platform.send<{ discussionThreads: { edges: { node: { title: string } }[] } }>(as, THREADS, { runId, ...variables })).data.discussionThreads.edges.map(({ node }) => node.title)
    expect(await titles(ann, { setId })).toEqual(['In confidence'])
    expect(await titles(ann, {})).not.toContain('In confidence')
    const otherRun = await fixture.run({ ownerId: council, facilitators: [facilitator.id] })
    expect(await code(facilitator, THREADS, { runId: otherRun.id, setId })).toBe('NOT_FOUND')
  })

  it('shares links that are safe, and pages through threads and posts', async () => {
    const share = async (input: object) => (await platform.send<Made<'shareResource', 'resource'>>(facilitator, SHARE, { input: { runId, title: 'T', ...input } })).data.shareResource
    expect(await share({ url: 'javascript:alert(1)' })).toMatchObject({ resource: null, userErrors: [{ code: 'LINK_NOT_SAFE', field: 'url' }] })
    expect(await share({})).toMatchObject({ userErrors: [{ code: 'CONTENT_MISSING' }] })
    expect(await share({ fileId: newId() })).toMatchObject({ userErrors: [{ code: 'FILE_NOT_FOUND' }] })
    await start(bob, { title: 'Newer' })
    const page = await platform.send<{ discussionThreads: { pageInfo: { endCursor: string; hasNextPage: boolean } } }>(bob, THREADS, { runId, first: 1 })
    expect(page.data.discussionThreads.pageInfo.hasNextPage).toBe(true)
    const rest = await platform.send<{ discussionThreads: { edges: object[]; totalCount: number } }>(bob, THREADS, { runId, first: 10, after: page.data.discussionThreads.pageInfo.endCursor })
    expect(rest.data.discussionThreads.edges.length).toBe(rest.data.discussionThreads.totalCount - 1)
    const first = await platform.send<{ discussionPosts: { pageInfo: { endCursor: string } } }>(bob, POSTS, { id: threadId, first: 1 })
    expect((await platform.send<{ discussionPosts: { edges: object[] } }>(bob, POSTS, { id: threadId, first: 1, after: first.data.discussionPosts.pageInfo.endCursor })).data.discussionPosts.edges).toMatchObject([{ node: { number: 2 } }])
    expect(await code(bob, POSTS, { id: threadId, after: 'x' })).toBe('BAD_USER_INPUT')
  })

  it('numbers posts without gaps however many write at once', async () => {
    const before = (await posts(ann)).length
    await Promise.all([ann, bob, cat, dan, facilitator].map((person) => reply(person, 'Me too')))
    const numbers = (await platform.pool.query<{ number: number }>('select number from cohorts.discussion_post where thread_id = $1 order by number', [threadId])).rows.map((row) => row.number)
    expect(numbers).toEqual(Array.from({ length: before + 5 }, (_, n) => n + 1))
  })

  it('hides at the third report, shows moderators why, and keeps who did what', async () => {
    const report = async (as: SeededPerson, reason: string) => (await platform.send<{ reportPost: { post: { state: string } | null; userErrors: { code: string }[] } }>(as, REPORT, { input: { postId, reason } })).data.reportPost
    expect(await report(ann, 'mine')).toMatchObject({ userErrors: [{ code: 'OWN_POST' }] })
    expect(await report(bob, ' ')).toMatchObject({ userErrors: [{ code: 'REASON_REQUIRED' }] })
    expect(await report(bob, 'Names a resident')).toMatchObject({ post: { state: 'visible' } })
    await report(bob, 'Again')
    expect((await posts(facilitator)).find(({ id }) => id === postId)).toMatchObject({ state: 'reported', openReports: 1, body: 'Second thoughts' })
    await Promise.all([report(cat, 'Rude'), report(dan, 'Rude')])
    expect((await posts(bob)).find(({ id }) => id === postId)).toMatchObject({ state: 'hidden', body: null, hiddenReason: null, openReports: null })
    expect((await posts(ann)).find(({ id }) => id === postId)).toMatchObject({ state: 'hidden', body: 'Second thoughts', hiddenReason: '3 people reported it. A moderator will look at it.' })
    expect((await platform.send<{ postsToModerate: { totalCount: number } }>(facilitator, QUEUE, { id: runId })).data.postsToModerate.totalCount).toBe(1)
    const moderate = async (action: string, reason: string) => (await platform.send<{ moderatePost: { post: { state: string } | null; userErrors: { code: string }[] } }>(facilitator, MODERATE, { input: { postId, action, reason } })).data.moderatePost
    expect(await moderate('restore', 'It is public already')).toMatchObject({ post: { state: 'visible' } })
    expect(await moderate('hide', ' ')).toMatchObject({ userErrors: [{ code: 'REASON_REQUIRED' }] })
    expect(await moderate('hide', 'On reflection')).toMatchObject({ post: { state: 'hidden' } })
    expect((await platform.send<{ postsToModerate: { totalCount: number } }>(facilitator, QUEUE, { id: runId })).data.postsToModerate.totalCount).toBe(0)
    const { data } = await platform.send<{ postHistory: { reports: object[]; decisions: { action: string }[] } }>(facilitator, HISTORY, { id: postId })
    expect(data.postHistory.reports.length).toBe(3)
    expect(data.postHistory.decisions.map(({ action }) => action)).toEqual(['report', 'report', 'report', 'hide', 'restore', 'hide'])
    expect((await platform.send<{ retractPost: { post: { state: string; body: string | null } } }>(ann, RETRACT, { id: postId })).data.retractPost.post).toEqual({ state: 'retracted', body: null })
    expect((await platform.send<{ retractPost: { userErrors: object[] } }>(bob, RETRACT, { id: (await posts(bob))[0]?.id })).data.retractPost.userErrors).toMatchObject([{ code: 'NOT_OWN_POST' }])
  })

  it('closes a thread to learners, and the space with the run', async () => {
    expect((await platform.send<{ lockDiscussion: object }>(facilitator, LOCK, { input: { threadId, locked: true } })).data.lockDiscussion).toEqual({ thread: { locked: true } })
    expect(await reply(ann, 'Still me')).toMatchObject({ post: null, userErrors: [{ code: 'THREAD_LOCKED' }] })
    expect((await reply(facilitator, 'Closed')).userErrors).toEqual([])
    expect((await platform.send<{ discussionThread: object }>(ann, THREAD, { id: threadId })).data.discussionThread).toMatchObject({ viewerCanPost: false })
    await platform.send(facilitator, LOCK, { input: { threadId, locked: false } })
    expect((await reply(ann, '  ')).userErrors).toMatchObject([{ code: 'POST_EMPTY' }])
    expect((await reply(ann, 'x'.repeat(5_001))).userErrors).toMatchObject([{ code: 'POST_TOO_LONG' }])
    await platform.pool.query(`update cohorts.cohort_run set state = 'completed' where id = $1`, [runId])
    expect((await reply(ann, 'After the end')).userErrors).toMatchObject([{ code: 'SPACE_CLOSED' }])
    expect((await start(ann, {})).userErrors).toMatchObject([{ code: 'SPACE_CLOSED' }])
    expect((await posts(ann)).length).toBeGreaterThan(0)
  })
})
