import { Injectable } from '@nestjs/common'
import { err, isId, newId, ok, type Result } from '#kernel'
import { type Ctx, personOf, requireAccess, requirePerson } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { DiscussionQueries, type PostRow, type ThreadRow } from '../../data/spaces/discussion.queries.js'
import type { After, SpaceKey } from '../../data/spaces/space.queries.js'
import { can, checkThreadTitle, type CohortRunId, decidePost, showPost } from '../../domain/index.js'
import { explainDiscussionRefusal } from './explain-discussion-refusal.js'
import { isOpenForWriting, SpaceAccess, type SpaceAccessFacts } from './space-access.js'

/** A thread with what the viewer may do in it. */
export interface ShownThread extends ThreadRow {
  readonly viewerCanPost: boolean
  readonly viewerCanModerate: boolean
}

/** A post as the viewer may see it: without its text where there is only a note that it is gone. */
export interface ShownPost extends Omit<PostRow, 'body' | 'hiddenReason' | 'openReports'> {
  readonly body: string | null
  readonly hiddenReason: string | null
  readonly openReports: number | null
  readonly viewerIsAuthor: boolean
  /** The run in whose space it is. */
  readonly runId: CohortRunId
}

/** Threads and posts of a space. */
@Injectable()
export class DiscussionService {
  constructor(private readonly access: SpaceAccess, private readonly discussion: DiscussionQueries, private readonly uow: UnitOfWork) {}

  async threads(ctx: Ctx, space: SpaceKey, first: number, after: After): Promise<{ rows: ShownThread[]; total: number }> {
    const facts = await this.access.reading(ctx, space)
    const { rows, total } = await this.discussion.threads(facts.key, first, after)
    return { rows: rows.map((row) => showThread(facts, row)), total }
  }

  async thread(ctx: Ctx, threadId: string): Promise<ShownThread> {
    const { facts, row } = await this.open(ctx, threadId)
    return showThread(facts, row)
  }

  /** A thread's posts in order, from after a number; one more than asked when more follow. */
  async posts(ctx: Ctx, threadId: string, first: number, afterNumber: number): Promise<{ rows: ShownPost[]; total: number }> {
    const { facts, row } = await this.open(ctx, threadId)
    const rows = await this.discussion.posts(row.id, first, afterNumber)
    return { rows: rows.map((post) => showPostTo(ctx, facts, post)), total: row.posts }
  }

  /** Starts a thread with its first post. Errors: the title's problems, and those of a post. */
  async start(ctx: Ctx, space: SpaceKey, title: string, body: string): Promise<Result<string, readonly UserError[]>> {
    const facts = await this.access.reading(ctx, space)
    requireAccess(ctx, can.post, facts)
    const decided = decidePost({ body, spaceIsOpen: isOpenForWriting(facts), threadIsLocked: false, mayModerate: can.moderate.permits(facts) })
    const problems = [...checkThreadTitle(title).map(({ code, field, fix }) => ({ code, field, message: fix })), ...(decided.ok ? [] : explainDiscussionRefusal(decided.error))]
    if (problems.length > 0) return err(problems)
    const authorId = requirePerson(ctx)
    const id = newId()
    return this.uow.run(async (tx) => {
      await this.discussion.addThread(tx, { id, ...facts.key, title: title.trim(), authorId }, ctx.now)
      await this.discussion.addPost(tx, { id: newId(), threadId: id, authorId, body: body.trim() }, ctx.now)
      return ok(id)
    })
  }

  /** Adds a post to a thread. Errors: `POST_EMPTY`, `POST_TOO_LONG`, `SPACE_CLOSED`, `THREAD_LOCKED`. */
  async reply(ctx: Ctx, threadId: string, body: string): Promise<Result<string, readonly UserError[]>> {
    const { facts } = await this.open(ctx, threadId)
    requireAccess(ctx, can.post, facts)
    const authorId = requirePerson(ctx)
    return this.uow.run(async (tx) => {
      const thread = await this.discussion.lockThread(tx, threadId)
      if (thread === undefined) throw notFound('The discussion')
      const decided = decidePost({ body, spaceIsOpen: isOpenForWriting(facts), threadIsLocked: thread.lockedAt !== null, mayModerate: can.moderate.permits(facts) })
      if (!decided.ok) return err(explainDiscussionRefusal(decided.error))
      const id = newId()
      await this.discussion.addPost(tx, { id, threadId, authorId, body: body.trim() }, ctx.now)
      return ok(id)
    })
  }

  /** A post with the access of its space; to outsiders it does not exist. */
  async openPost(ctx: Ctx, postId: string): Promise<{ readonly facts: SpaceAccessFacts; readonly post: PostRow }> {
    const post = isId(postId) ? await this.discussion.post(postId) : undefined
    if (post === undefined) throw notFound('The post')
    return { facts: (await this.open(ctx, post.threadId)).facts, post }
  }

  /** One post by itself, however far down its discussion it is. */
  async shownPost(ctx: Ctx, postId: string): Promise<ShownPost> {
    const { facts, post } = await this.openPost(ctx, postId)
    return showPostTo(ctx, facts, post)
  }

  private async open(ctx: Ctx, threadId: string): Promise<{ readonly facts: SpaceAccessFacts; readonly row: ThreadRow }> {
    const row = isId(threadId) ? await this.discussion.thread(threadId) : undefined
    if (row === undefined) throw notFound('The discussion')
    return { facts: await this.access.reading(ctx, row), row }
  }
}

function showThread(facts: SpaceAccessFacts, row: ThreadRow): ShownThread {
  const viewerCanModerate = can.moderate.permits(facts)
  return { ...row, viewerCanModerate, viewerCanPost: isOpenForWriting(facts) && can.post.permits(facts) && (row.lockedAt === null || viewerCanModerate) }
}

/** What a reader of the space is shown of a post. */
export function showPostTo(ctx: Ctx, facts: SpaceAccessFacts, post: PostRow): ShownPost {
  const viewerIsAuthor = personOf(ctx.actor) === post.authorId
  const mayModerate = can.moderate.permits(facts)
  const full = showPost(post.state, { isAuthor: viewerIsAuthor, mayModerate }) === 'full'
  return {
    ...post, runId: facts.runId, viewerIsAuthor, body: full ? post.body : null,
    // That a post is reported is between the reporters and the moderators.
    state: post.state === 'reported' && !mayModerate ? 'visible' : post.state,
    hiddenReason: post.state === 'hidden' && (viewerIsAuthor || mayModerate) ? post.hiddenReason : null,
    openReports: mayModerate ? post.openReports : null,
  }
}
