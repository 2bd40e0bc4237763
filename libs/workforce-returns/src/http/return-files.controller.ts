import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { BYTE_ORDER_MARK, csvLine, ctxOf, downloadHeaders, readImportUpload, refuse } from '#directory'
import { isId } from '#kernel'
import { Authenticator } from '#platform/auth'
import { CONFIG, type Config } from '#platform/config'
import { badInput } from '#platform/errors'
import { type ReturnFileOptions, ReturnFilesService } from '../application/sections/return-files.service.js'
import { isSection } from '../domain/index.js'

/**
 * `POST /workforce-return-files?returnId=…&section=headcount&dryRun=true` with the file of a section, as `text/csv` or the field `file` of a form:
 * read as it arrives, answered with the report. `GET /workforce-return-files/<returnId>/headcount.csv` hands the file out to be filled in.
 */
@Controller('workforce-return-files')
export class ReturnFilesController {
  constructor(private readonly files: ReturnFilesService, private readonly authenticator: Authenticator, @Inject(CONFIG) private readonly config: Config) {}

  @Post()
  async upload(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await ctxOf(this.authenticator, request)
      const options = readOptions(request.query)
      // Before the body is read: outsiders are not listened to.
      await this.files.requireImport(ctx, options.returnId)
      const done = await readImportUpload(request, this.config.IMPORT_LIMIT_MB, (content) => this.files.import(ctx, content, options))
      if (done.ok) response.status(200).json(done.value)
      else response.status(409).json({ userErrors: done.error.map((one) => ({ ...one, field: 'file' })) })
    } catch (error) {
      // The rest is read and dropped, so that the sender hears the answer instead of a broken connection.
      request.resume()
      refuse(response, error)
    }
  }

  @Get(':returnId/:section.csv')
  async template(@Param('returnId') returnId: string, @Param('section') section: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await ctxOf(this.authenticator, request)
      if (!isSection(section)) throw badInput('The section is headcount, diversity, skills or outlook.')
      const rows = await this.files.template(ctx, returnId, section)
      response.set(downloadHeaders('text/csv; charset=utf-8', `workforce-return-${section}.csv`)).send(BYTE_ORDER_MARK + rows.map(csvLine).join(''))
    } catch (error) {
      refuse(response, error)
    }
  }
}

function readOptions({ returnId, section, dryRun = 'false' }: Request['query']): ReturnFileOptions {
  if (typeof returnId !== 'string' || !isId(returnId)) throw badInput('Say for which return: returnId=…')
  if (typeof section !== 'string' || !isSection(section)) throw badInput('Say which section: section=headcount, diversity, skills or outlook.')
  if (dryRun !== 'true' && dryRun !== 'false') throw badInput('dryRun is true or false.')
  return { returnId, section, dryRun: dryRun === 'true' }
}
