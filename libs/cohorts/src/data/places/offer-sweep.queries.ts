import { Injectable } from '@nestjs/common'
import { Database, type Tx } from '#platform/database'
import type { CohortRunId, EnrolmentId } from '../../domain/index.js'

export interface DueOfferRow {
  readonly enrolmentId: EnrolmentId
  readonly runId: CohortRunId
}

/** Offers of which the clock has something to say. */
@Injectable()
export class OfferSweepQueries {
  constructor(private readonly database: Database) {}

  /** Offers that have lapsed, the earliest first. */
  lapsed(now: Date, limit: number): Promise<DueOfferRow[]> {
    return this.database.rows(
      `select id as "enrolmentId", run_id as "runId" from cohorts.enrolment where state = 'offered' and offer_expires_at <= $1 order by offer_expires_at, id limit $2`,
      [now, limit])
  }

  /** Offers on their last day that nobody was reminded of; `offerReminderDue` has the last word. */
  onLastDay(now: Date, limit: number): Promise<(DueOfferRow & { readonly offeredAt: Date; readonly expiresAt: Date })[]> {
    return this.database.rows(
      `select id as "enrolmentId", run_id as "runId", offered_at as "offeredAt", offer_expires_at as "expiresAt" from cohorts.enrolment
       where state = 'offered' and offer_reminded_at is null and offer_expires_at > $1 and offer_expires_at <= $1::timestamptz + interval '1 day'
         and offer_expires_at - offered_at > interval '2 days'
       order by offer_expires_at, id limit $2`,
      [now, limit])
  }

  /** Notes the reminder; false when the offer was answered, or somebody was reminded already. */
  async markReminded(tx: Tx, enrolmentId: string, expiresAt: Date, now: Date): Promise<boolean> {
    return (await tx.run(
      `update cohorts.enrolment set offer_reminded_at = $3 where id = $1 and state = 'offered' and offer_expires_at = $2 and offer_reminded_at is null`,
      [enrolmentId, expiresAt, now])) === 1
  }
}
