import { Injectable } from '@nestjs/common'
import { plainDate, type Quarter, quarterEndedBy, quarterOf, quartersUpTo, startOfQuarter } from '#kernel'
import { ActivityReportService } from '#read-models'
import type { OwnQuarter } from '../../domain/sections/activity-tables.js'
import { ownActivity, publicActivity } from '../../domain/sections/activity-tables.js'
import type { Strand } from '../../domain/strands.js'
import { ActivityReleasesService } from '../activity/activity-releases.service.js'
import { hashOf } from './hash-of.js'
import type { BuiltSection, SectionBuilder, SectionRequest } from './section-builder.js'

/** Two years. */
const QUARTERS = 8

abstract class ActivitySection implements SectionBuilder {
  abstract readonly key: Strand
  abstract readonly title: string

  constructor(private readonly releases: ActivityReleasesService, private readonly activity: ActivityReportService) {}

  async build({ area, asOf, forOwnPeople }: SectionRequest): Promise<BuiltSection | undefined> {
    // One that still runs would be read as a fall.
    const quarters = quartersUpTo(quarterEndedBy(asOf), QUARTERS)
    if (area.kind === 'organisation' && forOwnPeople) return this.own(area.organisationId, quarters)
    const releases = await this.releases.current(this.key, quarters)
    const section = publicActivity(this.key, area, releases)
    return section && { section, inputs: releases.map(({ quarter, number }) => ({ key: `${this.key}:${quarter}`, kind: 'records' as const, label: `${this.title}, ${quarter}`, version: String(number) })) }
  }

  private async own(organisationId: string, quarters: readonly Quarter[]): Promise<BuiltSection | undefined> {
    const rows = await this.activity.ofOrganisation(this.key, organisationId, startOfQuarter(quarters[0]!), startOfQuarter(quarters.at(-1)!))
    const section = ownActivity(this.key, rows.map((row): OwnQuarter => ({ ...row, quarter: quarterOf(plainDate(row.quarter)) })))
    return section && { section, inputs: [{ key: this.key, kind: 'records', label: this.title, version: hashOf(rows) }] }
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
