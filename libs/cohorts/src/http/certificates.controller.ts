import { pipeline } from 'node:stream/promises'
import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Authenticator } from '#platform/auth'
import { AppError, httpStatus } from '#platform/errors'
import { CertificatesService } from '../application/completion/certificates.service.js'

/** Certificates as PDF, with the same bearer token as the rest of the API. Errors have GraphQL's shape. */
@Controller('certificates')
export class CertificatesController {
  constructor(private readonly certificates: CertificatesService, private readonly authenticator: Authenticator) {}

  @Get(':id.pdf')
  async pdf(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const { authorization, 'x-request-id': requestId } = request.headers
      const ctx = await this.authenticator.contextOf({ authorization, requestId: requestId as string | undefined, address: request.ip ?? '' })
      const certificate = await this.certificates.byId(ctx, id)
      const content = await this.certificates.pdf(certificate)
      response.set({
        'Content-Type': 'application/pdf', 'Content-Disposition': `attachment; filename="certificate-${certificate.number}.pdf"`,
        'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer',
      })
      await pipeline(content, response)
    } catch (error) {
      if (response.headersSent) response.destroy()
      else if (error instanceof AppError) response.status(httpStatus(error.code)).json({ errors: [{ message: error.message, extensions: { code: error.code } }] })
      else throw error
    }
  }
}
