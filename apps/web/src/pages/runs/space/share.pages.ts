import { z } from 'zod'
import { PostAnnouncementDocument, RemoveResourceDocument, RetractAnnouncementDocument, ShareResourceDocument, StartRunDiscussionDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { sendUpload } from '../../../http/api-files.js'
import { textField } from '../form-fields.js'
import { confirmPage } from '../frame/confirm-page.js'
import { param, runPaths } from '../paths.js'
import { loadSpace } from './space.page.js'

const writing = z.object({ title: textField, body: textField })

/** Tells everybody in a space something. */
export const announcePage = formPage({
  path: runPaths.announce,
  view: 'runs/space/write',
  load: async (req) => ({ ...(await loadSpace(req)), lead: 'Everybody in the space sees it, and gets a message.', button: 'Post the announcement', bodyLabel: 'What you want to say' }),
  title: () => 'Post an announcement',
  previous: (_req, { back }) => back,
  body: writing,
  submit: async (req, _res, form, { back, run, setId }) => {
    const { postAnnouncement } = await execute(req, PostAnnouncementDocument, { input: { runId: run.id, setId: setId ?? null, ...form } })
    return postAnnouncement.userErrors.length > 0 ? { userErrors: postAnnouncement.userErrors } : { next: back, notice: 'The announcement is posted' }
  },
})

export const startDiscussionPage = formPage({
  path: runPaths.startDiscussion,
  view: 'runs/space/write',
  load: async (req) => ({ ...(await loadSpace(req)), lead: 'Everybody in the space can read it and reply.', button: 'Start the discussion', bodyLabel: 'First post' }),
  title: () => 'Start a discussion',
  previous: (_req, { back }) => back,
  body: writing,
  submit: async (req, _res, form, { back, run, setId }) => {
    const { startDiscussion } = await execute(req, StartRunDiscussionDocument, { input: { runId: run.id, setId: setId ?? null, ...form } })
    return startDiscussion.userErrors.length > 0 ? { userErrors: startDiscussion.userErrors } : { next: back, notice: 'The discussion is started' }
  },
})

/** Shares a link or a file. */
export const shareResourcePage = formPage({
  path: runPaths.shareResource,
  view: 'runs/space/share',
  load: async (req) => ({ ...(await loadSpace(req)), sendsFile: true }),
  title: () => 'Share a link or a file',
  previous: (_req, { back }) => back,
  body: z.object({ title: textField, description: textField, url: textField }),
  submit: async (req, _res, { description, title, url }, { back, run, setId }) => {
    const sent = req.upload ? await sendUpload(req, req.upload) : undefined
    if (sent && !sent.ok) return { userErrors: sent.error }
    const { shareResource } = await execute(req, ShareResourceDocument, {
      input: { runId: run.id, setId: setId ?? null, title, description: description || null, url: url || null, fileId: sent ? sent.value : null },
    })
    if (shareResource.userErrors.length > 0) return { userErrors: shareResource.userErrors.map(({ field, message }) => ({ message, field: field === 'fileId' ? 'file' : (field ?? null) })) }
    return { next: back, notice: `“${title}” is shared` }
  },
})

export const retractAnnouncementPage = confirmPage({
  path: runPaths.retractAnnouncement,
  load: async (req) => {
    const { back, run, space } = await loadSpace(req)
    const found = space.announcements.edges.find(({ node }) => node.id === param(req, 'thingId'))?.node
    return { run, title: 'Take back an announcement', lead: [found ? `“${found.title}” will no longer be shown in the space.` : 'It will no longer be shown in the space.', 'Messages that were sent about it stay sent.'], button: 'Take it back', dangerous: true, back }
  },
  submit: async (req) => {
    const { retractAnnouncement } = await execute(req, RetractAnnouncementDocument, { input: { id: param(req, 'thingId') } })
    return { userErrors: retractAnnouncement.userErrors, notice: 'The announcement is taken back' }
  },
})

export const removeResourcePage = confirmPage({
  path: runPaths.removeResource,
  load: async (req) => {
    const { back, run, space } = await loadSpace(req)
    const found = space.spaceResources.edges.find(({ node }) => node.id === param(req, 'thingId'))?.node
    return { run, title: 'Remove a resource', lead: [found ? `“${found.title}” will no longer be shared in the space.` : 'It will no longer be shared in the space.'], button: 'Remove it', dangerous: true, back }
  },
  submit: async (req) => {
    const { removeResource } = await execute(req, RemoveResourceDocument, { input: { id: param(req, 'thingId') } })
    return { userErrors: removeResource.userErrors, notice: 'The resource is removed' }
  },
})
