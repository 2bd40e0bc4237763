import { pipeline } from 'node:stream/promises'
import { Controller, Get, Param, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { ctxOf, refuse } from '#directory'
import { Authenticator } from '#platform/auth'
import { notFound } from '#platform/errors'
import { KeptFiles } from '../../application/publishing/kept-files.service.js'
import { publishedFile } from '../../application/publishing/publication-files.js'
import { PublicationsService } from '../../application/publishing/publications.service.js'
import { parseFileName, parseReportName, parseSnapshotName } from '../../domain/publishing/addresses.js'
import { dcatCatalogue } from '../../domain/publishing/catalogue.js'
import { OPEN_GOVERNMENT_LICENCE } from '../../domain/publishing/publication.js'
import { REPORT_JSON_SCHEMA } from '../../domain/publishing/report-json.js'

/** What is final and open may be kept by everybody for good; programs on other sites may read it. */
const OPEN = { 'Cache-Control': 'public, max-age=31536000, immutable' } as const
const SOON_STALE = { 'Cache-Control': 'public, max-age=300' } as const
const PRIVATE = { 'Cache-Control': 'private, no-store' } as const
const FOR_ANY_SITE = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' } as const

/**
 * `GET /open-data/<area>/<day>/<number>/<file>`: the files of a snapshot at stable addresses. No sign-in is needed for what is final and public; with
 * a bearer token those who may see more can have it. Hidden and missing answer alike.
 */
@Controller('open-data')
export class OpenDataController {
  constructor(private readonly publications: PublicationsService, private readonly files: KeptFiles, private readonly authenticator: Authenticator) {}

  @Get('catalogue.jsonld')
  async catalogue(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const entries = await this.publications.catalogue(await ctxOf(this.authenticator, request))
      const about = { address: this.publications.address('/open-data/catalogue.jsonld'), publisher: this.publications.publisher, licence: OPEN_GOVERNMENT_LICENCE }
      response.set({ ...SOON_STALE, ...FOR_ANY_SITE, 'Content-Type': 'application/ld+json; charset=utf-8' }).send(`${JSON.stringify(dcatCatalogue(about, entries), null, 2)}\n`)
    } catch (error) {
      refuse(response, error)
    }
  }

  @Get('schema/report-1.json')
  schema(@Res() response: Response): void {
    response.set({ ...SOON_STALE, ...FOR_ANY_SITE, 'Content-Type': 'application/schema+json; charset=utf-8' }).send(`${JSON.stringify(REPORT_JSON_SCHEMA, null, 2)}\n`)
  }

  /** Leads to the newest final snapshot; the address that it leads to is the one to cite. */
  @Get(':area/latest/:file')
  async latest(@Param('area') area: string, @Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const name = parseReportName(area)
      if (name === undefined || parseFileName(file) === undefined) throw notFound('The report')
      const { path, isOpen } = await this.publications.latest(await ctxOf(this.authenticator, request), name)
      response.set(isOpen ? { ...SOON_STALE, ...FOR_ANY_SITE } : PRIVATE).redirect(302, `${path}/${encodeURIComponent(file)}`)
    } catch (error) {
      refuse(response, error)
    }
  }

  /** Addresses without a file lead to the page for readers. */
  @Get([':area/latest', ':area/:asOf/:number'])
  async page(@Param() { area = '', asOf, number }: Readonly<Record<string, string | undefined>>, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const name = parseReportName(area)
      const snapshot = asOf === undefined || number === undefined ? null : parseSnapshotName(asOf, number)
      if (name === undefined || snapshot === undefined) throw notFound('The report')
      response.set(PRIVATE).redirect(302, await this.publications.page(await ctxOf(this.authenticator, request), name, snapshot))
    } catch (error) {
      refuse(response, error)
    }
  }

  @Get(':area/:asOf/:number/:file')
  async file(@Param() { area = '', asOf = '', number = '', file = '' }: Readonly<Record<string, string>>, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const [report, snapshot, wanted] = [parseReportName(area), parseSnapshotName(asOf, number), parseFileName(file)]
      if (report === undefined || snapshot === undefined || wanted === undefined) throw notFound('The report')
      const { publication, isOpen } = await this.publications.byName(await ctxOf(this.authenticator, request), report, snapshot)
      const found = publishedFile(publication, wanted)
      if (found === undefined) throw notFound('The report')
      response.set({ ETag: found.etag, ...(isOpen ? { ...OPEN, ...FOR_ANY_SITE } : PRIVATE) })
      if (has(request, found.etag)) return void response.status(304).end()
      response.set({
        'Content-Type': found.mediaType, 'Content-Disposition': `attachment; filename="${found.downloadName}"`, 'X-Content-Type-Options': 'nosniff',
        ...(wanted.format === 'csv' && { Link: `<${publication.address}/${wanted.table}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"` }),
      })
      await pipeline(await this.files.contentOf(found), response)
    } catch (error) {
      refuse(response, error)
    }
  }
}

/** Whether the asker has the file already. Not Express's `fresh`: programs that send a tag often ask for "no-cache" beside it, and mean the check. */
const has = (request: Request, etag: string): boolean => (request.headers['if-none-match'] ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
