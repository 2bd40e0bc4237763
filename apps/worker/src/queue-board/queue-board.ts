import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { ExpressAdapter } from '@bull-board/express'
import { Router, type NextFunction, type Request, type Response } from 'express'
import { QUEUE_BOARD, readTicket, signTicket } from '#platform/auth'
import type { Clock } from '#platform/clock'
import type { Config } from '#platform/config'
import type { JobQueues } from '#platform/jobs'

export const BOARD_PATH = '/queues'
const COOKIE = 'waymark_queues'
const HOUR_MS = 3_600_000

const cookieOf = (request: Request): string =>
  (request.headers.cookie ?? '').split(';').map((part) => part.trim().split('=')).find(([name]) => name === COOKIE)?.[1] ?? ''

/**
 * Bull Board, for platform administrators. The API hands them a ticket (`openQueueBoard`), good for a minute; opening it
 * here leaves a cookie for an hour. Anybody else gets the same 404 as where nothing is.
 */
export function queueBoard(queues: JobQueues, config: Config, clock: Clock): Router {
  const adapter = new ExpressAdapter()
  adapter.setBasePath(BOARD_PATH)
  createBullBoard({ queues: queues.all().map((queue) => new BullMQAdapter(queue, { readOnlyMode: false })), serverAdapter: adapter })
  const router = Router()
  const nothing = (response: Response) => response.status(404).type('text').send('Not found')
  router.get('/open', (request: Request, response: Response) => {
    const subject = readTicket(String(request.query['ticket'] ?? ''), QUEUE_BOARD, clock.now(), config.SESSION_SECRET)
    if (subject === undefined) return nothing(response)
    const cookie = signTicket({ purpose: COOKIE, subject, expiresAt: clock.now().getTime() + HOUR_MS }, config.SESSION_SECRET)
    response.cookie(COOKIE, cookie, { httpOnly: true, sameSite: 'strict', secure: config.NODE_ENV === 'production', path: BOARD_PATH, maxAge: HOUR_MS })
    return response.redirect(BOARD_PATH)
  })
  router.use((request: Request, response: Response, next: NextFunction) => {
    if (readTicket(cookieOf(request), COOKIE, clock.now(), config.SESSION_SECRET) === undefined) return nothing(response)
    return next()
  })
  router.use(adapter.getRouter() as Router)
  return router
}
