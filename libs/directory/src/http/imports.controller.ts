import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { asId, isId, type OrganisationId } from '#kernel'
import { Authenticator } from '#platform/auth'
import { CONFIG, type Config } from '#platform/config'
import { badInput } from '#platform/errors'
import { type ExplainedProblem, ImportFileService } from '../application/import-file.service.js'
import { type ImportRequest, ImportsService } from '../application/imports.service.js'
import { BYTE_ORDER_MARK, csvLine, IMPORT_KINDS } from '../domain/index.js'
import { readImportUpload } from './import-upload.js'
import { ctxOf, downloadHeaders, refuse } from './transfer-http.js'

/** `POST /imports?kind=people&dryRun=true&skipBadRows=false&organisationId=…` with the file; the rest of an import is in GraphQL. */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly files: ImportFileService,
    private readonly authenticator: Authenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post()
  async upload(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await ctxOf(this.authenticator, request)
      const wanted = readRequest(request.query)
      // Before the body is read: outsiders fill no disk.
      this.imports.requireStart(ctx, wanted)
      const limit = this.config.IMPORT_LIMIT_MB
      const row = await readImportUpload(request, limit, (content, fileName) => this.imports.upload(ctx, { ...wanted, fileName }, content))
      response.status(201).location(`/imports/${row.id}`).json({ id: row.id, kind: row.kind, state: row.state, dryRun: row.dryRun, contentHash: row.contentHash })
    } catch (error) {
      // The rest is read and dropped, so that the sender hears the answer instead of a broken connection.
      request.resume()
      refuse(response, error)
    }
  }

  /** The whole report, for a spreadsheet. */
  @Get(':id/problems.csv')
  async report(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const ctx = await ctxOf(this.authenticator, request)
      await this.imports.byId(ctx, id)
      response.set(downloadHeaders('text/csv; charset=utf-8', `import-problems-${id}.csv`))
      await pipeline(Readable.from(reportLines(this.files.problems(ctx, id))), response)
    } catch (error) {
      refuse(response, error)
    }
  }
}

async function* reportLines(problems: AsyncIterable<ExplainedProblem>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(['line', 'column', 'code', 'problem', 'what_to_do'])
  for await (const { line, column, code, message, fix } of problems) yield csvLine([line, column, code, message, fix])
}

type Query = Request['query']

function readRequest(query: Query): Omit<ImportRequest, 'fileName'> {
  const kind = IMPORT_KINDS.find((known) => known === query['kind'])
  if (kind === undefined) throw badInput(`Say what the file holds: kind=${IMPORT_KINDS.join(', kind=')}.`)
  const organisationId = text(query, 'organisationId')
  if (organisationId !== undefined && !isId(organisationId)) throw badInput('organisationId is not the id of an organisation.')
  return { kind, dryRun: flag(query, 'dryRun'), skipBadRows: flag(query, 'skipBadRows'), organisationId: organisationId === undefined ? null : asId<OrganisationId>(organisationId) }
}

const text = (query: Query, name: string): string | undefined => {
  const value = query[name]
  if (value === undefined || typeof value === 'string') return value === '' ? undefined : value
  throw badInput(`Give ${name} once.`)
}

function flag(query: Query, name: string): boolean {
  const value = text(query, name) ?? 'false'
  if (value !== 'true' && value !== 'false') throw badInput(`${name} is true or false.`)
  return value === 'true'
}
