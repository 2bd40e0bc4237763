import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { BYTE_ORDER_MARK, csvLine, ctxOf, downloadHeaders, readImportUpload, refuse } from '#directory'
import { Authenticator } from '#platform/auth'
import { CONFIG, type Config } from '#platform/config'
import { badInput } from '#platform/errors'
import { ReferenceFilesService } from '../application/reference/reference-files.service.js'
import { isListKind, type ListKind } from '../domain/index.js'

/**
 * `POST /workforce-return-lists?kind=grades&dryRun=true` with a new version of a list, as `text/csv` or the field `file` of a form, answered with the report.
 * `GET /workforce-return-lists/grades.csv` hands out the newest version.
 */
@Controller('workforce-return-lists')
export class ReturnListFilesController {
  constructor(private readonly files: ReferenceFilesService, private readonly authenticator: Authenticator, @Inject(CONFIG) private readonly config: Config) {}

  @Post()
  async upload(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await ctxOf(this.authenticator, request)
      const { dryRun = 'false' } = request.query
      if (dryRun !== 'true' && dryRun !== 'false') throw badInput('dryRun is true or false.')
      const kind = kindOf(request.query['kind'])
      // Before the body is read: outsiders are not listened to.
      this.files.requireImport(ctx)
      const done = await readImportUpload(request, this.config.IMPORT_LIMIT_MB, (content) => this.files.import(ctx, content, { kind, dryRun: dryRun === 'true' }))
      if (done.ok) response.status(200).json(done.value)
      else response.status(409).json({ userErrors: done.error.map((one) => ({ ...one, field: 'file' })) })
    } catch (error) {
      // The rest is read and dropped, so that the sender hears the answer instead of a broken connection.
      request.resume()
      refuse(response, error)
    }
  }

  @Get(':kind.csv')
  async template(@Param('kind') kind: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await ctxOf(this.authenticator, request)
      const rows = await this.files.template(ctx, kindOf(kind))
      response.set(downloadHeaders('text/csv; charset=utf-8', `workforce-return-${kind}.csv`)).send(BYTE_ORDER_MARK + rows.map(csvLine).join(''))
    } catch (error) {
      refuse(response, error)
    }
  }
}

function kindOf(kind: unknown): ListKind {
  if (typeof kind !== 'string' || !isListKind(kind)) throw badInput('Say which list: grades or characteristics.')
  return kind
}
