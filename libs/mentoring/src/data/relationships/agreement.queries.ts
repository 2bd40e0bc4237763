import { Injectable } from '@nestjs/common'
import { Database, type Executor, type Tx } from '#platform/database'
import type { AgreementTerms, AgreedBy, MatchId, Side } from '../../domain/index.js'

export interface AgreementRow extends AgreementTerms {
  readonly matchId: MatchId
  readonly menteeAgreedAt: Date | null
  readonly mentorAgreedAt: Date | null
  readonly version: number
  readonly updatedAt: Date
}

const COLUMNS = `a.match_id as "matchId", a.every_weeks as "everyWeeks", a.minutes, a.mode, a.purpose, a.confidentiality, a.mentee_agreed_at as "menteeAgreedAt",
  a.mentor_agreed_at as "mentorAgreedAt", a.version, a.updated_at as "updatedAt"`

/** What the two of a match agreed on. Callers of writes hold the lock of the match. */
@Injectable()
export class AgreementQueries {
  constructor(private readonly database: Database) {}

  one(matchId: string, on: Executor = this.database): Promise<AgreementRow | undefined> {
    return on.maybeOne<AgreementRow>(`select ${COLUMNS} from mentoring.agreement a where a.match_id = $1`, [matchId])
  }

  ofMatches(matchIds: readonly MatchId[]): Promise<AgreementRow[]> {
    return this.database.rows<AgreementRow>(`select ${COLUMNS} from mentoring.agreement a where a.match_id = any($1::uuid[])`, [matchIds])
  }

  /** Writes a new version: only those in `agreed` have agreed to it. */
  async save(tx: Tx, matchId: MatchId, terms: AgreementTerms, agreed: AgreedBy, now: Date): Promise<void> {
    await tx.run(
      `insert into mentoring.agreement (match_id, every_weeks, minutes, mode, purpose, confidentiality, mentee_agreed_at, mentor_agreed_at, version, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
       on conflict (match_id) do update set every_weeks = $2, minutes = $3, mode = $4, purpose = $5, confidentiality = $6, mentee_agreed_at = $7, mentor_agreed_at = $8,
         version = mentoring.agreement.version + 1, updated_at = $9`,
      [matchId, terms.everyWeeks, terms.minutes, terms.mode, terms.purpose, terms.confidentiality, agreed.mentee ? now : null, agreed.mentor ? now : null, now])
  }

  async agree(tx: Tx, matchId: MatchId, side: Side, now: Date): Promise<void> {
    await tx.run(
      `update mentoring.agreement set mentee_agreed_at = case when $2 = 'mentee' then coalesce(mentee_agreed_at, $3) else mentee_agreed_at end,
         mentor_agreed_at = case when $2 = 'mentor' then coalesce(mentor_agreed_at, $3) else mentor_agreed_at end where match_id = $1`, [matchId, side, now])
  }
}
