import type { Request } from 'express'
import { z } from 'zod'
import { cursorPagination, hrefWith } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { DiscussionDocument, DiscussionPostDocument, ReplyToDiscussionDocument, ReportPostDocument, RetractPostDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { postView } from './discussion-view.js'
import { learningPaths } from './paths.js'

const addressOf = (req: Request) => pathTo(learningPaths.discussion, { threadId: param(req, 'threadId') })

/** Where a post stands in its discussion: the page that holds it, and it on that page. */
const placeOf = (req: Request, post: { readonly number: number; readonly pageCursor?: string | null }) => `${hrefWith(addressOf(req), {}, { after: post.pageCursor })}#post-${post.number}`

async function load(req: Request) {
  const { discussionThread, discussionPosts } = await execute(req, DiscussionDocument, { threadId: param(req, 'threadId'), after: afterOf(req) })
  return {
    thread: discussionThread,
    posts: discussionPosts.edges.map(({ node }) => postView(node)),
    pagination: cursorPagination(discussionPosts.pageInfo, addressOf(req), req.query, req.web.locale),
    space: hrefWith(pathTo(learningPaths.space, { runId: discussionThread.runId }), {}, { set: discussionThread.setId }),
  }
}

/** A discussion with the box to answer. */
const discussionPage = formPage({
  path: learningPaths.discussion,
  view: 'learning/discussion',
  title: ({ thread }) => thread.title,
  load,
  body: z.object({ body: z.string({ error: 'Write your reply' }).trim().min(1, 'Write your reply').max(5_000, 'Your reply must be 5,000 characters or less') }),
  submit: async (req, _res, { body }, { thread }) => {
    const { replyToDiscussion: { post, userErrors } } = await execute(req, ReplyToDiscussionDocument, { input: { threadId: thread.id, body } })
    return userErrors.length > 0 ? { userErrors } : { next: post ? placeOf(req, post) : addressOf(req), notice: 'Your reply is posted.' }
  },
})

/** The post that a page is about, however far down its discussion, and the place to go back to. */
async function loadPost(req: Request, allowed: 'mayReport' | 'mayRetract') {
  const ids = { threadId: param(req, 'threadId'), postId: param(req, 'postId') }
  const { discussionThread, discussionPost } = await execute(req, DiscussionPostDocument, ids)
  const post = postView(discussionPost)
  if (discussionPost.threadId !== discussionThread.id || !post[allowed]) throw new PageError('notFound')
  return { thread: discussionThread, post, back: placeOf(req, discussionPost) }
}

const reportPage = formPage({
  path: learningPaths.reportPost,
  view: 'learning/report-post',
  title: () => 'Report a post',
  load: (req) => loadPost(req, 'mayReport'),
  body: z.object({ reason: z.string({ error: 'Say what is wrong with the post' }).trim().min(1, 'Say what is wrong with the post') }),
  submit: async (req, _res, { reason }, { post, back }) => {
    const { reportPost: { userErrors } } = await execute(req, ReportPostDocument, { input: { postId: post.id, reason } })
    return userErrors.length > 0 ? { userErrors } : { next: back, notice: 'Thank you. Those who teach have been told.' }
  },
  previous: (_req, { back }) => back,
})

const retractPage = formPage({
  path: learningPaths.retractPost,
  view: 'learning/retract-post',
  title: () => 'Take back your post?',
  load: (req) => loadPost(req, 'mayRetract'),
  body: z.object({}),
  submit: async (req, _res, _body, { post, back }) => {
    const { retractPost: { userErrors } } = await execute(req, RetractPostDocument, { input: { id: post.id } })
    return userErrors.length > 0 ? { userErrors } : { next: back, notice: 'Your post is taken back.' }
  },
  previous: (_req, { back }) => back,
})

export const discussionPages = [discussionPage, reportPage, retractPage]
