import type { Request } from 'express'
import { formatDateTime, hrefWith } from '#govuk'
import { RunSpaceDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { sendApiFile } from '../../../http/api-files.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'

/** The space of a run, or of one of its sets when the address names it, for those who teach. */
export async function loadSpace(req: Request) {
  const id = param(req, 'id')
  const setId = text(req.query['set'])
  const space = await execute(req, RunSpaceDocument, { id, ...(setId !== '' && { setId }) })
  const sets = space.actionLearningSets.edges.map(({ node }) => node)
  const set = sets.find((one) => one.id === setId)
  if (setId !== '' && !set) throw new PageError('notFound')
  return {
    run: frameOf(space.cohortRun, 'space', ({ viewerCanTeach }) => viewerCanTeach), space, sets, setId: set?.id,
    of: set ? `the space of ${set.name}` : 'the space of the whole run', back: hrefWith(pathTo(runPaths.space, { id }), {}, { set: set?.id }),
  }
}

/** Announcements, resources and discussions, with what can be done about each. */
export const spacePage = page({
  path: runPaths.space,
  get: async (req, res) => {
    const { run, setId, sets, space } = await loadSpace(req)
    const to = (path: string, ids: Readonly<Record<string, string>> = {}) => hrefWith(pathTo(path, { id: run.id, ...ids }), {}, { set: setId })
    res.render('runs/space/space', {
      title: `Space: ${run.title}`, run, set: setId ?? '', here: pathTo(runPaths.space, { id: run.id }),
      spaces: [{ value: '', text: 'The whole run' }, ...sets.map(({ id, name }) => ({ value: id, text: name }))],
      announceHref: to(runPaths.announce), shareHref: to(runPaths.shareResource), discussHref: to(runPaths.startDiscussion),
      reports: space.postsToModerate.totalCount, reportsHref: pathTo(runPaths.reports, { id: run.id }),
      announcements: space.announcements.edges.map(({ node }) => ({ ...node, posted: formatDateTime(new Date(node.postedAt)), removeHref: to(runPaths.retractAnnouncement, { thingId: node.id }) })),
      resources: space.spaceResources.edges.map(({ node }) => ({
        ...node, href: node.file ? to(runPaths.spaceFile, { fileId: node.file.id }) : node.url, removeHref: to(runPaths.removeResource, { thingId: node.id }),
      })),
      threads: space.discussionThreads.edges.map(({ node }) => ({ ...node, last: formatDateTime(new Date(node.lastPostAt)), href: to(runPaths.discussion, { threadId: node.id }) })),
    })
  },
})

/** A file that is shared in the space. */
export const spaceFilePage = page({
  path: runPaths.spaceFile,
  get: async (req, res) => {
    const { space } = await loadSpace(req)
    const file = space.spaceResources.edges.find(({ node }) => node.file?.id === param(req, 'fileId'))?.node.file
    if (!file) throw new PageError('notFound')
    await sendApiFile(req, res, `/files/${file.id}`)
  },
})
