import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import { parsePlainDate, type PlainDate, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import { badInput, type UserError } from '#platform/errors'
import { Allow, type Connection, PageArgs, toConnection } from '#platform/graphql'
import { AssignmentsService } from '../../application/assignments/assignments.service.js'
import { SubmissionsService } from '../../application/assignments/submissions.service.js'
import type { AssignmentRow } from '../../data/assignments/assignment.queries.js'
import { instantPosition } from '../instant-position.js'
import { ExtendAssignmentInput, HandInAssignmentInput, MarkAssignmentInput, SetAssignmentDueInput } from './assignment.input.js'
import { AssignmentConnection, AssignmentDuePayload, AssignmentPayload, AssignmentType } from './assignment.type.js'

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  constructor(private readonly assignments: AssignmentsService, private readonly submissions: SubmissionsService) {}

  @Query(() => [AssignmentType], { description: 'The assignments of one enrolment, in the curriculum\'s order. For the learner and those who teach.' })
  @Allow()
  enrolmentAssignments(@Context('ctx') ctx: Ctx, @Args('enrolmentId', { type: () => ID, description: 'The enrolment.' }) enrolmentId: string): Promise<AssignmentRow[]> {
    return this.assignments.ofEnrolment(ctx, enrolmentId)
  }

  @Query(() => AssignmentType, { description: 'One assignment of one enrolment. For the learner and those who teach.' })
  @Allow()
  assignment(
    @Context('ctx') ctx: Ctx,
    @Args('enrolmentId', { type: () => ID, description: 'The enrolment.' }) enrolmentId: string,
    @Args('itemId', { type: () => ID, description: 'The assignment.' }) itemId: string,
  ): Promise<AssignmentRow> {
    return this.assignments.one(ctx, enrolmentId, itemId)
  }

  @Query(() => AssignmentConnection, { description: 'Work of a run\'s learners that waits to be marked, longest waiting first. For those who teach.' })
  @Allow()
  async assignmentsToMark(
    @Context('ctx') ctx: Ctx,
    @Args('runId', { type: () => ID, description: 'The run.' }) runId: string,
    @Args() { first, after }: PageArgs,
    @Args('itemId', { type: () => ID, nullable: true, description: 'Only this assignment.' }) itemId?: string,
  ): Promise<Connection<AssignmentRow>> {
    const { rows, total } = await this.assignments.toMark(ctx, runId, itemId ?? undefined, first, instantPosition(after))
    return toConnection(rows, first, total, (row) => [row.submittedAt?.toISOString() ?? null, row.submissionId])
  }

  @Mutation(() => AssignmentPayload, { description: 'Hands in work, or hands it in again after feedback. For the learner.' })
  @Allow()
  async handInAssignment(@Context('ctx') ctx: Ctx, @Args('input') input: HandInAssignmentInput): Promise<AssignmentPayload> {
    return this.payload(ctx, await this.submissions.handIn(ctx, input.enrolmentId, input.itemId, input))
  }

  @Mutation(() => AssignmentPayload, { description: 'Marks what was handed in last. For those who teach.' })
  @Allow()
  async markAssignment(@Context('ctx') ctx: Ctx, @Args('input') input: MarkAssignmentInput): Promise<AssignmentPayload> {
    return this.payload(ctx, await this.submissions.mark(ctx, input.submissionId, input.verdict, input.feedback))
  }

  @Mutation(() => AssignmentPayload, { description: 'Gives one learner more time. For those who teach.' })
  @Allow()
  async extendAssignment(@Context('ctx') ctx: Ctx, @Args('input') input: ExtendAssignmentInput): Promise<AssignmentPayload> {
    return this.payload(ctx, await this.submissions.extend(ctx, input.enrolmentId, input.itemId, dateOf(input.extendTo, 'extendTo'), input.reason))
  }

  @Mutation(() => AssignmentDuePayload, { description: 'Sets when an assignment is due in one run, for everybody. For those who teach.' })
  @Allow()
  async setAssignmentDue(@Context('ctx') ctx: Ctx, @Args('input') input: SetAssignmentDueInput): Promise<AssignmentDuePayload> {
    const done = await this.assignments.setDue(ctx, input.runId, input.itemId, dateOf(input.dueOn, 'dueOn'))
    return done.ok ? { dueOn: done.value, userErrors: [] } : { dueOn: null, userErrors: done.error }
  }

  private async payload(ctx: Ctx, outcome: Result<AssignmentRow, readonly UserError[]>): Promise<AssignmentPayload> {
    if (!outcome.ok) return { assignment: null, userErrors: outcome.error }
    return { assignment: (await this.assignments.one(ctx, outcome.value.enrolmentId, outcome.value.itemId)) as unknown as AssignmentType, userErrors: [] }
  }
}

function dateOf(text: string, field: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === undefined) throw badInput(`${field} must be a real date, like 2026-03-30`)
  return date
}
