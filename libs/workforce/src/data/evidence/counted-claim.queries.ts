import { Injectable } from '@nestjs/common'
import type { OrganisationId, PersonId, PlainDate } from '#kernel'
import { Database } from '#platform/database'
import type { MilestoneClaimId } from '../../domain/index.js'

/** A verified claim as indicators count it. */
export interface CountedClaimRow {
  readonly id: MilestoneClaimId
  readonly personId: PersonId | null
  readonly organisationId: OrganisationId
  readonly title: string
  readonly grade: string | null
  readonly engagement: string | null
  readonly from: PlainDate
  readonly decidedAt: Date
}

@Injectable()
export class CountedClaimQueries {
  constructor(private readonly database: Database) {}

  /** Verified under a name by a moment, begun by a day. */
  verified(milestone: string, on: PlainDate, before: Date): Promise<CountedClaimRow[]> {
    return this.database.rows<CountedClaimRow>({
      name: 'workforce.counted-claims',
      text: `select c.id, c.person_id as "personId", c.organisation_id as "organisationId", c.title, c.grade, c.engagement, c.from_on as "from", c.decided_at as "decidedAt"
        from workforce.milestone_claim c where c.state = 'verified' and c.milestone = $1 and c.from_on <= $2 and c.decided_at < $3 order by c.id`,
    }, [milestone, on, before])
  }

  /** Who stands in for organisations that were reorganised away, and since when. */
  successions(): Promise<{ readonly fromId: OrganisationId; readonly toId: OrganisationId }[]> {
    return this.database.rows('select s.from_id as "fromId", s.to_id as "toId" from workforce.organisation_succession s')
  }
}
