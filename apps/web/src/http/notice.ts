import type { RequestHandler } from 'express'

/** Shows what the last action did, once: templates read `notice`. */
export const showNotice: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' && req.session.notice !== undefined) {
    res.locals['notice'] = req.session.notice
    delete req.session.notice
  }
  next()
}
