import type { Request, RequestHandler, Response } from 'express'
import { saveSession } from '../session/save-session.js'

/** Shows what the last action did, once: templates read `notice`. */
export const showNotice: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' && req.session.notice !== undefined) {
    res.locals['notice'] = req.session.notice
    delete req.session.notice
  }
  next()
}

/** Goes on to a page that shows what was done. The session is written first: browsers follow before the answer has ended. */
export async function redirectWithNotice(req: Request, res: Response, next: string, notice: string): Promise<void> {
  req.session.notice = notice
  await saveSession(req)
  res.redirect(303, next)
}
