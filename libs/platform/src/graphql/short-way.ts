import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Authenticator } from '../auth/index.js'
import { AppError } from '../errors/index.js'
import type { Metrics } from '../observability/index.js'
import { answerTrusted, refuse } from './trusted-answer.js'
import type { PersistedOperations, TrustedOperation } from './trusted-operations.js'

const PATH = /^\/graphql\/([0-9a-f]{64})$/
/** Far more than the variables of a hot read. */
const BODY_LIMIT = 64 * 1_024

/** The variables in a body `{ variables }`. Rejects with BAD_USER_INPUT for what is too large or no JSON object. */
function variablesOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve, reject) => {
    const bad = (what: string): void => reject(new AppError('BAD_USER_INPUT', what))
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      // What comes after is not kept; the answer does not wait for it.
      if ((size += chunk.length) > BODY_LIMIT) bad('The request is larger than 64 kB: send the query itself.')
      else chunks.push(chunk)
    })
    request.on('error', () => bad('The request ended before its body did.'))
    request.on('end', () => {
      if (size > BODY_LIMIT) return
      try {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as { variables?: Readonly<Record<string, unknown>> | null } | null
        const variables = body?.variables ?? {}
        if (typeof variables !== 'object' || Array.isArray(variables)) return bad('variables must be an object.')
        resolve(variables)
      } catch {
        bad('The request body is not valid JSON.')
      }
    })
  })
}

/**
 * Answers `POST /graphql/<hash of a document>` before Express sees it, where that document has a short way and the request
 * a token; a router, a dozen layers and their objects cost as much as authentication does. Everything else goes on to
 * Express, where `/graphql/<hash>` is `/graphql`: the body's `documentId` says the same.
 */
export function openShortWay(server: Server, operations: PersistedOperations, authenticator: Authenticator, metrics: Metrics): void {
  const [express] = server.listeners('request') as RequestListener[]
  if (express === undefined) throw new Error('The server has no listener to go on to')
  const answer = async (request: IncomingMessage, response: ServerResponse, trusted: TrustedOperation): Promise<void> => {
    const done = metrics.time()
    const { authorization, 'x-request-id': requestId } = request.headers
    try {
      const variables = await variablesOf(request)
      // The address counts only those without a token, who do not come here.
      await answerTrusted(response, trusted, authenticator.contextOf({ authorization, requestId: requestId as string | undefined, address: '' }), variables)
    } catch (error) {
      refuse(response, error)
    }
    done('POST', '/graphql', response.statusCode)
  }
  server.removeListener('request', express)
  server.on('request', (request, response) => {
    const hash = request.method === 'POST' ? PATH.exec(request.url ?? '')?.[1] : undefined
    if (hash === undefined) return express(request, response)
    const trusted = operations.find(hash)?.trusted
    if (trusted !== undefined && request.headers.authorization !== undefined) return void answer(request, response, trusted)
    request.url = '/graphql'
    return express(request, response)
  })
}
