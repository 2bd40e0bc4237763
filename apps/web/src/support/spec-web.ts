import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { type Config, loadConfig } from '#platform/config'
import { listen } from './web-testing.js'

/** People whom the specs' identity provider knows. */
export const asha = { subject: 'persona-asha', name: 'Asha Rahman', email: 'asha@example.org', description: 'Learner' }
export const bo = { subject: 'persona-bo', name: 'Bo Larsson', email: 'bo@example.org', description: 'Manager' }

export interface AskedOfApi {
  readonly headers: IncomingMessage['headers']
  readonly body: { readonly operationName: string; readonly query?: string }
}
type Answer = { readonly status?: number; readonly body: unknown } | undefined

export const specConfig = (apiUrl: string, webUrl: string, issuers: readonly object[]): Config => loadConfig({
  DATABASE_URL: 'postgres://unused', SESSION_SECRET: 's'.repeat(32), PSEUDONYM_KEY: 'p'.repeat(32), NODE_ENV: 'test',
  WEB_URL: webUrl, API_URL: apiUrl, OIDC_ISSUERS: JSON.stringify(issuers),
})

/** An API that says what the spec wants said, or nothing at all, and keeps what it was asked. */
export const stubApi = (asked: AskedOfApi[], answer: (req: IncomingMessage, body: AskedOfApi['body']) => Answer) => listen(async (req, res) => {
  const body = (await json(req)) as AskedOfApi['body']
  asked.push({ headers: req.headers, body })
  const reply = answer(req, body)
  if (reply) res.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
})
