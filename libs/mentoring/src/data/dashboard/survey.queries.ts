import { Injectable } from '@nestjs/common'
import { Database } from '#platform/database'
import type { ConsentedComment } from '../../domain/index.js'

type Groups = Readonly<Record<'low' | 'middle' | 'high', number>>

/** Closing surveys of a scheme by groups of answers. */
export interface SurveyResultsRow {
  /** All that were answered. */
  readonly answers: number
  /** The first of them, in whole steps, of which the counts are. */
  readonly counted: number
  readonly helpful: Groups
  readonly matchQuality: Groups
  readonly recommends: Groups
}

const groups = (column: string, middle: number, high: number): string =>
  `json_build_object('low', count(*) filter (where ${column} < ${middle}), 'middle', count(*) filter (where ${column} >= ${middle} and ${column} < ${high}), 'high', count(*) filter (where ${column} >= ${high}))`

/** What closing surveys say in all. */
@Injectable()
export class SurveyQueries {
  constructor(private readonly database: Database) {}

  /** Of the first so many in order of time, in whole steps of `step`: the same ones of which the dashboard shows means. Groups: 1–2, 3, 4–5; of 0 to 10: 0–6, 7–8, 9–10. */
  results(schemeId: string, step: number): Promise<SurveyResultsRow> {
    return this.database.one<SurveyResultsRow>({
      name: 'mentoring.survey-results',
      text: `
        with answers as (
          select v.*, row_number() over (order by v.answered_at, v.match_id, v.person_id) as place, count(*) over () as total
          from mentoring.match m join mentoring.closing_survey v on v.match_id = m.id where m.scheme_id = $1)
        select (select count(*) from answers) as answers, count(*) as counted,
          ${groups('helpful', 3, 4)} as helpful, ${groups('match_quality', 3, 4)} as "matchQuality", ${groups('recommends', 7, 9)} as recommends
        from answers where place <= total - total % $2::int`,
    }, [schemeId, step])
  }

  /** Comments whose authors let those who run the scheme read them, oldest first. */
  comments(schemeId: string): Promise<ConsentedComment[]> {
    return this.database.rows<ConsentedComment>(
      `select v.person_id as "personId", v.comment from mentoring.match m join mentoring.closing_survey v on v.match_id = m.id
       where m.scheme_id = $1 and v.comment_shared and v.comment <> '' order by v.answered_at, v.match_id, v.person_id`, [schemeId])
  }
}
