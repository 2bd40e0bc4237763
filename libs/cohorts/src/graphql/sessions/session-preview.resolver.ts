import { Args, Context, Field, ObjectType, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, MutationPayload } from '#platform/graphql'
import { SessionPlanningService } from '../../application/sessions/session-planning.service.js'
import { ScheduleSessionsInput } from './session.input.js'

@ObjectType('PreviewedSession', { description: 'A session as it would be planned.' })
export class PreviewedSessionType {
  @Field(() => Date, { description: 'When it would start. Show it as London clock time.' }) startsAt!: Date
  @Field(() => Date, { description: 'When it would end.' }) endsAt!: Date
  @Field(() => String, { nullable: true, description: 'What keeps it from being planned at this time.' }) problem!: string | null
}

@ObjectType({ description: 'What would be planned, or what is wrong with the plan.' })
export class PreviewSessionsPayload extends MutationPayload {
  @Field(() => [PreviewedSessionType], { description: 'In order of time; empty when there were errors.' }) sessions!: readonly PreviewedSessionType[]
}

@Resolver(() => PreviewedSessionType)
export class SessionPreviewResolver {
  constructor(private readonly planning: SessionPlanningService) {}

  @Query(() => PreviewSessionsPayload, { description: 'The dates that `scheduleSessions` would plan, with what stands in the way of each; nothing is written. For the run\'s facilitators and programme managers.' })
  @Allow()
  async previewSessions(@Context('ctx') ctx: Ctx, @Args('input') input: ScheduleSessionsInput): Promise<PreviewSessionsPayload> {
    const result = await this.planning.preview(ctx, input.runId, input)
    if (!result.ok) return { sessions: [], userErrors: result.error }
    return { sessions: result.value.map(({ startsAt, endsAt, problem }) => ({ startsAt, endsAt, problem: problem?.message ?? null })), userErrors: [] }
  }
}
