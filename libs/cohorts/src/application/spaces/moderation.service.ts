import { Injectable } from '@nestjs/common'
import { err, ok, type PersonId, type Result } from '#kernel'
import { AuditService } from '#audit'
import { type Ctx, requireAccess, requirePerson } from '#platform/access'
import { type Tx, UnitOfWork } from '#platform/database'
import { notFound, type UserError } from '#platform/errors'
import { Outbox } from '#platform/outbox'
import { DiscussionQueries, type PostRow } from '../../data/spaces/discussion.queries.js'
import type { After } from '../../data/spaces/space.queries.js'
import { can, decideModeration, decideReport, decideRetract, type DiscussionRefusal, type PostState, REPORTS_THAT_HIDE } from '../../domain/index.js'
import { postReported } from '../../events.js'
import { DiscussionService, type ShownPost, showPostTo } from './discussion.service.js'
import { explainDiscussionRefusal } from './explain-discussion-refusal.js'
import { SpaceAccess } from './space-access.js'

type Outcome = Result<undefined, readonly UserError[]>

const HIDDEN_BY_REPORTS = `${REPORTS_THAT_HIDE} people reported it. A moderator will look at it.`

/** Reports, and what moderators do about posts. Who did what and why is kept. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly access: SpaceAccess,
    private readonly spaces: DiscussionService,
    private readonly discussion: DiscussionQueries,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  /** A reader says that a post should be looked at. The third person to do so hides it until a moderator has looked. */
  async report(ctx: Ctx, postId: string, reason: string): Promise<Outcome> {
    const { facts } = await this.spaces.openPost(ctx, postId)
    // That it is the reader's own post is answered in words below, not as if it did not exist.
    requireAccess(ctx, can.reportPost, facts)
    const reporterId = requirePerson(ctx)
    if (reason.trim() === '') return err(explainDiscussionRefusal({ code: 'REASON_REQUIRED' }))
    return this.onPost(ctx, postId, async (tx, post) => {
      const decided = decideReport(post.state, post.authorId, reporterId, await this.discussion.openReporters(tx, postId))
      if (!decided.ok) return decided
      await this.discussion.addReport(tx, { postId, reporterId, reason: reason.trim() }, ctx.now)
      // The author reads why a post is hidden; the words of those who reported it are for moderators only.
      const change = decided.value === 'hidden' ? { action: 'hide' as const, actorId: null, reason: HIDDEN_BY_REPORTS } : { action: 'report' as const, actorId: reporterId, reason: reason.trim() }
      await this.change(tx, ctx, post, decided.value, change)
      await this.outbox.add(tx, ctx, postReported, { postId })
      return ok(undefined)
    })
  }

  /** A moderator hides, brings back, or finds nothing wrong. */
  async decide(ctx: Ctx, postId: string, action: 'hide' | 'restore' | 'dismiss', reason: string): Promise<Outcome> {
    const { facts } = await this.spaces.openPost(ctx, postId)
    requireAccess(ctx, can.moderate, facts)
    const actorId = requirePerson(ctx)
    return this.onPost(ctx, postId, async (tx, post) => {
      const decided = decideModeration({ state: post.state, authorId: post.authorId, actorId, action, reason })
      if (!decided.ok) return decided
      await this.change(tx, ctx, post, decided.value, { action, actorId, reason: reason.trim() || null })
      await this.discussion.settleReports(tx, postId, ctx.now)
      return ok(undefined)
    })
  }

  /** An author takes a post back. It stays as a note, so that answers to it make sense. */
  async retract(ctx: Ctx, postId: string): Promise<Outcome> {
    await this.spaces.openPost(ctx, postId)
    const actorId = requirePerson(ctx)
    return this.onPost(ctx, postId, async (tx, post) => {
      const decided = decideRetract(post.state, post.authorId, actorId)
      if (!decided.ok) return decided
      await this.change(tx, ctx, post, decided.value, { action: 'retract', actorId, reason: null })
      return ok(undefined)
    })
  }

  /** Closes a thread for all but those who teach, or opens it again. */
  async setLocked(ctx: Ctx, threadId: string, locked: boolean): Promise<void> {
    const thread = await this.spaces.thread(ctx, threadId)
    await this.access.teaching(ctx, thread, can.moderate)
    await this.uow.run(async (tx) => {
      await this.discussion.lockThreadForLearners(tx, thread.id, locked ? requirePerson(ctx) : null, ctx.now)
      await this.audit.record(tx, ctx, { action: locked ? 'space:lock-thread' : 'space:unlock-thread', subject: { kind: 'thread', id: thread.id } })
    })
  }

  /** What moderators should look at in a run, longest waiting first. */
  async queue(ctx: Ctx, runId: string, first: number, after: After): Promise<{ rows: ShownPost[]; total: number }> {
    const facts = await this.access.teaching(ctx, { runId, setId: null }, can.moderate)
    const { rows, total } = await this.discussion.toModerate(facts.runId, first, after)
    return { rows: rows.map((post) => showPostTo(ctx, facts, post)), total }
  }

  /** What was reported and decided about a post. For moderators. */
  async history(ctx: Ctx, postId: string): Promise<{ readonly reports: Awaited<ReturnType<DiscussionQueries['reports']>>; readonly decisions: Awaited<ReturnType<DiscussionQueries['history']>> }> {
    const { facts } = await this.spaces.openPost(ctx, postId)
    requireAccess(ctx, can.moderate, facts)
    const [reports, decisions] = await Promise.all([this.discussion.reports(postId), this.discussion.history(postId)])
    return { reports, decisions }
  }

  private onPost(ctx: Ctx, postId: string, decide: (tx: Tx, post: PostRow) => Promise<Result<undefined, DiscussionRefusal>>): Promise<Outcome> {
    return this.uow.run(async (tx): Promise<Outcome> => {
      const post = await this.discussion.lockPost(tx, postId)
      if (post === undefined) throw notFound('The post')
      const decided = await decide(tx, post)
      return decided.ok ? decided : err(explainDiscussionRefusal(decided.error))
    })
  }

  private async change(tx: Tx, ctx: Ctx, post: PostRow, to: PostState, how: { action: string; actorId: PersonId | null; reason: string | null }): Promise<void> {
    await this.discussion.moderate(tx, { post, to, ...how }, ctx.now)
    await this.audit.record(tx, ctx, { action: `space:${how.action}-post`, subject: { kind: 'post', id: post.id }, detail: { from: post.state, to } })
  }
}
