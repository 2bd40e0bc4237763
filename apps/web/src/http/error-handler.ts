import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import { langOf, t } from '#govuk'
import { errorPages, PageError, type ErrorKind } from './page-error.js'
import { localPath } from './local-path.js'

export const pageNotFound: RequestHandler = () => {
  throw new PageError('notFound')
}

/** Faults of body reading and routing carry a status; everything unknown is ours. */
function kindOf(error: unknown): ErrorKind {
  if (error instanceof PageError) return error.kind
  const status = (error as { status?: unknown } | null)?.status
  if (status === 404) return 'notFound'
  if (status === 413) return 'tooLarge'
  return typeof status === 'number' && status >= 400 && status < 500 ? 'badRequest' : 'internal'
}

function show(kind: ErrorKind, req: Request, res: Response): void {
  const { locale, requestId } = req.web
  const page = { action: undefined, reference: false, contact: false, ...errorPages[kind] }
  // Sign-in errors lead to the start of sign-in, not back into the failed step.
  const here = req.method === 'GET' && !req.path.startsWith('/sign-in') ? localPath(req.originalUrl) : '/'
  res.status(page.status).render('error', {
    title: t(locale, page.title), titleKey: page.title, titleLang: langOf(locale, page.title),
    paragraphs: page.paragraphs,
    action: page.action === 'signIn'
      ? { key: kind === 'sessionExpired' ? 'error.sessionExpired.signIn' : 'error.signInAgain', href: `/sign-in?returnTo=${encodeURIComponent(here)}`, button: true }
      : { key: 'error.startPage', href: '/' },
    reference: page.reference ? requestId : undefined,
    contact: page.contact,
  }, (fault: unknown, html: string) => {
    if (!fault) return void res.send(html)
    req.web.services.log.error({ requestId, err: fault }, 'the error page itself failed')
    res.type('text/plain').send(`${t(locale, page.title)}\n`)
  })
}

/** The last stop of every failed request: a page that helps, a log line for us, and no details of the fault. */
export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  const kind = kindOf(error)
  const { log } = req.web.services
  const { requestId } = req.web
  if (errorPages[kind].status >= 500) log.error({ requestId, path: req.path, err: error }, 'request failed')
  else if (kind === 'signInFailed') log.warn({ requestId, err: error }, 'sign-in failed')
  if (res.headersSent) return next(error)
  if (kind === 'sessionExpired' && req.session !== undefined) {
    delete req.session.signedIn
    res.locals['viewer'] = undefined
  }
  res.setHeader('cache-control', 'no-store')
  show(kind, req, res)
}
