import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { AdjustmentsService } from '../../application/adjustments/adjustments.service.js'
import { AddAdjustmentInput, EndAdjustmentInput, UpdateAdjustmentInput } from './adjustment.input.js'
import { AdjustmentPayload, EndAdjustmentPayload, EnrolmentAdjustmentsType } from './adjustment.type.js'

@Resolver(() => EnrolmentAdjustmentsType)
export class AdjustmentResolver {
  constructor(private readonly adjustments: AdjustmentsService) {}

  @Query(() => EnrolmentAdjustmentsType, { description: 'The adjustments of one learner, for those who have to know; each look is written down.' })
  @Allow()
  enrolmentAdjustments(@Context('ctx') ctx: Ctx, @Args('enrolmentId', { type: () => ID, description: 'The enrolment.' }) enrolmentId: string): Promise<EnrolmentAdjustmentsType> {
    return this.adjustments.ofEnrolment(ctx, enrolmentId)
  }

  @Mutation(() => AdjustmentPayload, { description: 'Records an adjustment. For the learner and the programme manager.' })
  @Allow()
  async addAdjustment(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, ...input }: AddAdjustmentInput): Promise<AdjustmentPayload> {
    const done = await this.adjustments.add(ctx, enrolmentId, input)
    return done.ok ? { adjustmentId: done.value, userErrors: [] } : { adjustmentId: null, userErrors: done.error }
  }

  @Mutation(() => AdjustmentPayload, { description: 'Changes an adjustment and who is told of it. For the learner and the programme manager.' })
  @Allow()
  async updateAdjustment(@Context('ctx') ctx: Ctx, @Args('input') { adjustmentId, ...input }: UpdateAdjustmentInput): Promise<AdjustmentPayload> {
    const done = await this.adjustments.update(ctx, adjustmentId, input)
    return done.ok ? { adjustmentId: done.value, userErrors: [] } : { adjustmentId: null, userErrors: done.error }
  }

  @Mutation(() => EndAdjustmentPayload, { description: 'Ends an adjustment: nobody sees it any more. For the learner and the programme manager.' })
  @Allow()
  async endAdjustment(@Context('ctx') ctx: Ctx, @Args('input') { adjustmentId }: EndAdjustmentInput): Promise<EndAdjustmentPayload> {
    await this.adjustments.end(ctx, adjustmentId)
    return { endedId: adjustmentId, userErrors: [] }
  }
}
