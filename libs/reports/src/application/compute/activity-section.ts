import { Injectable } from '@nestjs/common'
import { plainDate, type Quarter, quarterEndedBy, quarterOf, quartersUpTo, startOfQuarter } from '#kernel'
import { ActivityReportService } from '#read-models'
import type { ReportSection } from '../../domain/report-content.js'
import type { OwnQuarter } from '../../domain/sections/activity-tables.js'
import { ownActivity, publicActivity } from '../../domain/sections/activity-tables.js'
import type { Strand } from '../../domain/strands.js'
import { ActivityReleasesService } from '../activity/activity-releases.service.js'
import { hashOf } from './hash-of.js'
import type { Gathered, SectionBuilder, SectionRequest } from './section-builder.js'

/** Two years. */
const QUARTERS = 8

type ActivitySource =
  | { readonly published: readonly { readonly quarter: Quarter; readonly number: number }[] }
  | { readonly own: readonly OwnQuarter[] }

abstract class ActivitySection implements SectionBuilder<ActivitySource> {
  abstract readonly key: Strand
  abstract readonly title: string

  constructor(private readonly releases: ActivityReleasesService, private readonly activity: ActivityReportService) {}

  async gather({ area, asOf, forOwnPeople }: SectionRequest): Promise<Gathered<ActivitySource> | undefined> {
    // One that still runs would be read as a fall.
    const quarters = quartersUpTo(quarterEndedBy(asOf), QUARTERS)
    if (area.kind === 'organisation') return forOwnPeople ? this.own(area.organisationId, quarters) : undefined
    const published = (await this.releases.current(this.key, quarters)).map(({ quarter, number }) => ({ quarter, number }))
    return published.length === 0 ? undefined : { source: { published }, inputs: published.map(({ quarter, number }) => ({ key: `${this.key}:${quarter}`, kind: 'records', label: `${this.title}, ${quarter}`, version: String(number) })) }
  }

  async tell({ area }: SectionRequest, source: ActivitySource): Promise<ReportSection | undefined> {
    return 'own' in source ? ownActivity(this.key, source.own) : publicActivity(this.key, area, await this.releases.numbered(this.key, source.published))
  }

  private async own(organisationId: string, quarters: readonly Quarter[]): Promise<Gathered<ActivitySource> | undefined> {
    const rows = await this.activity.ofOrganisation(this.key, organisationId, startOfQuarter(quarters[0]!), startOfQuarter(quarters.at(-1)!))
    const own = rows.map((row): OwnQuarter => ({ ...row, quarter: quarterOf(plainDate(row.quarter)) }))
    return own.length === 0 ? undefined : { source: { own }, inputs: [{ key: this.key, kind: 'records', label: this.title, version: hashOf(rows) }] }
  }
}

/** What happened in cohort programmes. */
@Injectable()
export class CohortsSection extends ActivitySection {
  readonly key = 'cohorts'
  readonly title = 'Cohort programmes'

  constructor(releases: ActivityReleasesService, activity: ActivityReportService) {
    super(releases, activity)
  }
}

/** What happened in mentoring. */
@Injectable()
export class MentoringSection extends ActivitySection {
  readonly key = 'mentoring'
  readonly title = 'Mentoring'

  constructor(releases: ActivityReleasesService, activity: ActivityReportService) {
    super(releases, activity)
  }
}
