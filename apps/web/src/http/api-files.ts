import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { UserError } from '#govuk'
import type { Result } from '#kernel'
import { bearerOf } from '../sign-in/bearer.js'
import { apiHeaders } from './api-headers.js'
import type { Upload } from './multipart-forms.js'
import { PageError, type ErrorKind } from './page-error.js'

const TIMEOUT_MS = 120_000
const PASSED_ON = ['content-type', 'content-length', 'content-disposition', 'x-content-type-options'] as const
const kinds: Readonly<Record<number, ErrorKind>> = { 401: 'sessionExpired', 403: 'forbidden', 404: 'notFound', 413: 'tooLarge', 429: 'rateLimited' }

async function ask(req: Request, path: string, init: RequestInit = {}): Promise<globalThis.Response> {
  const bearer = await bearerOf(req)
  try {
    return await fetch(`${req.web.services.config.API_URL.replace(/\/$/, '')}${path}`, {
      ...init,
      headers: { ...(init.headers as Record<string, string> | undefined), ...apiHeaders(req, bearer) },
      signal: AbortSignal.timeout(TIMEOUT_MS), redirect: init.redirect ?? 'error',
    })
  } catch (cause) {
    throw new PageError('unavailable', { cause })
  }
}

/** Passes a file of the API on to the browser, for whoever is signed in: the API says whether they may have it. */
export async function sendApiFile(req: Request, res: Response, path: string): Promise<void> {
  const answer = await ask(req, path)
  if (!answer.ok || !answer.body) throw new PageError(kinds[answer.status] ?? (answer.status < 500 ? 'badRequest' : 'unavailable'))
  for (const name of PASSED_ON) {
    const value = answer.headers.get(name)
    if (value !== null) res.setHeader(name, value)
  }
  res.setHeader('cache-control', 'private, no-store')
  await pipeline(Readable.fromWeb(answer.body), res)
}

const OPEN_DATA = [...PASSED_ON, 'cache-control', 'etag', 'link', 'access-control-allow-origin', 'cross-origin-resource-policy'] as const

/**
 * Passes open data on as the API says it may be kept: for good when it is final, and not sent again to whoever has it. An address that leads on
 * (`latest`) leads on here as well.
 */
export async function sendOpenData(req: Request, res: Response, path: string): Promise<void> {
  const known = req.headers['if-none-match']
  const answer = await ask(req, path, { redirect: 'manual', ...(known === undefined ? {} : { headers: { 'if-none-match': known } }) })
  const location = answer.headers.get('location')
  const leadsOn = answer.status === 302 && location !== null && /^\/(open-data|reports)\//.test(location)
  if (!leadsOn && answer.status !== 304 && (!answer.ok || !answer.body)) throw new PageError(kinds[answer.status] ?? (answer.status < 500 ? 'badRequest' : 'unavailable'))
  for (const name of OPEN_DATA) {
    const value = answer.headers.get(name)
    if (value !== null) res.setHeader(name, value)
  }
  // What was made for somebody who signed in is kept by their browser, and by no cache in between.
  if (req.session.signedIn) res.setHeader('cache-control', (answer.headers.get('cache-control') ?? 'no-store').replace('public', 'private'))
  if (leadsOn) return void res.redirect(302, location)
  if (answer.status === 304 || !answer.body) return void res.status(304).end()
  await pipeline(Readable.fromWeb(answer.body), res)
}

/** The file as the one part of a multipart body, piece by piece. */
async function* multipart(boundary: string, { name, content }: Upload): AsyncGenerator<Uint8Array> {
  const quoted = name.replace(/[\r\n"]/g, '_')
  yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: application/octet-stream\r\n\r\n`)
  for await (const piece of content) yield piece as Uint8Array
  yield Buffer.from(`\r\n--${boundary}--\r\n`)
}

/**
 * Streams the file of a form on to the API, for whoever is signed in. Answers what the API says of it, or what is wrong
 * with the file (field `file`); everything else is thrown as a {@link PageError}.
 */
export async function sendFile<T>(req: Request, upload: Upload, path: string): Promise<Result<T, readonly UserError[]>> {
  const boundary = `waymark-${randomUUID()}`
  const answer = await ask(req, path, {
    method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Readable.toWeb(Readable.from(multipart(boundary, upload))), duplex: 'half',
  } as RequestInit)
  const said = (await answer.json().catch(() => ({}))) as { userErrors?: UserError[]; errors?: { message: string }[] }
  if (answer.ok) return { ok: true, value: said as T }
  if (said.userErrors) return { ok: false, error: said.userErrors }
  // Too large, or broken off: the API says so in words that a person can act on.
  if (answer.status === 400 && said.errors?.[0]) return { ok: false, error: [{ field: 'file', message: said.errors[0].message }] }
  throw new PageError(kinds[answer.status] ?? (answer.status < 500 ? 'badRequest' : 'unavailable'))
}

/** Streams a file of which only its id in the API is wanted. See {@link sendFile}. */
export async function sendUpload(req: Request, upload: Upload, path = '/files'): Promise<Result<string, readonly UserError[]>> {
  const sent = await sendFile<{ readonly id: string }>(req, upload, path)
  return sent.ok ? { ok: true, value: sent.value.id } : sent
}
