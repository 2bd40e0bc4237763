import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Area } from '#kernel'
import { EqualityPublicationsService } from '#equality'
import { type EquityRelease, type EquityScope, equitySection } from '../../domain/sections/equity-tables.js'
import type { BuiltSection, SectionBuilder, SectionRequest } from './section-builder.js'

/** Whether people of all groups are as likely to get on: from what was published of equality data, and from nothing else. */
@Injectable()
export class EquitySection implements SectionBuilder {
  readonly key = 'equity'
  readonly title = 'Equity'

  constructor(private readonly publications: EqualityPublicationsService) {}

  async build({ area, asOf }: SectionRequest): Promise<BuiltSection | undefined> {
    const scope = scopeOf(area)
    if (scope === undefined) return undefined
    const releases: EquityRelease[] = []
    for (const { id } of this.publications.list()) {
      const found = await this.publications.latest(id, asOf)
      if (found === null) continue
      const { publication: { population, question }, snapshotOn, release } = found
      const asked = release.definition.dimensions.find(({ key }) => key === question)?.title ?? question
      releases.push({ publicationId: id, population, question, title: asked.toLowerCase(), snapshotOn, release })
    }
    const section = equitySection(releases, scope)
    return section && {
      section, inputs: releases.map(({ publicationId, title, snapshotOn, release }) => ({
        key: `equality:${publicationId}`, kind: 'equality', label: `Equality data by ${title}`, version: `${snapshotOn} ${createHash('sha256').update(JSON.stringify(release.tables)).digest('hex')}`,
      })),
    }
  }
}

/** Equality data is published of everybody and of each programme; not by region, where groups would be too small. */
function scopeOf(area: Area): EquityScope | undefined {
  if (area.kind === 'nation') return { kind: 'all' }
  return area.kind === 'programme' ? { kind: 'one', id: area.programmeId } : undefined
}
