import { Query, Context, ResolveField, Resolver } from '@nestjs/graphql'
import { type Ctx, personOf } from '#platform/access'
import { Allow, type GraphqlContext } from '#platform/graphql'
import { ReviewActionsService } from '../../application/reviews/review-actions.service.js'
import { ReviewsService } from '../../application/reviews/reviews.service.js'
import type { ReviewActionRow } from '../../data/reviews/review-action.queries.js'
import type { ReviewHistoryRow } from '../../data/reviews/review.queries.js'
import { WorkforceNames } from '../names.js'
import { PipelineActionType, PipelineStepType } from './review.type.js'

/** What belongs to an action that the viewer has been shown. Who does it is told to those who keep the review, and to that person. */
@Resolver(() => PipelineActionType)
export class ActionFieldsResolver {
  constructor(private readonly reviews: ReviewsService, private readonly actions: ReviewActionsService, private readonly names: WorkforceNames) {}

  @Query(() => [PipelineActionType], { description: 'Open actions of published reviews that the viewer is to do, by due date.' })
  @Allow()
  myPipelineActions(@Context('ctx') ctx: Ctx): Promise<readonly ReviewActionRow[]> {
    return this.actions.mine(ctx)
  }

  @ResolveField('organisation', () => String, { nullable: true, description: 'Name of the organisation that does it.' })
  organisation({ organisationId }: ReviewActionRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.organisation(organisationId, context)
  }

  @ResolveField('person', () => String, { nullable: true, description: 'Who does it there; null where nobody is named, and to all but those who keep the review and that person.' })
  async person(action: ReviewActionRow, _args: object, context: GraphqlContext): Promise<string | null> {
    const shown = action.personId === personOf(context.ctx.actor) || (await this.reviews.keeps(context.ctx, action))
    return shown ? this.names.person(action.personId, context) : null
  }

  @ResolveField('viewerMayFinish', () => Boolean, { description: 'Whether the viewer may say that it is done.' })
  viewerMayFinish(action: ReviewActionRow, _args: object, { ctx }: GraphqlContext): Promise<boolean> {
    return this.actions.mayFinish(ctx, action)
  }
}

@Resolver(() => PipelineStepType)
export class PipelineStepFieldsResolver {
  constructor(private readonly names: WorkforceNames) {}

  @ResolveField('by', () => String, { nullable: true, description: 'Who did it; null when Waymark did.' })
  by({ actorId }: ReviewHistoryRow, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.person(actorId, context)
  }
}
