import { Injectable } from '@nestjs/common'
import type { OrganisationId, Quarter } from '#kernel'
import { Database, type Executor } from '#platform/database'
import type { StaffTotals, WorkforceReturnId } from '../../domain/index.js'

/** A revision that counted on a day. */
export interface CountedReturn {
  readonly id: WorkforceReturnId
  readonly organisationId: OrganisationId
  readonly organisationKind: string
  readonly region: string | null
  readonly quarter: Quarter
  readonly revision: number
  readonly submittedAt: Date
}

export interface OrganisationStaff extends CountedReturn, StaffTotals {
  /** Full-time equivalents in hundredths. */
  readonly fte: number
}

export interface DiversityCount {
  readonly organisationId: OrganisationId
  readonly characteristic: string
  readonly family: string
  readonly category: string
  readonly count: number
}

/** Of each organisation the revision of a quarter ($1) that counted before an instant ($2): what was corrected later is as it was then. */
export const COUNTED = `
  select distinct on (r.organisation_id) r.* from workforce_returns.workforce_return r
  where r.quarter = $1 and r.submitted_at < $2 order by r.organisation_id, r.revision desc`
const COLUMNS = `c.id, c.organisation_id as "organisationId", c.organisation_kind as "organisationKind", c.region, c.quarter, c.revision, c.submitted_at as "submittedAt"`

@Injectable()
export class FiguresQueries {
  constructor(private readonly database: Database) {}

  counted(quarter: Quarter, before: Date, on: Executor = this.database): Promise<CountedReturn[]> {
    return on.rows<CountedReturn>({ name: 'returns.counted', text: `with counted as (${COUNTED}) select ${COLUMNS} from counted c order by c.organisation_id` }, [quarter, before])
  }

  /** Sums of the headcount section, organisation by organisation. */
  staff(quarter: Quarter, before: Date): Promise<OrganisationStaff[]> {
    return this.database.rows<OrganisationStaff>({
      name: 'returns.staff',
      text: `with counted as (${COUNTED})
        select ${COLUMNS}, coalesce(sum(l.headcount), 0)::int as headcount, coalesce(sum(l.fte), 0)::int as fte, coalesce(sum(l.vacancies), 0)::int as vacancies,
          coalesce(sum(l.starters), 0)::int as starters, coalesce(sum(l.leavers), 0)::int as leavers
        from counted c left join workforce_returns.headcount_line l on l.return_id = c.id
        group by c.id, c.organisation_id, c.organisation_kind, c.region, c.quarter, c.revision, c.submitted_at order by c.organisation_id`,
    }, [quarter, before])
  }

  /** True counts by role family and answer, organisation by organisation. Never to be shown as they are. */
  diversity(quarter: Quarter, before: Date): Promise<readonly DiversityCount[]> {
    return this.database.rows<DiversityCount>({
      name: 'returns.diversity',
      text: `with counted as (${COUNTED})
        select c.organisation_id as "organisationId", l.characteristic, l.family, l.category, sum(l.count)::int as count
        from counted c join workforce_returns.diversity_line l on l.return_id = c.id where l.count > 0 group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    }, [quarter, before])
  }

  /** Quarters that somebody had returned before an instant, oldest first. */
  async quarters(before: Date): Promise<Quarter[]> {
    const rows = await this.database.rows<{ quarter: Quarter }>('select distinct quarter from workforce_returns.workforce_return where submitted_at < $1 order by quarter', [before])
    return rows.map(({ quarter }) => quarter)
  }
}
