import { Router } from 'express'
import type { Logger } from 'pino'

/** `/health`: the process runs. `/ready`: it can serve, that is, keep sessions. Neither starts a session nor is logged. */
export function healthRoutes(ping: () => Promise<void>, log: Logger): Router {
  const router = Router()
  router.get('/health', (_req, res) => void res.json({ status: 'ok' }))
  router.get('/ready', async (_req, res) => {
    try {
      await ping()
      res.json({ status: 'ok' })
    } catch (err) {
      log.warn({ err }, 'not ready: sessions cannot be kept')
      res.status(503).json({ status: 'unavailable', failing: ['sessions'] })
    }
  })
  return router
}
