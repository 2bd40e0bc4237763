import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { formPage } from '../forms/form-page.js'
import { execute } from '../graphql/graphql-client.js'
import type { TypedDocument } from '../graphql/typed-document.js'
import { page } from '../pages/page.js'

export const ViewerDocument: TypedDocument<{ viewer: { name: string } }, Record<string, never>> = { name: 'WhoAmI', id: 'a'.repeat(64), text: 'query WhoAmI{viewer{name}}' }

// Pages that exist only to try the application with.
export const viewerPage = page({ path: '/viewer', get: async (req, res) => void res.send((await execute(req, ViewerDocument, {})).viewer.name) })
export const brokenPage = page({ path: '/broken', requireSignIn: false, get: () => { throw new Error('secret detail') } })
export const uploadPage = page({
  path: '/upload', get: (_req, res) => void res.send('send me a file'),
  post: async (req, res) => void res.send(req.upload ? `${req.upload.name} ${(await text(req.upload.content)).length} ${JSON.stringify(req.body)}` : 'no file'),
})
export const openWidget = formPage({
  path: '/open-widget', requireSignIn: false, view: 'sign-in/sign-in', title: () => 'Open widget', load: () => ({ returnTo: '/' }),
  body: z.object({}), submit: async () => ({ next: '/open-widget', notice: 'Written in time' }),
})
export const widget = formPage({
  path: '/widget', view: 'sign-in/sign-in', title: () => 'Widget', load: () => ({ returnTo: '/' }),
  body: z.object({ email: z.string().min(3, 'Enter a longer name') }),
  submit: async (_req, _res, { email }) => (email === 'taken' ? { userErrors: [{ field: 'email', message: 'That name is taken' }] } : { next: '/account', notice: 'Widget made' }),
})
