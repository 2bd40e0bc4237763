import { Injectable } from '@nestjs/common'
import type { Area, PlainDate } from '#kernel'
import { EqualityPublicationsService } from '#equality'
import { type EquityRelease, type EquityScope, equitySection } from '../../domain/sections/equity-tables.js'
import type { ReportSection } from '../../domain/report-content.js'
import { hashOf } from './hash-of.js'
import type { Gathered, SectionBuilder, SectionRequest } from './section-builder.js'

/** Published releases by their addresses: a release never changes. */
type EquitySource = readonly { readonly publicationId: string; readonly snapshotOn: PlainDate }[]

/** Whether people of all groups are as likely to get on: from what was published of equality data, and from nothing else. */
@Injectable()
export class EquitySection implements SectionBuilder<EquitySource> {
  readonly key = 'equity'
  readonly title = 'Equity'

  constructor(private readonly publications: EqualityPublicationsService) {}

  async gather({ area, asOf }: SectionRequest): Promise<Gathered<EquitySource> | undefined> {
    if (scopeOf(area) === undefined) return undefined
    const releases = (await Promise.all(this.publications.list().map(({ id }) => this.release(id, asOf)))).flatMap((found) => (found === undefined ? [] : [found]))
    return {
      source: releases.map(({ publicationId, snapshotOn }) => ({ publicationId, snapshotOn })),
      inputs: releases.map(({ publicationId, title, snapshotOn, release }) => ({ key: `equality:${publicationId}`, kind: 'equality', label: `Equality data by ${title}`, version: `${snapshotOn} ${hashOf(release.tables)}` })),
    }
  }

  async tell({ area }: SectionRequest, source: EquitySource): Promise<ReportSection | undefined> {
    const scope = scopeOf(area)
    const releases = await Promise.all(source.map(({ publicationId, snapshotOn }) => this.release(publicationId, snapshotOn)))
    return scope && equitySection(releases.flatMap((found) => (found === undefined ? [] : [found])), scope)
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
