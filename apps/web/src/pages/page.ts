import type { Request, RequestHandler, Response, Router } from 'express'
import { PageError } from '../http/page-error.js'
import { isUnlinked } from '../session/viewer.js'
import { signInPaths } from '../sign-in/paths.js'
import { startPaths } from './start/paths.js'

export type PageHandler = (req: Request, res: Response) => void | Promise<void>

export interface Page {
  /** From the area's `paths.ts`. */
  readonly path: string
  /** Only for people who are signed in; the default. The API decides what they may see, not the page. */
  readonly requireSignIn?: boolean
  /** Also for accounts that are nobody here yet; all other pages send those to where it says what to do. */
  readonly forUnlinked?: boolean
  readonly get: PageHandler
  readonly post?: PageHandler
}

/** Visitors are sent to sign in and come back; whose session ended is told so, and what they posted is not replayed. */
const signedInOnly: RequestHandler = (req, res, next) => {
  if (req.session.signedIn) {
    res.setHeader('cache-control', 'no-store')
    return next()
  }
  if (req.web.sessionEnded || req.method !== 'GET') throw new PageError('sessionExpired')
  res.redirect(303, `${signInPaths.signIn}?returnTo=${encodeURIComponent(req.originalUrl)}`)
}

const knownOnly: RequestHandler = (req, res, next) =>
  isUnlinked(req) ? res.redirect(303, startPaths.notLinked) : next()

/** Declares a page; it does nothing but check the shape. */
export const page = (definition: Page): Page => definition

export function mountPages(router: Router, pages: readonly Page[]): void {
  for (const { path, requireSignIn = true, forUnlinked = false, get, post } of pages) {
    const guards = requireSignIn ? [signedInOnly, ...(forUnlinked ? [] : [knownOnly])] : []
    router.get(path, ...guards, get)
    if (post) router.post(path, ...guards, post)
  }
}
