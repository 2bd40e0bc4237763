import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '#platform/config'
import { createWeb, type WebOptions } from './app.js'

const DRAIN_MS = 10_000

export interface RunningWeb {
  readonly port: number
  /** Stops taking requests, lets those under way finish (ten seconds at most), then lets go of the database. */
  readonly close: () => Promise<void>
}

/** Serves the web application on `WEB_PORT` (0: any free port), on all interfaces unless `host` says otherwise. */
export async function startWeb(config: Config, options: WebOptions & { readonly host?: string } = {}): Promise<RunningWeb> {
  const web = await createWeb(config, options)
  const server = createServer(web.app)
  server.requestTimeout = 30_000
  await new Promise<void>((done, fail) => server.once('error', fail).listen(config.WEB_PORT, options.host, done))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
      const closed = new Promise((done) => server.close(done))
      server.closeIdleConnections()
      await closed
      clearTimeout(late)
      await web.close()
    },
  }
}
