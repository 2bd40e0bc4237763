import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow, type Connection, type GraphqlContext, PageArgs, toConnection } from '#platform/graphql'
import { SessionChangesService } from '../../application/sessions/session-changes.service.js'
import { SessionPlanningService } from '../../application/sessions/session-planning.service.js'
import { SessionsService } from '../../application/sessions/sessions.service.js'
import type { SessionId } from '../../domain/index.js'
import { instantPosition } from '../instant-position.js'
import { PersonNames } from '../person-names.js'
import { CancelSessionInput, EditSessionInput, RescheduleSessionInput, ScheduleSessionsInput, SessionIdInput } from './session.input.js'
import {
  CohortSessionChangeType, CohortSessionConnection, CohortSessionPayload, CohortSessionType, ScheduleSessionsPayload, SessionCodePayload, toSession,
} from './session.type.js'

@Resolver(() => CohortSessionType)
export class SessionResolver {
  constructor(
    private readonly sessions: SessionsService,
    private readonly planning: SessionPlanningService,
    private readonly changes: SessionChangesService,
    private readonly names: PersonNames,
  ) {}

  @Query(() => CohortSessionType, { name: 'cohortSession', description: 'One session of a run that the viewer may see.' })
  @Allow()
  async one(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID, description: 'Which session.' }) id: string): Promise<CohortSessionType> {
    return toSession(await this.sessions.byId(ctx, id))
  }

  @Query(() => CohortSessionConnection, { name: 'cohortRunSessions', description: 'The sessions of a run, in order of time, cancelled ones included.' })
  @Allow()
  async ofRun(@Context('ctx') ctx: Ctx, @Args('runId', { type: () => ID, description: 'Which run.' }) runId: string, @Args() { first, after }: PageArgs): Promise<Connection<CohortSessionType>> {
    const { rows, total } = await this.sessions.ofRun(ctx, runId, first, instantPosition(after))
    return toConnection(rows.map(toSession), first, total, (row) => [row.startsAt.toISOString(), row.id])
  }

  @Query(() => CohortSessionConnection, { name: 'mySessions', description: 'The viewer\'s sessions that are not over, as learner and as facilitator, next one first.' })
  @Allow()
  async mine(@Context('ctx') ctx: Ctx, @Args() { first, after }: PageArgs): Promise<Connection<CohortSessionType>> {
    const { rows, total } = await this.sessions.mine(ctx, first, instantPosition(after))
    return toConnection(rows.map(toSession), first, total, (row) => [row.startsAt.toISOString(), row.id])
  }

  @Query(() => [CohortSessionChangeType], { name: 'cohortSessionChanges', description: 'What was done to a session, oldest first, at most 500. For those who run it.' })
  @Allow()
  history(@Context('ctx') ctx: Ctx, @Args('sessionId', { type: () => ID, description: 'Which session.' }) sessionId: string): Promise<CohortSessionChangeType[]> {
    return this.sessions.changes(ctx, sessionId)
  }

  @Query(() => String, { name: 'cohortSessionCode', description: 'The code that learners type to mark themselves. NOT_FOUND for those who do not teach.' })
  @Allow()
  code(@Context('ctx') ctx: Ctx, @Args('sessionId', { type: () => ID, description: 'Which session.' }) sessionId: string): Promise<string> {
    return this.sessions.code(ctx, sessionId)
  }

  @Mutation(() => ScheduleSessionsPayload, { description: 'Plans one session or a series; people on the register are invited. For the run\'s facilitators and programme managers.' })
  @Allow()
  async scheduleSessions(@Context('ctx') ctx: Ctx, @Args('input') input: ScheduleSessionsInput): Promise<ScheduleSessionsPayload> {
    const result = await this.planning.schedule(ctx, input.runId, input)
    if (!result.ok) return { sessions: [], userErrors: result.error }
    return { sessions: (await Promise.all(result.value.map((id) => this.sessions.byId(ctx, id)))).map(toSession), userErrors: [] }
  }

  @Mutation(() => CohortSessionPayload, { description: 'Changes what a session is, where it is and who holds it.' })
  @Allow()
  async editSession(@Context('ctx') ctx: Ctx, @Args('input') input: EditSessionInput): Promise<CohortSessionPayload> {
    return this.answer(ctx, await this.changes.edit(ctx, input.sessionId, input))
  }

  @Mutation(() => CohortSessionPayload, { description: 'Moves a session to another time; everybody concerned is told.' })
  @Allow()
  async rescheduleSession(@Context('ctx') ctx: Ctx, @Args('input') { sessionId, duration, ...input }: RescheduleSessionInput): Promise<CohortSessionPayload> {
    return this.answer(ctx, await this.changes.reschedule(ctx, sessionId, { ...input, duration: duration ?? undefined }))
  }

  @Mutation(() => CohortSessionPayload, { description: 'Calls a session off; everybody concerned is told why.' })
  @Allow()
  async cancelSession(@Context('ctx') ctx: Ctx, @Args('input') { sessionId, reason }: CancelSessionInput): Promise<CohortSessionPayload> {
    return this.answer(ctx, await this.changes.cancel(ctx, sessionId, reason))
  }

  @Mutation(() => CohortSessionPayload, { description: 'Closes a session as having taken place, from its start on.' })
  @Allow()
  async holdSession(@Context('ctx') ctx: Ctx, @Args('input') { sessionId }: SessionIdInput): Promise<CohortSessionPayload> {
    return this.answer(ctx, await this.changes.hold(ctx, sessionId))
  }

  @Mutation(() => SessionCodePayload, { description: 'Makes a new session code; the one before stops working at once.' })
  @Allow()
  async rotateSessionCode(@Context('ctx') ctx: Ctx, @Args('input') { sessionId }: SessionIdInput): Promise<SessionCodePayload> {
    return { code: await this.sessions.rotateCode(ctx, sessionId), userErrors: [] }
  }

  @ResolveField('facilitatorNames', () => [String], { description: 'The names of those who hold it.' })
  facilitatorNames(session: CohortSessionType, _args: object, context: GraphqlContext): Promise<string[]> {
    return this.names.ofAll(session.facilitatorIds, context)
  }

  private async answer(ctx: Ctx, result: Result<SessionId, readonly UserError[]>): Promise<CohortSessionPayload> {
    return result.ok ? { session: toSession(await this.sessions.byId(ctx, result.value)), userErrors: [] } : { session: null, userErrors: result.error }
  }
}
