import { Injectable } from '@nestjs/common'
import type { PersonId, PlainDate } from '#kernel'
import { Database, type Executor, type Tx } from '#platform/database'
import type { CheckInAnswer, CheckInId, MatchId, SurveyAnswer } from '../../domain/index.js'

export interface CheckInRow {
  readonly id: CheckInId
  readonly matchId: MatchId
  readonly personId: PersonId
  readonly dueOn: PlainDate
  readonly answeredAt: Date | null
  readonly going: number | null
  readonly helpWanted: boolean | null
  readonly comment: string | null
  readonly helpSettledAt: Date | null
}

const COLUMNS = `c.id, c.match_id as "matchId", c.person_id as "personId", c.due_on as "dueOn", c.answered_at as "answeredAt", c.going, c.help_wanted as "helpWanted", c.comment, c.help_settled_at as "helpSettledAt"`

/** What the two say about it: for those who run the scheme (check-ins), or in numbers only (surveys). Callers of writes hold the lock of the match. */
@Injectable()
export class FeedbackQueries {
  constructor(private readonly database: Database) {}

  checkIn(id: string, on: Executor = this.database): Promise<CheckInRow | undefined> {
    return on.maybeOne<CheckInRow>(`select ${COLUMNS} from mentoring.check_in c where c.id = $1`, [id])
  }

  /** Check-ins by day: of `own` matches those of one person alone, of `whole` ones those of both. */
  checkInsOf({ own, personId, whole }: { readonly own: readonly MatchId[]; readonly personId: PersonId | null; readonly whole: readonly MatchId[] }): Promise<CheckInRow[]> {
    return this.database.rows<CheckInRow>(
      `select ${COLUMNS} from mentoring.check_in c where (c.match_id = any($1::uuid[]) and c.person_id = $2) or c.match_id = any($3::uuid[]) order by c.due_on, c.person_id`, [own, personId, whole])
  }

  async answerCheckIn(tx: Tx, id: CheckInId, { going, helpWanted, comment }: CheckInAnswer, now: Date): Promise<void> {
    await tx.run('update mentoring.check_in set answered_at = $2, going = $3, help_wanted = $4, comment = $5 where id = $1', [id, now, going, helpWanted, comment.trim()])
  }

  /** Answers how many calls for help were open. */
  settleHelp(tx: Tx, matchId: MatchId, now: Date): Promise<number> {
    return tx.run('update mentoring.check_in set help_settled_at = $2 where match_id = $1 and help_wanted and help_settled_at is null', [matchId, now])
  }

  /** What one person answered at the end of these matches. */
  surveysOf(matchIds: readonly MatchId[], personId: PersonId, on: Executor = this.database): Promise<(SurveyAnswer & { readonly matchId: MatchId })[]> {
    return on.rows(
      `select match_id as "matchId", helpful, match_quality as "matchQuality", recommends, outcomes, comment, comment_shared as "commentShared" from mentoring.closing_survey where match_id = any($1::uuid[]) and person_id = $2`, [matchIds, personId])
  }

  /** Answers whether it is the first. */
  async answerSurvey(tx: Tx, matchId: MatchId, personId: PersonId, answer: SurveyAnswer, now: Date): Promise<boolean> {
    return (await tx.run(
      `insert into mentoring.closing_survey (match_id, person_id, helpful, match_quality, recommends, outcomes, comment, comment_shared, answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [matchId, personId, answer.helpful, answer.matchQuality, answer.recommends, [...new Set(answer.outcomes)].toSorted(), answer.comment.trim(), answer.commentShared, now])) > 0
  }

  /** Answers whether there is such a survey. */
  async shareComment(tx: Tx, matchId: MatchId, personId: PersonId, shared: boolean): Promise<boolean> {
    return (await tx.run('update mentoring.closing_survey set comment_shared = $3 where match_id = $1 and person_id = $2', [matchId, personId, shared])) > 0
  }
}
