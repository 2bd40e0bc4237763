import { pipeline } from 'node:stream/promises'
import { Controller, Get, Logger, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { type Ctx, requirePerson } from '../access/index.js'
import { Authenticator } from '../auth/index.js'
import { AppError, httpStatus } from '../errors/index.js'
import { isConnectionFailure } from '../database/index.js'
import { FilesService } from './files.service.js'
import { readUpload } from './read-upload.js'

/** Files over HTTP, with the same bearer token as the rest of the API. Errors have GraphQL's shape: `{ errors: [{ message, extensions: { code } }] }`. */
@Controller('files')
export class FilesController {
  private readonly logger = new Logger('files')

  constructor(private readonly files: FilesService, private readonly authenticator: Authenticator) {}

  @Post()
  async upload(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await this.ctxOf(request)
      requirePerson(ctx)
      const received = await readUpload(request, (name, content) => this.files.receive(ctx, name, content))
      if (received.ok) response.status(201).json({ id: received.value.id, name: received.value.name, mediaType: received.value.mediaType, size: received.value.size })
      else response.status(422).json({ userErrors: received.error })
    } catch (error) {
      request.resume()
      this.refuse(response, error)
    }
  }

  @Get(':id')
  async download(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const { file, content } = await this.files.open(await this.ctxOf(request), id)
      response.set({
        'Content-Type': file.mediaType, 'Content-Length': String(file.size),
        'Content-Disposition': `attachment; filename="${file.name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'; sandbox", 'Cache-Control': 'private, no-store', 'Referrer-Policy': 'no-referrer',
      })
      await pipeline(content, response)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else {
        for (const name of response.getHeaderNames()) if (/^content-/i.test(name)) response.removeHeader(name)
        this.refuse(response, error)
      }
    }
  }

  private ctxOf(request: Request): Promise<Ctx> {
    return this.authenticator.contextOf({
      authorization: request.headers.authorization, requestId: request.headers['x-request-id'] as string | undefined, address: request.ip ?? '',
    })
  }

  private refuse(response: Response, error: unknown): void {
    const known = error instanceof AppError ? error : new AppError(isConnectionFailure(error) ? 'UNAVAILABLE' : 'INTERNAL', 'Something went wrong on our side. Nothing was kept; try again.')
    if (!(error instanceof AppError)) this.logger.error(error instanceof Error ? error.stack : String(error))
    if (response.destroyed) return
    response.status(httpStatus(known.code)).type('application/json').send(JSON.stringify({ errors: [{ message: known.message, extensions: { code: known.code } }] }))
  }
}
