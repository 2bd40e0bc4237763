import type { Request, RequestHandler } from 'express'
import { ViewerDocument, type ViewerData } from '../generated/graphql.js'
import { execute } from '../graphql/graphql-client.js'

type Known = ViewerData['viewer']

/** Who is signed in as the API knows them, remembered for a while: for frames and links, never for what somebody may do. */
export interface Viewer extends Known {
  /** When the API said so, in milliseconds since 1970. */
  readonly askedAt: number
}

declare module 'express-session' {
  interface SessionData {
    viewer: Viewer
  }
}

/** Whether an account signed in that is nobody here yet. */
export const isUnlinked = (req: Request): boolean => req.session.viewer?.kind === 'unlinked'

const FRESH_MS = 60_000

/** Makes the next request ask the API again who the viewer is: after something that changes it. */
export const forgetViewer = (req: Request): void => {
  delete req.session.viewer
}

/** The viewer, asked for once a minute. A fault leaves the links of the header out; the page itself says what is wrong. */
export const knowViewer: RequestHandler = (req, _res, next) => {
  const now = req.web.services.clock.now().getTime()
  const known = req.session.viewer
  if (!req.session.signedIn || (known && now - known.askedAt < FRESH_MS)) return next()
  execute(req, ViewerDocument, {})
    .then(({ viewer }) => {
      req.session.viewer = { ...viewer, askedAt: now }
    }, (error: unknown) => req.web.services.log.debug({ requestId: req.web.requestId, err: error }, 'viewer not known'))
    .then(() => next(), next)
}
