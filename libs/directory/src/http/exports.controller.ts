import { pipeline } from 'node:stream/promises'
import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Authenticator } from '#platform/auth'
import { ExportsService } from '../application/exports.service.js'
import { ctxOf, downloadHeaders, refuse } from './transfer-http.js'

/** The files of finished exports. */
@Controller('exports')
export class ExportsController {
  constructor(private readonly exports: ExportsService, private readonly authenticator: Authenticator) {}

  @Get(':id.zip')
  async download(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const { row, content } = await this.exports.open(await ctxOf(this.authenticator, request), id)
      response.set(downloadHeaders('application/zip', `waymark-export-${row.createdAt.toISOString().slice(0, 10)}.zip`)).set('Content-Length', String(row.fileSize))
      await pipeline(content, response)
    } catch (error) {
      refuse(response, error)
    }
  }
}
