import { Args, Context, ID, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { highest, lowest, type PublishedTable } from '#disclosure'
import type { PersonId } from '#kernel'
import type { Ctx } from '#platform/access'
import { Allow, type GraphqlContext } from '#platform/graphql'
import { type Dashboard, DashboardService } from '../../application/dashboard/dashboard.service.js'
import { SurveyResultsService } from '../../application/dashboard/survey-results.service.js'
import { MentoringNames } from '../names.js'
import { MentoringConcernType, type MentoringCountType, MentoringDashboardType, type MentoringPublishedCountType, MentoringSurveyResultsType } from './dashboard.type.js'

const MOST_CONCERNS = 200

@Resolver(() => MentoringDashboardType)
export class DashboardResolver {
  constructor(private readonly dashboards: DashboardService, private readonly surveys: SurveyResultsService) {}

  @Query(() => MentoringDashboardType, { description: 'How a scheme does. For those who run it.' })
  @Allow()
  async mentoringDashboard(@Context('ctx') ctx: Ctx, @Args('schemeId', { type: () => ID, description: 'Which scheme.' }) schemeId: string): Promise<MentoringDashboardType> {
    return shown(await this.dashboards.read(ctx, schemeId))
  }

  @Query(() => MentoringSurveyResultsType, { description: 'What people of a scheme say at the end. For those who run it; that comments were read is recorded.' })
  @Allow()
  async mentoringSurveyResults(@Context('ctx') ctx: Ctx, @Args('schemeId', { type: () => ID, description: 'Which scheme.' }) schemeId: string): Promise<MentoringSurveyResultsType> {
    const { helpful, matchQuality, recommends, comments, ...results } = await this.surveys.read(ctx, schemeId)
    return { ...results, helpful: cellsOf(helpful), matchQuality: cellsOf(matchQuality), recommends: cellsOf(recommends), comments: [...comments] }
  }

  @Query(() => String, { description: 'The relationships of a scheme that run, as CSV with a header. For those who run it; that it was fetched is recorded.' })
  @Allow()
  mentoringRelationshipsFile(@Context('ctx') ctx: Ctx, @Args('schemeId', { type: () => ID, description: 'Which scheme.' }) schemeId: string): Promise<string> {
    return this.dashboards.csv(ctx, schemeId)
  }
}

/** Names of the two of a relationship that needs somebody. */
@Resolver(() => MentoringConcernType)
export class ConcernResolver {
  constructor(private readonly names: MentoringNames) {}

  @ResolveField('menteeName', () => String, { nullable: true, description: 'The mentee\'s name.' })
  menteeName({ menteePersonId }: MentoringConcernType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(menteePersonId as PersonId, context)
  }

  @ResolveField('mentorName', () => String, { nullable: true, description: 'The mentor\'s name.' })
  mentorName({ mentorPersonId }: MentoringConcernType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(mentorPersonId as PersonId, context)
  }
}

const counts = (of: Readonly<Record<string, number>>): MentoringCountType[] => Object.entries(of).map(([code, count]) => ({ code, count }))

const cellsOf = (table: PublishedTable | undefined): MentoringPublishedCountType[] | null => table?.cells.map(({ category, count }) => ({ code: category, from: lowest(count), to: highest(count) })) ?? null

const shown = (board: Dashboard): MentoringDashboardType => ({
  schemeId: board.schemeId, states: board.states.map(({ state, count }) => ({ code: state, count })), health: counts(board.health), months: board.months,
  checkInsDue: board.checkIns.due, checkInsAnswered: board.checkIns.answered, proposalsDecided: board.decided, proposalsAgreed: board.agreed,
  declines: cellsOf(board.declines),
  surveyAnswers: board.surveyAnswers, survey: board.survey === undefined ? null : { ...board.survey, outcomes: [...board.survey.outcomes] }, commitments: counts(board.commitments),
  concerns: board.concerns.slice(0, MOST_CONCERNS).map(({ id, menteePersonId, mentorPersonId, health, reasons, agreedAt, lastMetAt }) => ({ matchId: id, menteePersonId, mentorPersonId, health, reasons: [...reasons], agreedAt, lastMetAt })),
  concernsTotal: board.concerns.length,
})
