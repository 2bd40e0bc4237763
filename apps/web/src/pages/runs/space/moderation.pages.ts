import type { Request } from 'express'
import { z } from 'zod'
import { formatDateTime, hrefWith } from '#govuk'
import { LockDiscussionDocument, ModeratedThreadDocument, ModeratePostDocument, PostsToModerateDocument, PostToModerateDocument, ReplyInRunDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { textField } from '../form-fields.js'
import { confirmPage } from '../frame/confirm-page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { decisionWords, moderatedPost } from './moderated-post.js'

/** Posts that readers reported, from all spaces of the run. */
export const reportsPage = page({
  path: runPaths.reports,
  get: async (req, res) => {
    const id = param(req, 'id')
    const after = text(req.query['after'])
    const { cohortRun, postsToModerate } = await execute(req, PostsToModerateDocument, { id, ...(after !== '' && { after }) })
    const run = frameOf(cohortRun, 'space', ({ viewerCanTeach }) => viewerCanTeach)
    const { endCursor, hasNextPage } = postsToModerate.pageInfo
    res.render('runs/space/reports', {
      title: 'Reported posts', run, previous: pathTo(runPaths.space, { id }), total: postsToModerate.totalCount,
      posts: postsToModerate.edges.map(({ node }) => ({ ...node, posted: formatDateTime(new Date(node.postedAt)), href: pathTo(runPaths.moderate, { id, postId: node.id }) })),
      nextHref: hasNextPage && endCursor ? hrefWith(pathTo(runPaths.reports, { id }), {}, { after: endCursor }) : undefined,
    })
  },
})

/** Decides about one post: what was reported, what was decided before, and the choice. */
export const moderatePage = formPage({
  path: runPaths.moderate,
  view: 'runs/space/moderate',
  load: async (req) => {
    const ids = { id: param(req, 'id'), postId: param(req, 'postId') }
    const { cohortRun, discussionPost, postHistory } = await execute(req, PostToModerateDocument, ids)
    if (discussionPost.runId !== cohortRun.id) throw new PageError('notFound')
    return {
      run: frameOf(cohortRun, 'space', ({ viewerCanTeach }) => viewerCanTeach), ...moderatedPost(discussionPost),
      discussionHref: `${hrefWith(pathTo(runPaths.discussion, { id: ids.id, threadId: discussionPost.threadId }), {}, { after: discussionPost.pageCursor })}#post-${discussionPost.number}`,
      reports: postHistory.reports.map(({ reason, reportedAt }) => ({ reason, when: formatDateTime(new Date(reportedAt)) })),
      decisions: postHistory.decisions.map(({ action, at, reason }) => ({ reason, what: decisionWords(action), when: formatDateTime(new Date(at)) })),
    }
  },
  title: () => 'Decide about a post',
  previous: (req) => pathTo(runPaths.reports, { id: param(req, 'id') }),
  body: z.object({ action: z.enum(['hide', 'restore', 'dismiss'], { error: 'Choose what to do' }), reason: textField }),
  submit: async (req, _res, form, { run }) => {
    const { moderatePost } = await execute(req, ModeratePostDocument, { input: { postId: param(req, 'postId'), ...form } })
    return moderatePost.userErrors.length > 0 ? { userErrors: moderatePost.userErrors } : { next: pathTo(runPaths.reports, { id: run.id }), notice: 'Your decision is kept' }
  },
})

async function loadThread(req: Request) {
  const ids = { id: param(req, 'id'), threadId: param(req, 'threadId') }
  const after = text(req.query['after'])
  const { cohortRun, discussionPosts, discussionThread } = await execute(req, ModeratedThreadDocument, { ...ids, ...(after !== '' && { after }) })
  if (discussionThread.runId !== cohortRun.id || !discussionThread.viewerCanModerate) throw new PageError('notFound')
  return { ids, run: frameOf(cohortRun, 'space'), thread: discussionThread, posts: discussionPosts }
}

/** A discussion as those who teach see it, with a box to reply. */
export const discussionPage = formPage({
  path: runPaths.discussion,
  view: 'runs/space/discussion',
  load: async (req) => {
    const { ids, posts, run, thread } = await loadThread(req)
    const { endCursor, hasNextPage } = posts.pageInfo
    return {
      run, thread, ids, lockHref: pathTo(runPaths.lockDiscussion, ids),
      posts: posts.edges.map(({ node }) => ({ ...node, posted: formatDateTime(new Date(node.postedAt)), href: pathTo(runPaths.moderate, { id: ids.id, postId: node.id }) })),
      nextHref: hasNextPage && endCursor ? hrefWith(pathTo(runPaths.discussion, ids), {}, { after: endCursor }) : undefined,
    }
  },
  title: ({ thread }) => thread.title,
  previous: (_req, { run, thread }) => hrefWith(pathTo(runPaths.space, { id: run.id }), {}, { set: thread.setId }),
  body: z.object({ body: textField }),
  submit: async (req, _res, { body }, { ids }) => {
    const { replyToDiscussion } = await execute(req, ReplyInRunDocument, { input: { threadId: ids.threadId, body } })
    return replyToDiscussion.userErrors.length > 0 ? { userErrors: replyToDiscussion.userErrors } : { next: pathTo(runPaths.discussion, ids), notice: 'Your reply is posted' }
  },
})

/** Closes a discussion to learners, or opens it again. */
export const lockDiscussionPage = confirmPage({
  path: runPaths.lockDiscussion,
  load: async (req) => {
    const { ids, run, thread } = await loadThread(req)
    return {
      run, thread, back: pathTo(runPaths.discussion, ids),
      ...(thread.locked
        ? { title: `Open “${thread.title}” again`, lead: ['Learners can write in it again.'], button: 'Open it again' }
        : { title: `Close “${thread.title}”`, lead: ['Only those who teach can write in it from then on. Everybody can still read it.'], button: 'Close the discussion' }),
    }
  },
  submit: async (req, _reason, { thread }) => {
    const { lockDiscussion } = await execute(req, LockDiscussionDocument, { input: { threadId: thread.id, locked: !thread.locked } })
    return { userErrors: lockDiscussion.userErrors, notice: thread.locked ? 'The discussion is open again' : 'The discussion is closed' }
  },
})
