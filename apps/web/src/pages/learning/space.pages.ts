import type { Request } from 'express'
import { z } from 'zod'
import { cursorPagination, hrefWith } from '#govuk'
import { formPage } from '../../forms/form-page.js'
import { LearnerSpaceDocument, SpaceAnnouncementsDocument, SpaceResourcesDocument, SpaceThreadsDocument, StartDiscussionDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { afterOf, param, pathTo, textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { learningPaths } from './paths.js'
import { linkToResource } from './space-view.js'

/** The run's own space, or with `?set=` that of one of its sets. */
const spaceOf = (req: Request) => {
  const setId = textOf(req.query['set'])
  return { runId: param(req, 'runId'), setId: setId === '' ? null : setId }
}
const toSpace = (path: string, { runId, setId }: ReturnType<typeof spaceOf>, ids: Readonly<Record<string, string>> = {}) =>
  hrefWith(pathTo(path, { runId, ...ids }), {}, { set: setId })

const spacePage = page({
  path: learningPaths.space,
  get: async (req, res) => {
    const space = spaceOf(req)
    const answer = await execute(req, LearnerSpaceDocument, space)
    const set = answer.myActionLearningSet
    const enrolment = answer.cohortRun.viewerEnrolment
    res.render('learning/space', {
      title: space.setId !== null && set ? set.name : 'Space of the whole group',
      run: answer.cohortRun,
      spaces: set ? [
        { text: 'The whole group', href: toSpace(learningPaths.space, { ...space, setId: null }), current: space.setId === null },
        { text: set.name, href: toSpace(learningPaths.space, { ...space, setId: set.id }), current: space.setId === set.id },
      ] : [],
      announcements: answer.announcements.edges.map(({ node }) => node), announcementCount: answer.announcements.totalCount,
      resources: answer.spaceResources.edges.map(({ node }) => linkToResource(node)), resourceCount: answer.spaceResources.totalCount,
      threads: answer.discussionThreads.edges.map(({ node }) => node), threadCount: answer.discussionThreads.totalCount,
      all: { announcements: toSpace(learningPaths.spaceList, space, { list: 'announcements' }), resources: toSpace(learningPaths.spaceList, space, { list: 'resources' }), discussions: toSpace(learningPaths.spaceList, space, { list: 'discussions' }) },
      start: toSpace(learningPaths.startDiscussion, space),
      previous: enrolment ? pathTo(learningPaths.enrolment, { enrolmentId: enrolment.id }) : undefined,
    })
  },
})

/** Everything of one kind, page by page. */
const listPage = page({
  path: learningPaths.spaceList,
  get: async (req, res) => {
    const space = spaceOf(req)
    const variables = { ...space, after: afterOf(req) }
    const paging = (pageInfo: Parameters<typeof cursorPagination>[0]) => cursorPagination(pageInfo, req.path, req.query, req.web.locale)
    const frame = { previous: toSpace(learningPaths.space, space), start: toSpace(learningPaths.startDiscussion, space) }
    switch (param(req, 'list')) {
      case 'announcements': {
        const { announcements: { edges, pageInfo }, cohortRun } = await execute(req, SpaceAnnouncementsDocument, variables)
        return res.render('learning/space-list', { ...frame, title: 'Announcements', run: cohortRun, announcements: edges.map(({ node }) => node), pagination: paging(pageInfo) })
      }
      case 'resources': {
        const { spaceResources: { edges, pageInfo }, cohortRun } = await execute(req, SpaceResourcesDocument, variables)
        return res.render('learning/space-list', { ...frame, title: 'Resources', run: cohortRun, resources: edges.map(({ node }) => linkToResource(node)), pagination: paging(pageInfo) })
      }
      case 'discussions': {
        const { discussionThreads: { edges, pageInfo }, cohortRun } = await execute(req, SpaceThreadsDocument, variables)
        return res.render('learning/space-list', { ...frame, title: 'Discussions', run: cohortRun, threads: edges.map(({ node }) => node), pagination: paging(pageInfo) })
      }
      default: throw new PageError('notFound')
    }
  },
})

const startPage = formPage({
  path: learningPaths.startDiscussion,
  view: 'learning/start-discussion',
  title: () => 'Start a discussion',
  // Asked for its refusal: who may not read the space has no page to write in it.
  load: async (req) => (await execute(req, SpaceThreadsDocument, { ...spaceOf(req), after: null })).cohortRun,
  body: z.object({
    title: z.string({ error: 'Enter what it is about' }).trim().min(1, 'Enter what it is about').max(200, 'What it is about must be 200 characters or less'),
    body: z.string({ error: 'Write the first post' }).trim().min(1, 'Write the first post').max(5_000, 'Your post must be 5,000 characters or less'),
  }),
  submit: async (req, _res, input) => {
    const { startDiscussion: { thread, userErrors } } = await execute(req, StartDiscussionDocument, { input: { ...spaceOf(req), ...input } })
    if (userErrors.length > 0 || !thread) return { userErrors }
    return { next: pathTo(learningPaths.discussion, { threadId: thread.id }), notice: 'Your discussion is started.' }
  },
  previous: (req) => toSpace(learningPaths.space, spaceOf(req)),
})

export const spacePages = [spacePage, startPage, listPage]
