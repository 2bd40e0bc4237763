import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { err, parsePlainDate, type PlainDate, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { MatchesService } from '../../application/matches/matches.service.js'
import { AgreementsService } from '../../application/relationships/agreements.service.js'
import { FeedbackService } from '../../application/relationships/feedback.service.js'
import { ItemsService } from '../../application/relationships/items.service.js'
import { MentoringMatchPayload } from '../matches/match.type.js'
import {
  AddMentoringGoalInput, AddSponsorCommitmentInput, AgreeToMentoringInput, AnswerMentoringCheckInInput, AnswerMentoringSurveyInput, SaveMentoringAgreementInput, SettleMentoringGoalInput,
  SettleSponsorCommitmentInput, ShareMentoringCommentInput,
} from './relationship.input.js'

type Outcome = Result<string, readonly UserError[]>

@Resolver()
export class RelationshipResolver {
  constructor(
    private readonly matches: MatchesService,
    private readonly agreements: AgreementsService,
    private readonly items: ItemsService,
    private readonly feedback: FeedbackService,
  ) {}

  @Mutation(() => MentoringMatchPayload, { description: 'Writes down what the two agree on. Whoever writes has agreed; the other has to agree to it. For the two.' })
  @Allow()
  async saveMentoringAgreement(@Context('ctx') ctx: Ctx, @Args('input') { matchId, ...terms }: SaveMentoringAgreementInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.agreements.save(ctx, matchId, terms))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Agrees to the version that was read. For the two.' })
  @Allow()
  async agreeToMentoring(@Context('ctx') ctx: Ctx, @Args('input') { matchId, version }: AgreeToMentoringInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.agreements.agree(ctx, matchId, version))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Adds a goal. For the two.' })
  @Allow()
  async addMentoringGoal(@Context('ctx') ctx: Ctx, @Args('input') { matchId, title, dueOn }: AddMentoringGoalInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await dated(dueOn, (day) => this.items.addGoal(ctx, matchId, { title, dueOn: day })))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Says what became of a goal. For the two.' })
  @Allow()
  async settleMentoringGoal(@Context('ctx') ctx: Ctx, @Args('input') { goalId, result }: SettleMentoringGoalInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.items.settleGoal(ctx, goalId, result))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Commits to a named act of advocacy. For the sponsor.' })
  @Allow()
  async addSponsorCommitment(@Context('ctx') ctx: Ctx, @Args('input') { matchId, title, dueOn, kind }: AddSponsorCommitmentInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await dated(dueOn, (day) => this.items.addCommitment(ctx, matchId, { title, kind, dueOn: day })))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Says what came of a commitment. For the sponsor.' })
  @Allow()
  async settleSponsorCommitment(@Context('ctx') ctx: Ctx, @Args('input') { commitmentId, result, outcome }: SettleSponsorCommitmentInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.items.settleCommitment(ctx, commitmentId, result, outcome))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Answers the viewer\'s own check-in.' })
  @Allow()
  async answerMentoringCheckIn(@Context('ctx') ctx: Ctx, @Args('input') { checkInId, ...answer }: AnswerMentoringCheckInInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.feedback.checkIn(ctx, checkInId, answer))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Answers the viewer\'s own closing survey, once.' })
  @Allow()
  async answerMentoringSurvey(@Context('ctx') ctx: Ctx, @Args('input') { matchId, ...answer }: AnswerMentoringSurveyInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.feedback.survey(ctx, matchId, answer))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Lets those who run the scheme read the comment of the viewer\'s own closing survey, without a name, or takes that back.' })
  @Allow()
  async shareMentoringComment(@Context('ctx') ctx: Ctx, @Args('input') { matchId, shared }: ShareMentoringCommentInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.feedback.shareComment(ctx, matchId, shared))
  }

  private async answer(ctx: Ctx, outcome: Outcome): Promise<MentoringMatchPayload> {
    return outcome.ok ? { match: await this.matches.byId(ctx, outcome.value), userErrors: [] } : { match: null, userErrors: outcome.error }
  }
}

function dated(text: string | null | undefined, work: (day: PlainDate | null) => Promise<Outcome>): Promise<Outcome> {
  const day = text === null || text === undefined || text === '' ? null : parsePlainDate(text)
  return day === undefined ? Promise.resolve(err([{ code: 'NOT_A_DATE', field: 'dueOn', message: 'Enter a real date.' }])) : work(day)
}
