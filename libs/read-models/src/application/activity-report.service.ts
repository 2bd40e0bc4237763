import { Injectable } from '@nestjs/common'
import { type ActivityBaseRow, ActivityReportQueries, type QuarterRow } from '../data/activity-report.queries.js'

/** Activity with names, for Waymark itself: true counts, which are protected before anybody else reads them. */
@Injectable()
export class ActivityReportService {
  constructor(private readonly queries: ActivityReportQueries) {}

  base(strand: 'cohorts' | 'mentoring', quarter: string): Promise<readonly ActivityBaseRow[]> {
    return this.queries.base(strand, quarter)
  }

  ofOrganisation(strand: 'cohorts' | 'mentoring', organisationId: string, from: string, to: string): Promise<readonly QuarterRow[]> {
    return this.queries.ofOrganisation(strand, organisationId, from, to)
  }

  /** Everything by quarter: for benchmarks, and to hold roll-ups against records. True counts. */
  whole(strand: 'cohorts' | 'mentoring'): Promise<readonly QuarterRow[]> {
    return this.queries.whole(strand)
  }
}
