import { Inject, Injectable } from '@nestjs/common'
import { londonDate, parseAreaKey } from '#kernel'
import type { Ctx } from '#platform/access'
import { CONFIG, type Config } from '#platform/config'
import { notFound } from '#platform/errors'
import { AreasService } from '#read-models'
import { ReportQueries, type ReportRow } from '../../data/reports/report.queries.js'
import type { FullSnapshot } from '../../data/reports/snapshot.queries.js'
import { openDataPath, type ReportName, type SnapshotName, snapshotPath } from '../../domain/publishing/addresses.js'
import type { CatalogueEntry } from '../../domain/publishing/catalogue.js'
import { OPEN_GOVERNMENT_LICENCE, type Publication } from '../../domain/publishing/publication.js'
import { SnapshotsService } from '../reports/snapshots.service.js'

/** A publication, and whether everybody may have it. */
export interface OpenPublication {
  readonly publication: Publication
  /** Final and of no organisation's own: it may be kept by anybody, for good. */
  readonly isOpen: boolean
}

/** So many reports stand in one catalogue; far more than areas that are reported on. */
const MOST_LISTED = 5_000
const PAGE = 200

/** Snapshots as what is published, by their stable addresses. What is hidden from the asker is missing to them. */
@Injectable()
export class PublicationsService {
  constructor(
    private readonly reports: ReportQueries,
    private readonly snapshots: SnapshotsService,
    private readonly areas: AreasService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async byName(ctx: Ctx, name: ReportName, { asOf, number }: SnapshotName): Promise<OpenPublication> {
    const report = await this.report(name)
    const snapshot = await this.snapshots.byNumber(ctx, report.id, number)
    if (snapshot.asOf !== asOf) throw notFound('The report')
    return this.publicationOf(report, snapshot)
  }

  /** The newest final snapshot's address below the root of the site. */
  async latest(ctx: Ctx, name: ReportName): Promise<{ readonly path: string; readonly isOpen: boolean }> {
    const report = await this.report(name)
    const snapshot = await this.snapshots.latest(ctx, report.id)
    if (snapshot === undefined) throw notFound('The report')
    return { path: snapshotPath(report, snapshot), isOpen: report.organisationId === null }
  }

  /** The page for readers of a snapshot, or of the newest one when none is named. */
  async page(ctx: Ctx, name: ReportName, snapshot: SnapshotName | null): Promise<string> {
    const report = await this.report(name)
    if (snapshot === null) return (await this.latest(ctx, name)) && `/reports/${report.id}`
    const found = await this.snapshots.byNumber(ctx, report.id, snapshot.number)
    if (found.asOf !== snapshot.asOf) throw notFound('The report')
    return `/reports/${report.id}/${found.number}`
  }

  /** Everything that is open to everybody. */
  async catalogue(ctx: Ctx): Promise<readonly CatalogueEntry[]> {
    const entries: CatalogueEntry[] = []
    for (let after: readonly [string, string] | null = null; entries.length < MOST_LISTED;) {
      const page: readonly ReportRow[] = await this.reports.list({ organisationIds: [], unsettled: false }, PAGE, after)
      for (const report of page) entries.push(...(await this.entryOf(ctx, report)))
      const last = page.at(-1)
      if (page.length < PAGE || last === undefined) break
      after = [last.title, last.id]
    }
    return entries
  }

  /** Who publishes: named in every file. */
  get publisher(): string {
    return this.config.OPERATOR_NAME ?? 'Waymark'
  }

  address(path: string): string {
    return `${this.config.WEB_URL.replace(/\/$/, '')}${path}`
  }

  private async entryOf(ctx: Ctx, report: ReportRow): Promise<readonly CatalogueEntry[]> {
    const [newest] = await this.snapshots.list(ctx, report.id, 1, null)
    if (newest === undefined || newest.finalisedAt === null) return []
    return [{
      title: report.title, address: this.address(openDataPath(report)), areaKey: report.areaKey,
      newest: { address: this.address(snapshotPath(report, newest)), asOf: newest.asOf, issuedOn: londonDate(newest.finalisedAt), number: newest.number },
    }]
  }

  private async report({ areaKey, planId }: ReportName): Promise<ReportRow> {
    const report = await this.reports.byArea(areaKey, planId)
    if (report === undefined) throw notFound('The report')
    return report
  }

  private async publicationOf(report: ReportRow, snapshot: FullSnapshot): Promise<OpenPublication> {
    const area = parseAreaKey(report.areaKey)
    const view = area === undefined ? undefined : await this.areas.describe(area)
    return {
      isOpen: report.organisationId === null && snapshot.finalisedAt !== null,
      publication: {
        content: snapshot.content, areaKey: report.areaKey, areaName: view?.name ?? report.title, asOf: snapshot.asOf, number: snapshot.number, state: snapshot.state,
        issuedOn: londonDate(snapshot.finalisedAt ?? snapshot.computedAt), contentHash: snapshot.contentHash, inputsHash: snapshot.inputsHash, engineVersion: snapshot.engineVersion,
        address: this.address(snapshotPath(report, snapshot)), methodAddress: this.address('/reports/method'), schemaAddress: this.address('/open-data/schema/report-1.json'),
        publisher: this.publisher, licence: OPEN_GOVERNMENT_LICENCE,
      },
    }
  }
}
