import { Injectable } from '@nestjs/common'
import { type Area, londonInstant, NATION, type PlainDate } from '#kernel'
import { EqualityPublicationsService } from '#equality'
import { systemCtx } from '#platform/access'
import { StaffTablesService } from '#workforce-returns'
import type { PublishedStaff } from '../../domain/sections/access-tables.js'
import { type EquityRelease, type EquityScope, equitySection } from '../../domain/sections/equity-tables.js'
import type { ReportSection } from '../../domain/report-content.js'
import { hashOf } from './hash-of.js'
import type { Gathered, SectionBuilder, SectionRequest } from './section-builder.js'

/** Whom access to development is told of. */
const APPLICANTS = 'cohort-progress'

/** A published release by its address: it never changes. */
interface ReleaseAddress {
  readonly publicationId: string
  readonly snapshotOn: PlainDate
}

/** Snapshots of before access to development was told of have the addresses alone. */
type EquitySource = readonly ReleaseAddress[] | { readonly releases: readonly ReleaseAddress[]; readonly staff: PublishedStaff | null }

/** Whether people of all groups are as likely to get on: from what was published of equality data and, for access to development, of digital staff; from nothing else. */
@Injectable()
export class EquitySection implements SectionBuilder<EquitySource> {
  readonly key = 'equity'
  readonly title = 'Equity'

  constructor(private readonly publications: EqualityPublicationsService, private readonly staff: StaffTablesService) {}

  async gather({ area, asOf }: SectionRequest): Promise<Gathered<EquitySource> | undefined> {
    if (scopeOf(area) === undefined) return undefined
    const releases = (await Promise.all(this.publications.list().map(({ id }) => this.release(id, asOf)))).flatMap((found) => (found === undefined ? [] : [found]))
    const staff = area.kind === 'nation' && releases.some(({ population }) => population === APPLICANTS) ? await this.staffOf(asOf) : null
    return {
      source: { releases: releases.map(({ publicationId, snapshotOn }) => ({ publicationId, snapshotOn })), staff: staff?.published ?? null },
      inputs: [...staff === null ? [] : [{ key: 'returns:digital-staff', kind: 'return' as const, label: `Digital staff by characteristic, ${staff.published.quarter}`, version: staff.recordsHash }], ...releases.map(({ publicationId, title, snapshotOn, release }) => ({ key: `equality:${publicationId}`, kind: 'equality' as const, label: `Equality data by ${title}`, version: `${snapshotOn} ${hashOf(release.tables)}` }))],
    }
  }

  async tell({ area }: SectionRequest, source: EquitySource): Promise<ReportSection | undefined> {
    const scope = scopeOf(area)
    const { releases: addresses, staff } = 'releases' in source ? source : { releases: source, staff: null }
    const releases = await Promise.all(addresses.map(({ publicationId, snapshotOn }) => this.release(publicationId, snapshotOn)))
    return scope && equitySection(releases.flatMap((found) => (found === undefined ? [] : [found])), scope, staff)
  }

  /** Digital staff of the nation by characteristic, as it was published; null where nothing was. */
  private async staffOf(on: PlainDate): Promise<{ readonly published: PublishedStaff; readonly recordsHash: string } | null> {
    const { quarter, withheld, description, characteristics, recordsHash } = await this.staff.compute(systemCtx('reports', londonInstant(on, '12:00'), 'report'), NATION, on)
    if (withheld !== null) return null
    return {
      recordsHash, published: {
        quarter, description,
        characteristics: characteristics.filter(({ problem, within }) => problem === null && Number.isFinite(within)).map(({ key, within, answers }) => ({ key, within, answers: answers.map(({ key: answer, people }) => ({ key: answer, people })) })),
      },
    }
  }

  /** The newest of a publication by the day. */
  private async release(id: string, on: PlainDate): Promise<EquityRelease | undefined> {
    const found = await this.publications.latest(id, on)
    if (found === null) return undefined
    const { publication: { population, question }, snapshotOn, release } = found
    const asked = release.definition.dimensions.find(({ key }) => key === question)?.title ?? question
    return { publicationId: id, population, question, title: asked.toLowerCase(), snapshotOn, release }
  }
}

/** Equality data is published of everybody and of each programme; not by region, where groups would be too small. */
function scopeOf(area: Area): EquityScope | undefined {
  if (area.kind === 'nation') return { kind: 'all' }
  return area.kind === 'programme' ? { kind: 'one', id: area.programmeId } : undefined
}
