import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { csvLine, PeopleService } from '#directory'
import { protectCounts, type PublishedTable } from '#disclosure'
import { londonDate } from '#kernel'
import { type Ctx, requireAccess } from '#platform/access'
import { UnitOfWork } from '#platform/database'
import { DashboardQueries, type DashboardRow, type RunningRow } from '../../data/dashboard/dashboard.queries.js'
import { can, countHealth, FEWEST_ANSWERS, type Health, type HealthReason, judgeHealth, type MatchState, MATCH_STATES, type SchemeId, type SurveyMeans, surveyMeans } from '../../domain/index.js'
import { StandingService } from '../standing/standing.service.js'

export interface JudgedPair extends RunningRow {
  readonly health: Health
  readonly reasons: readonly HealthReason[]
}

export interface Dashboard {
  readonly schemeId: SchemeId
  readonly states: readonly { readonly state: MatchState; readonly count: number }[]
  readonly health: Readonly<Record<Health, number>>
  readonly months: DashboardRow['months']
  readonly checkIns: DashboardRow['checkIns']
  readonly decided: number
  readonly agreed: number
  /** Absent where the numbers are too small to be shown. */
  readonly declines: PublishedTable<'mentoring_declines_by_reason'> | undefined
  readonly surveyAnswers: number
  readonly survey: SurveyMeans | undefined
  readonly commitments: Readonly<Record<string, number>>
  /** At risk before silent, the longest without a meeting first. */
  readonly concerns: readonly JudgedPair[]
  readonly pairs: readonly JudgedPair[]
}

/** How a scheme does, for those who run it: that its relationships live, and which need somebody. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly queries: DashboardQueries,
    private readonly standing: StandingService,
    private readonly people: PeopleService,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  async read(ctx: Ctx, schemeId: string): Promise<Dashboard> {
    const standing = await this.standing.forScheme(ctx, schemeId)
    requireAccess(ctx, can.seeDashboard, standing)
    const row = await this.queries.read(standing.schemeId, ctx.now, FEWEST_ANSWERS)
    const today = londonDate(ctx.now)
    const pairs = row.running.map((one): JudgedPair => ({ ...one, ...judgeHealth(one, ctx.now, today) }))
    const { answers } = row.survey
    return {
      schemeId: standing.schemeId, states: MATCH_STATES.map((state) => ({ state, count: row.states[state] ?? 0 })), health: countHealth(pairs), months: row.months, checkIns: row.checkIns,
      decided: row.decided, agreed: row.agreed, declines: declinesOf(row), surveyAnswers: answers, survey: surveyMeans(row.survey), commitments: row.commitments,
      concerns: pairs.filter(({ health }) => health === 'at_risk' || health === 'silent').toSorted(byConcern), pairs,
    }
  }

  /** The relationships that run as a file. Names leave Waymark with it, so that it is recorded who fetched it. */
  async csv(ctx: Ctx, schemeId: string): Promise<string> {
    const { pairs, schemeId: id } = await this.read(ctx, schemeId)
    const names = await this.people.nameOf(pairs.flatMap(({ menteePersonId, mentorPersonId }) => [menteePersonId, mentorPersonId]))
    await this.uow.run((tx) => this.audit.record(tx, ctx, { action: 'mentoring-scheme:export-relationships', subject: { kind: 'mentoring-scheme', id }, detail: { relationships: pairs.length } }))
    const lines = pairs.map((pair) => csvLine([
      names.get(pair.menteePersonId) ?? null, names.get(pair.mentorPersonId) ?? null, pair.state, pair.health, pair.reasons.join(' '), pair.meetingsHeld, pair.minutesMet,
      pair.lastMetAt && londonDate(pair.lastMetAt), londonDate(pair.agreedAt),
    ]))
    return [csvLine(['mentee', 'mentor', 'state', 'health', 'reasons', 'meetings', 'minutes', 'last met', 'matched']), ...lines].join('')
  }
}

const byConcern = (a: JudgedPair, b: JudgedPair): number =>
  a.health.localeCompare(b.health) || (a.lastMetAt ?? a.agreedAt).getTime() - (b.lastMetAt ?? b.agreedAt).getTime() || (a.id < b.id ? -1 : 1)

/**
 * Reasons for declining, in bands, of the first five, ten, fifteen … declines. How many those are is known beside it; where that number
 * together with the bands would tell more than the bands alone, or some gave no reason, nothing is shown.
 */
function declinesOf({ declines, states }: DashboardRow): PublishedTable<'mentoring_declines_by_reason'> | undefined {
  const total = Object.values(declines).reduce((sum, count) => sum + count, 0)
  const declined = states.declined ?? 0
  if (total < FEWEST_ANSWERS || total !== declined - declined % FEWEST_ANSWERS) return undefined
  const table = protectCounts({ breakdown: 'mentoring_declines_by_reason', counts: declines, total })
  if (!table.ok) throw new Error(`Counts could not be protected: ${JSON.stringify(table.error)}`)
  return table.value.total?.kind === 'exact' ? table.value : undefined
}
