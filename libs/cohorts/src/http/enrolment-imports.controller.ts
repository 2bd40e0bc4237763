import { Controller, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { asId, isId, type OrganisationId } from '#kernel'
import { Authenticator } from '#platform/auth'
import { AppError, badInput, httpStatus } from '#platform/errors'
import { readUpload } from '#platform/files'
import { EnrolmentImportService, type ImportOptions } from '../application/enrolment/enrolment-import.service.js'

/**
 * `POST /enrolment-imports?runId=…&organisationId=…&dryRun=true` with a CSV file of people: as `text/csv`, or as the field `file` of a form.
 * The file is read as it arrives; the answer is the report. Errors have GraphQL's shape.
 */
@Controller('enrolment-imports')
export class EnrolmentImportsController {
  constructor(private readonly imports: EnrolmentImportService, private readonly authenticator: Authenticator) {}

  @Post()
  async upload(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const { authorization, 'x-request-id': requestId, 'content-type': type = '' } = request.headers
      const ctx = await this.authenticator.contextOf({ authorization, requestId: requestId as string | undefined, address: request.ip ?? '' })
      const options = readOptions(request.query)
      // Before the body is read: outsiders are not listened to.
      await this.imports.requireImport(ctx, options)
      const report = /^multipart\/form-data/i.test(type)
        ? await readUpload(request, (_name, content) => this.imports.import(ctx, content, options))
        : /^text\/csv/i.test(type) ? await this.imports.import(ctx, request, options) : undefined
      if (report === undefined) throw badInput('Send the file as text/csv, or as multipart/form-data in the field "file".')
      response.status(200).json(report)
    } catch (error) {
      // The rest is read and dropped, so that the sender hears the answer instead of a broken connection.
      request.resume()
      if (!(error instanceof AppError)) throw error
      response.status(httpStatus(error.code)).json({ errors: [{ message: error.message, extensions: { code: error.code } }] })
    }
  }
}

function readOptions(query: Request['query']): ImportOptions {
  const { runId, organisationId, dryRun = 'false' } = query
  if (typeof runId !== 'string' || !isId(runId)) throw badInput('Say for which run: runId=…')
  if (organisationId !== undefined && organisationId !== '' && (typeof organisationId !== 'string' || !isId(organisationId))) throw badInput('organisationId is not the id of an organisation.')
  if (dryRun !== 'true' && dryRun !== 'false') throw badInput('dryRun is true or false.')
  return { runId, organisationId: typeof organisationId === 'string' && organisationId !== '' ? asId<OrganisationId>(organisationId) : undefined, dryRun: dryRun === 'true' }
}
