import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { type BreakdownName, protectCounts, type PublishedTable } from '#disclosure'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { SurveyQueries } from '../../data/dashboard/survey.queries.js'
import { can, FEWEST_ANSWERS, releaseComments, type SchemeId } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'

export interface SurveyResults {
  readonly schemeId: SchemeId
  readonly answers: number
  /** Of how many the counts are. */
  readonly counted: number
  /** Each absent where the numbers are too small to be shown. */
  readonly helpful: PublishedTable | undefined
  readonly matchQuality: PublishedTable | undefined
  readonly recommends: PublishedTable | undefined
  /** By consent, without names, in the order of the alphabet. */
  readonly comments: readonly string[]
}

/** What people say at the end, for those who run a scheme: counts that give nobody away, and the comments that their authors let them read. */
@Injectable()
export class SurveyResultsService {
  constructor(
    private readonly queries: SurveyQueries,
    private readonly standing: StandingService,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** That comments were read is recorded. */
  async read(ctx: Ctx, schemeId: string): Promise<SurveyResults> {
    const standing = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, can.seeDashboard, standing)
    const [{ answers, counted, ...by }, consented] = await Promise.all([this.queries.results(standing.schemeId, FEWEST_ANSWERS), this.queries.comments(standing.schemeId)])
    const comments = releaseComments(consented)
    if (comments.length > 0) {
      await this.uow.run((tx) => this.audit.record(tx, ctx, { action: 'mentoring-scheme:read-comments', subject: { kind: 'mentoring-scheme', id: standing.schemeId }, detail: { comments: comments.length } }))
    }
    return {
      schemeId: standing.schemeId, answers, counted, comments,
      helpful: tableOf('mentoring_surveys_by_helpfulness', by.helpful, counted), matchQuality: tableOf('mentoring_surveys_by_match_quality', by.matchQuality, counted),
      recommends: tableOf('mentoring_surveys_by_recommendation', by.recommends, counted),
    }
  }
}

/** How many were counted stands beside the table: where that and the bands would tell more than the bands alone, nothing is shown. */
function tableOf(breakdown: BreakdownName, counts: Readonly<Record<string, number>>, total: number): PublishedTable | undefined {
  if (total < FEWEST_ANSWERS) return undefined
  const table = protectCounts({ breakdown, counts, total })
  if (!table.ok) throw new Error(`Counts could not be protected: ${JSON.stringify(table.error)}`)
  return table.value.total?.kind === 'exact' ? table.value : undefined
}
