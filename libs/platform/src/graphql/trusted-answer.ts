import type { ServerResponse } from 'node:http'
import type { Ctx } from '../access/index.js'
import { AppError, httpStatus } from '../errors/index.js'
import { formatError } from './format-error.js'
import type { TrustedOperation } from './trusted-operations.js'

/** Sends JSON text as it is, in one write. Express's own `send` would hash all of it for an ETag that nobody asks after in answer to a POST. */
function send(response: ServerResponse, status: number, json: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
  }).end(json)
}

/** Answers a refusal in the shape, and with the status, that it has the long way. */
export function refuse(response: ServerResponse, error: unknown): void {
  const status = error instanceof AppError && error.code !== 'NOT_FOUND' && error.code !== 'FORBIDDEN' ? httpStatus(error.code) : 200
  send(response, status, JSON.stringify({ data: null, errors: [formatError({ message: '' }, error)] }))
}

/** Answers with what the operation says, for whom `ctx` turns out to be. Never rejects. */
export async function answerTrusted(response: ServerResponse, trusted: TrustedOperation, ctx: Promise<Ctx>, variables: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    send(response, 200, `{"data":${await trusted.answer(await ctx, variables)}}`)
  } catch (error) {
    refuse(response, error)
  }
}
