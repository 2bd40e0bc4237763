import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { MatchesService } from '../../application/matches/matches.service.js'
import { MeetingsService } from '../../application/relationships/meetings.service.js'
import type { MeetingId } from '../../domain/index.js'
import { MentoringMatchPayload } from '../matches/match.type.js'
import { HoldMentoringMeetingInput, LogMentoringMeetingInput, MentoringMeetingIdInput, MoveMentoringMeetingInput, PlanMentoringMeetingInput, SaveMentoringNoteInput } from './relationship.input.js'

@Resolver()
export class MeetingResolver {
  constructor(private readonly matches: MatchesService, private readonly meetings: MeetingsService) {}

  @Mutation(() => MentoringMatchPayload, { description: 'Plans a meeting; both get an invitation. For the two.' })
  @Allow()
  async planMentoringMeeting(@Context('ctx') ctx: Ctx, @Args('input') { matchId, ...details }: PlanMentoringMeetingInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.meetings.plan(ctx, matchId, details))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Moves a planned meeting; both get the change. For the two.' })
  @Allow()
  async moveMentoringMeeting(@Context('ctx') ctx: Ctx, @Args('input') { meetingId, ...details }: MoveMentoringMeetingInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.meetings.move(ctx, meetingId, details))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Calls a planned meeting off; both are told. For the two.' })
  @Allow()
  async cancelMentoringMeeting(@Context('ctx') ctx: Ctx, @Args('input') { meetingId }: MentoringMeetingIdInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.meetings.cancel(ctx, meetingId))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Writes down a meeting that was held without having been planned here. For the two.' })
  @Allow()
  async logMentoringMeeting(@Context('ctx') ctx: Ctx, @Args('input') { matchId, topics, ...details }: LogMentoringMeetingInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.meetings.log(ctx, matchId, details, topics))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Writes down that a planned meeting was held, as it really was. For the two.' })
  @Allow()
  async holdMentoringMeeting(@Context('ctx') ctx: Ctx, @Args('input') { meetingId, topics, ...details }: HoldMentoringMeetingInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.meetings.hold(ctx, meetingId, details, topics))
  }

  @Mutation(() => MentoringMatchPayload, { description: 'Writes the viewer\'s own note of a meeting; for themselves unless they share it.' })
  @Allow()
  async saveMentoringNote(@Context('ctx') ctx: Ctx, @Args('input') { meetingId, body, shared }: SaveMentoringNoteInput): Promise<MentoringMatchPayload> {
    return this.answer(ctx, await this.meetings.saveNote(ctx, meetingId, body, shared))
  }

  private async answer(ctx: Ctx, outcome: Result<MeetingId, readonly UserError[]>): Promise<MentoringMatchPayload> {
    return outcome.ok ? { match: await this.matches.byId(ctx, await this.meetings.matchOf(outcome.value)), userErrors: [] } : { match: null, userErrors: outcome.error }
  }
}
