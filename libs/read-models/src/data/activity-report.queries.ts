import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'

/** Sums of the roll-up for one quarter. */
export interface ActivitySums {
  readonly applied: number
  readonly offered: number
  readonly started: number
  readonly completed: number
  readonly ended: number
  readonly meetingsDue: number
  readonly meetings: number
  readonly minutes: number
}

export interface ActivityBaseRow extends ActivitySums {
  readonly scopeId: string
  readonly scopeTitle: string
  /** Who runs the programme or scheme: `null` where it is not known any more. */
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly organisationId: string
  readonly organisationName: string
  readonly region: string | null
}

export interface QuarterRow extends ActivitySums {
  /** First day. */
  readonly quarter: string
}

const SUMS = `sum(c.applied)::int as applied, sum(c.offered)::int as offered, sum(c.started)::int as started, sum(c.completed)::int as completed, sum(c.ended)::int as ended,
  sum(c.meetings_due)::int as "meetingsDue", sum(c.meetings)::int as meetings, sum(c.minutes)::int as minutes`

const SCOPES = `select p.id, p.title, p.organisation_id from cohorts.programme p where $1 = 'cohorts' union all select s.id, s.title, s.organisation_id from mentoring.scheme s where $1 = 'mentoring'`

/** Reads of the roll-ups of activity together with names and regions. One round trip each. */
@Injectable()
export class ActivityReportQueries {
  constructor(private readonly database: Database) {}

  /** All of one quarter (by its first day), by programme or scheme (with who runs it) and organisation: the base of what is published. True counts. */
  base(strand: 'cohorts' | 'mentoring', quarter: string): Promise<ActivityBaseRow[]> {
    return this.database.rows<ActivityBaseRow>({
      name: 'read-models.activity-base',
      text: `select c.scope_id as "scopeId", coalesce(s.title, 'Not known') as "scopeTitle", w.id as "ownerId", w.name as "ownerName", c.organisation_id as "organisationId", o.name as "organisationName", o.region, ${SUMS}
        from reports.activity_cell c join directory.organisation o on o.id = c.organisation_id
        left join (${SCOPES}) s on s.id = c.scope_id left join directory.organisation w on w.id = s.organisation_id
        where c.strand = $1 and c.quarter = $2
        group by c.scope_id, s.title, w.id, w.name, c.organisation_id, o.name, o.region order by c.scope_id, c.organisation_id`,
    }, [strand, quarter])
  }

  /** One organisation by quarter, for its own people. True counts. */
  ofOrganisation(strand: 'cohorts' | 'mentoring', organisationId: string, from: string, to: string): Promise<QuarterRow[]> {
    return this.database.rows<QuarterRow>({
      name: 'read-models.activity-of-organisation',
      text: `select c.quarter::text as quarter, ${SUMS} from reports.activity_cell c
        where c.strand = $1 and c.organisation_id = $2 and c.quarter between $3 and $4 group by c.quarter order by c.quarter`,
    }, [strand, organisationId, from, to])
  }

  /** The whole cube by quarter, for benchmarks and for checking roll-ups against records. True counts. */
  whole(strand: 'cohorts' | 'mentoring'): Promise<QuarterRow[]> {
    return this.database.rows<QuarterRow>({ name: 'read-models.activity-whole', text: `select c.quarter::text as quarter, ${SUMS} from reports.activity_cell c where c.strand = $1 group by c.quarter order by c.quarter` }, [strand])
  }
}
