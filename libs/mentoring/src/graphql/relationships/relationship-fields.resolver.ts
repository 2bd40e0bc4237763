import { ResolveField, Resolver } from '@nestjs/graphql'
import { personOf } from '#platform/access'
import type { GraphqlContext } from '#platform/graphql'
import type { SeenMatch } from '../../application/matches/matches.service.js'
import type { SeenMeeting } from '../../application/relationships/relationship-view.service.js'
import type { AgreementRow } from '../../data/relationships/agreement.queries.js'
import type { CommitmentRow, GoalRow } from '../../data/relationships/item.queries.js'
import { decideCheckIn, type SurveyAnswer } from '../../domain/index.js'
import { MentoringMatchType } from '../matches/match.type.js'
import { RelationshipLoaders } from './relationship-loaders.js'
import { MentoringAgreementType, MentoringCheckInType, MentoringGoalType, MentoringMeetingType, MentoringSurveyType, SponsorCommitmentType } from './relationship.type.js'

/** What the two keep together: theirs alone, apart from check-ins, which those who run the scheme read as well. */
@Resolver(() => MentoringMatchType)
export class RelationshipFieldsResolver {
  constructor(private readonly of: RelationshipLoaders) {}

  @ResolveField('agreement', () => MentoringAgreementType, { nullable: true, description: 'What they agreed on. For the two.' })
  async agreement(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<AgreementRow | null> {
    return (await loaders.load(this.of.agreement, match)) ?? null
  }

  @ResolveField('goals', () => [MentoringGoalType], { complexity: ({ childComplexity }) => 10 * childComplexity, description: 'What the mentee wants to reach. For the two; empty for others.' })
  async goals(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<readonly GoalRow[]> {
    return (await loaders.load(this.of.goals, match)) ?? []
  }

  @ResolveField('commitments', () => [SponsorCommitmentType], { complexity: ({ childComplexity }) => 10 * childComplexity, description: 'What the sponsor promised. For the two; empty for others.' })
  async commitments(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<readonly CommitmentRow[]> {
    return (await loaders.load(this.of.commitments, match)) ?? []
  }

  @ResolveField('advocacy', () => [String], { description: 'What the viewer, as a sponsor, may commit to; empty for others.' })
  async advocacy(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<readonly string[]> {
    return (await loaders.load(this.of.advocacy, match)) ?? []
  }

  @ResolveField('meetings', () => [MentoringMeetingType], { complexity: ({ childComplexity }) => 20 * childComplexity, description: 'Their meetings, newest first. For the two; empty for others.' })
  async meetings(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<readonly SeenMeeting[]> {
    return (await loaders.load(this.of.meetings, match)) ?? []
  }

  @ResolveField('checkIns', () => [MentoringCheckInType], { complexity: ({ childComplexity }) => 10 * childComplexity, description: 'How it goes: the viewer\'s own, or all for those who run the scheme. Never the other\'s.' })
  async checkIns(match: SeenMatch, _args: object, { ctx, loaders }: GraphqlContext): Promise<MentoringCheckInType[]> {
    const me = personOf(ctx.actor)
    return ((await loaders.load(this.of.checkIns, match)) ?? []).map(({ personId, ...row }) => ({
      ...row, side: personId === match.menteePersonId ? 'mentee' : 'mentor',
      viewerCanAnswer: personId === me && decideCheckIn({ state: match.state, dueOn: row.dueOn, answered: row.answeredAt !== null }, { going: 1, helpWanted: false, comment: '' }, ctx.now).ok,
    }))
  }

  @ResolveField('survey', () => MentoringSurveyType, { nullable: true, description: 'The viewer\'s own closing survey.' })
  async survey(match: SeenMatch, _args: object, { loaders }: GraphqlContext): Promise<SurveyAnswer | null> {
    return (await loaders.load(this.of.survey, match)) ?? null
  }
}
