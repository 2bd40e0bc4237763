import type { Config } from '#platform/config'

/** Where a browser opens the worker's board: at WORKER_URL, or at the worker's port on the host of these pages. */
export function queueBoardHref({ WORKER_URL, WORKER_PORT, WEB_URL }: Pick<Config, 'WORKER_URL' | 'WORKER_PORT' | 'WEB_URL'>, path: string): string {
  const worker = new URL(WORKER_URL ?? WEB_URL)
  if (WORKER_URL === undefined) worker.port = String(WORKER_PORT)
  return new URL(path, worker).href
}
