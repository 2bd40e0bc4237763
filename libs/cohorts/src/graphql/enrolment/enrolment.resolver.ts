import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId, type Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { ApplicationsService } from '../../application/enrolment/applications.service.js'
import { EnrolmentsService } from '../../application/enrolment/enrolments.service.js'
import { LeavingService } from '../../application/moves/leaving.service.js'
import { TransferService } from '../../application/moves/transfer.service.js'
import { OffersService } from '../../application/places/offers.service.js'
import { WaitingListService } from '../../application/places/waiting-list.service.js'
import type { EnrolmentId } from '../../domain/index.js'
import { EnrolmentInput, EnrolmentReasonInput, EnterRunInput, LeaveRunInput, PrioritiseEnrolmentInput, TransferEnrolmentInput } from './enrolment.input.js'
import { EnrolmentPayload, EnrolmentType } from './enrolment.type.js'

@Resolver(() => EnrolmentType)
export class EnrolmentResolver {
  constructor(
    private readonly enrolments: EnrolmentsService,
    private readonly applications: ApplicationsService,
    private readonly offers: OffersService,
    private readonly queue: WaitingListService,
    private readonly leaving: LeavingService,
    private readonly transfers: TransferService,
  ) {}

  @Mutation(() => EnrolmentPayload, { description: 'Enrols the viewer where nobody has to approve: a place is offered, or they join the waiting list.' })
  @Allow()
  enrolMyself(@Context('ctx') ctx: Ctx, @Args('input') input: EnterRunInput): Promise<EnrolmentPayload> {
    return this.enter(ctx, 'self', input)
  }

  @Mutation(() => EnrolmentPayload, { description: 'Applies for a place; the line manager, or whoever stands in, is asked where approval is needed.' })
  @Allow()
  applyForRun(@Context('ctx') ctx: Ctx, @Args('input') input: EnterRunInput): Promise<EnrolmentPayload> {
    return this.enter(ctx, 'application', input)
  }

  @Mutation(() => EnrolmentPayload, { description: 'Approves an application: a place is offered, or they join the waiting list. For the line manager or whoever stands in.' })
  @Allow()
  async approveApplication(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId }: EnrolmentInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.applications.approve(ctx, enrolmentId))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Refuses an application, with a reason that the applicant reads.' })
  @Allow()
  async refuseApplication(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, reason }: EnrolmentReasonInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.applications.refuse(ctx, enrolmentId, reason))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Takes the place that is offered to the viewer.' })
  @Allow()
  async acceptOffer(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId }: EnrolmentInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.offers.accept(ctx, enrolmentId))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Gives back the place that is offered to the viewer; it goes to whoever is next.' })
  @Allow()
  async declineOffer(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, reason }: EnrolmentReasonInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.offers.decline(ctx, enrolmentId, reason))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Ends an enrolment. For the person, their organisation\'s administrators and those who run the programme.' })
  @Allow()
  async withdrawEnrolment(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, reason, note }: LeaveRunInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.leaving.leave(ctx, enrolmentId, 'withdraw', reason, note))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Leaves a run and keeps the claim to a later one.' })
  @Allow()
  async deferEnrolment(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, reason, note }: LeaveRunInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.leaving.leave(ctx, enrolmentId, 'defer', reason, note))
  }

  @Mutation(() => EnrolmentPayload, { description: 'The programme manager\'s no, with a reason that the person reads.' })
  @Allow()
  async rejectEnrolment(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, reason }: EnrolmentReasonInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.leaving.reject(ctx, enrolmentId, reason))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Moves somebody into another run of the programme; answers the new enrolment. For those who run it.' })
  @Allow()
  async transferEnrolment(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, toRunId, mayWait }: TransferEnrolmentInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.transfers.transfer(ctx, enrolmentId, toRunId, mayWait))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Offers a place to somebody who waits. Passing over others who could have had it needs a reason.' })
  @Allow()
  async offerPlace(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, reason }: EnrolmentReasonInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.queue.offer(ctx, enrolmentId, reason))
  }

  @Mutation(() => EnrolmentPayload, { description: 'Sets somebody\'s score or rank in the queue, with a reason.' })
  @Allow()
  async prioritiseEnrolment(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, value, reason }: PrioritiseEnrolmentInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.queue.prioritise(ctx, enrolmentId, value, reason))
  }

  private async enter(ctx: Ctx, route: 'self' | 'application', { runId, organisationId, statement }: EnterRunInput): Promise<EnrolmentPayload> {
    return this.answer(ctx, await this.applications.apply(ctx, runId, route, {
      organisationId: organisationId ? asId<OrganisationId>(organisationId) : undefined, statement: statement ?? undefined,
    }))
  }

  private async answer(ctx: Ctx, result: Result<EnrolmentId, readonly UserError[]>): Promise<EnrolmentPayload> {
    return result.ok ? { enrolment: await this.enrolments.byId(ctx, result.value), userErrors: [] } : { enrolment: null, userErrors: result.error }
  }
}
