import { Injectable } from '@nestjs/common'
import { newId, type PersonId } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { PostState } from '../../domain/index.js'
import type { After, SpaceKey } from './space.queries.js'

export interface ThreadRow extends SpaceKey {
  readonly id: string
  readonly title: string
  readonly authorId: PersonId
  readonly createdAt: Date
  readonly lastPostAt: Date
  readonly posts: number
  readonly lockedAt: Date | null
}

export interface PostRow {
  readonly id: string
  readonly threadId: string
  readonly number: number
  readonly authorId: PersonId
  readonly body: string
  readonly state: PostState
  readonly postedAt: Date
  /** Why it was hidden last. */
  readonly hiddenReason: string | null
  /** Reports that no moderator has looked at yet. */
  readonly openReports: number
}

const THREAD = 't.id, t.run_id as "runId", t.set_id as "setId", t.title, t.author_id as "authorId", t.created_at as "createdAt", t.last_post_at as "lastPostAt", t.posts, t.locked_at as "lockedAt"'
const POST = `p.id, p.thread_id as "threadId", p.number, p.author_id as "authorId", p.body, p.state, p.posted_at as "postedAt",
  (select m.reason from cohorts.post_moderation m where m.post_id = p.id and m.to_state = 'hidden' order by m.at desc, m.id desc limit 1) as "hiddenReason",
  (select count(*) from cohorts.post_report r where r.post_id = p.id and r.settled_at is null) as "openReports"`

@Injectable()
export class DiscussionQueries {
  constructor(private readonly database: Database) {}

  thread(id: string, on: Executor = this.database): Promise<ThreadRow | undefined> {
    return on.maybeOne<ThreadRow>(`select ${THREAD} from cohorts.discussion_thread t where t.id = $1`, [id])
  }

  /** Last written in first, one more than asked. */
  async threads({ runId, setId }: SpaceKey, first: number, after: After): Promise<{ rows: ThreadRow[]; total: number }> {
    const here = 'from cohorts.discussion_thread t where t.run_id = $1 and t.set_id is not distinct from $2::uuid'
    const [rows, { total }] = await Promise.all([
      this.database.rows<ThreadRow>(
        `select ${THREAD} ${here} and ($3::timestamptz is null or (t.last_post_at, t.id) < ($3, $4::uuid)) order by t.last_post_at desc, t.id desc limit $5`,
        [runId, setId, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total ${here}`, [runId, setId]),
    ])
    return { rows, total }
  }

  /** A thread's posts from after a number, in order, one more than asked. */
  posts(threadId: string, first: number, afterNumber: number): Promise<PostRow[]> {
    return this.database.rows<PostRow>(`select ${POST} from cohorts.discussion_post p where p.thread_id = $1 and p.number > $2 order by p.number limit $3`, [threadId, afterNumber, first + 1])
  }

  post(id: string, on: Executor = this.database): Promise<PostRow | undefined> {
    return on.maybeOne<PostRow>(`select ${POST} from cohorts.discussion_post p where p.id = $1`, [id])
  }

  /** Posts of a run, in all its spaces, that moderators should look at: reported, or hidden by the number of reports. Longest waiting first. */
  async toModerate(runId: string, first: number, after: After): Promise<{ rows: PostRow[]; total: number }> {
    const waiting = `from cohorts.discussion_post p join cohorts.discussion_thread t on t.id = p.thread_id
      where t.run_id = $1 and (p.state = 'reported' or p.state = 'hidden' and exists (select from cohorts.post_report r where r.post_id = p.id and r.settled_at is null))`
    const [rows, { total }] = await Promise.all([
      this.database.rows<PostRow>(`select ${POST} ${waiting} and ($2::timestamptz is null or (p.posted_at, p.id) > ($2, $3::uuid)) order by p.posted_at, p.id limit $4`,
        [runId, after?.[0] ?? null, after?.[1] ?? null, first + 1]),
      this.database.one<{ total: number }>(`select count(*) as total ${waiting}`, [runId]),
    ])
    return { rows, total }
  }

  /** Who reported a post since a moderator last looked. */
  async openReporters(tx: Tx, postId: string): Promise<ReadonlySet<PersonId>> {
    const rows = await tx.rows<{ id: PersonId }>('select reporter_id as id from cohorts.post_report where post_id = $1 and settled_at is null', [postId])
    return new Set(rows.map(({ id }) => id))
  }

  lockThread(tx: Tx, id: string): Promise<ThreadRow | undefined> {
    return tx.maybeOne<ThreadRow>(`select ${THREAD} from cohorts.discussion_thread t where t.id = $1 for update`, [id])
  }

  async lockPost(tx: Tx, id: string): Promise<PostRow | undefined> {
    await tx.run('select from cohorts.discussion_post where id = $1 for update', [id])
    return this.post(id, tx)
  }

  async addThread(tx: Tx, row: SpaceKey & { readonly id: string; readonly title: string; readonly authorId: PersonId }, now: Date): Promise<void> {
    await tx.run(
      'insert into cohorts.discussion_thread (id, run_id, set_id, title, author_id, created_at, last_post_at, posts) values ($1, $2, $3, $4, $5, $6, $6, 0)',
      [row.id, row.runId, row.setId, row.title, row.authorId, now])
  }

  /** Adds the next post of a thread whose row is locked. */
  async addPost(tx: Tx, row: { readonly id: string; readonly threadId: string; readonly authorId: PersonId; readonly body: string }, now: Date): Promise<void> {
    await tx.run(
      `with thread as (update cohorts.discussion_thread set posts = posts + 1, last_post_at = $5 where id = $2 returning posts)
       insert into cohorts.discussion_post (id, thread_id, number, author_id, body, state, posted_at) select $1, $2, posts, $3, $4, 'visible', $5 from thread`,
      [row.id, row.threadId, row.authorId, row.body, now])
  }

  async lockThreadForLearners(tx: Tx, id: string, by: PersonId | null, now: Date): Promise<void> {
    await tx.run('update cohorts.discussion_thread set locked_at = case when $2::uuid is null then null else $3::timestamptz end, locked_by_id = $2 where id = $1', [id, by, now])
  }

  /** One open report a person and post: a second one changes nothing. */
  async addReport(tx: Tx, report: { readonly postId: string; readonly reporterId: PersonId; readonly reason: string }, now: Date): Promise<void> {
    await tx.run(
      `insert into cohorts.post_report (id, post_id, reporter_id, reason, reported_at) values ($1, $2, $3, $4, $5)
       on conflict (post_id, reporter_id) where settled_at is null do nothing`, [newId(), report.postId, report.reporterId, report.reason, now])
  }

  async settleReports(tx: Tx, postId: string, now: Date): Promise<void> {
    await tx.run('update cohorts.post_report set settled_at = $2 where post_id = $1 and settled_at is null', [postId, now])
  }

  /** Sets a post's state and keeps who, when and why. */
  async moderate(tx: Tx, change: { post: PostRow; to: PostState; action: string; actorId: PersonId | null; reason: string | null }, now: Date): Promise<void> {
    const { post, to, action, actorId, reason } = change
    await tx.run('update cohorts.discussion_post set state = $2 where id = $1', [post.id, to])
    await tx.run('insert into cohorts.post_moderation (id, post_id, action, from_state, to_state, actor_id, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [newId(), post.id, action, post.state, to, actorId, reason, now])
  }

  history(postId: string): Promise<{ readonly action: string; readonly toState: PostState; readonly actorId: PersonId | null; readonly reason: string | null; readonly at: Date }[]> {
    return this.database.rows(
      'select action, to_state as "toState", actor_id as "actorId", reason, at from cohorts.post_moderation where post_id = $1 order by at, id limit 200', [postId])
  }

  reports(postId: string): Promise<{ readonly reporterId: PersonId; readonly reason: string; readonly reportedAt: Date }[]> {
    return this.database.rows(
      'select reporter_id as "reporterId", reason, reported_at as "reportedAt" from cohorts.post_report where post_id = $1 order by reported_at, id limit 200', [postId])
  }
}
