import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { ProgressService } from '../../application/completion/progress.service.js'
import type { EnrolmentId } from '../../domain/index.js'
import { RecordItemDoneInput, WaiveItemInput } from './progress.input.js'
import { LearningProgressPayload, LearningProgressType, toProgress } from './progress.type.js'

@Resolver(() => LearningProgressType)
export class ProgressResolver {
  constructor(private readonly progress: ProgressService) {}

  @Query(() => LearningProgressType, { name: 'learningProgress', description: 'A learner\'s progress: for themselves, their line manager, their organisation\'s administrators, and those who teach or run it.' })
  @Allow()
  async one(@Context('ctx') ctx: Ctx, @Args('enrolmentId', { type: () => ID, description: 'Whose.' }) enrolmentId: string): Promise<LearningProgressType> {
    return toProgress(await this.progress.of(ctx, enrolmentId))
  }

  @Mutation(() => LearningProgressPayload, { description: 'Records a module (by the learner or those who teach) or a mentoring item (by those who teach) as done.' })
  @Allow()
  async recordItemDone(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, itemId }: RecordItemDoneInput): Promise<LearningProgressPayload> {
    return this.answer(ctx, await this.progress.recordDone(ctx, enrolmentId, itemId))
  }

  @Mutation(() => LearningProgressPayload, { description: 'Lets a learner off an item for good. For programme managers.' })
  @Allow()
  async waiveItem(@Context('ctx') ctx: Ctx, @Args('input') { enrolmentId, itemId, reason }: WaiveItemInput): Promise<LearningProgressPayload> {
    return this.answer(ctx, await this.progress.waive(ctx, enrolmentId, itemId, reason))
  }

  private async answer(ctx: Ctx, result: Result<EnrolmentId, readonly UserError[]>): Promise<LearningProgressPayload> {
    return result.ok ? { progress: toProgress(await this.progress.of(ctx, result.value)), userErrors: [] } : { progress: null, userErrors: result.error }
  }
}
