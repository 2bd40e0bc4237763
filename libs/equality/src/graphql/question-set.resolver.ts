import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Result } from '#kernel'
import type { Ctx } from '#platform/access'
import type { UserError } from '#platform/errors'
import { Allow } from '#platform/graphql'
import { QuestionSetsService } from '../application/questions/question-sets.service.js'
import type { QuestionSetRow } from '../data/question-set.queries.js'
import { ChangeQuestionSetArgs, ImportEqualityQuestionsArgs } from './question.input.js'
import { EqualityQuestionSetPayload, EqualityQuestionSetType } from './question.type.js'

@Resolver()
export class QuestionSetResolver {
  constructor(private readonly sets: QuestionSetsService) {}

  @Query(() => [EqualityQuestionSetType], { name: 'equalityQuestionSets', complexity: ({ childComplexity }) => 10 + 5 * childComplexity, description: 'All versions of the questions, newest first. For platform administrators.' })
  @Allow()
  list(@Context('ctx') ctx: Ctx): Promise<QuestionSetRow[]> {
    return this.sets.list(ctx)
  }

  @Query(() => EqualityQuestionSetType, { name: 'equalityQuestionSet', description: 'One version. For platform administrators.' })
  @Allow()
  byId(@Context('ctx') ctx: Ctx, @Args('id', { type: () => ID }) id: string): Promise<QuestionSetRow> {
    return this.sets.byId(ctx, id)
  }

  @Mutation(() => EqualityQuestionSetPayload, { name: 'importEqualityQuestions', description: 'Takes a file of questions in as a draft with the next number, or says what is wrong with it. For platform administrators.' })
  @Allow()
  async import(@Context('ctx') ctx: Ctx, @Args() { json }: ImportEqualityQuestionsArgs): Promise<EqualityQuestionSetPayload> {
    return this.payload(ctx, await this.sets.importDraft(ctx, json))
  }

  @Mutation(() => EqualityQuestionSetPayload, { name: 'publishEqualityQuestions', description: 'Publishes a draft: it is asked from now on, and the set before it is retired. For platform administrators.' })
  @Allow()
  async publish(@Context('ctx') ctx: Ctx, @Args() { id, reason }: ChangeQuestionSetArgs): Promise<EqualityQuestionSetPayload> {
    return this.payload(ctx, await this.sets.publish(ctx, id, reason))
  }

  @Mutation(() => EqualityQuestionSetPayload, { name: 'retireEqualityQuestions', description: 'Ends the published set: nothing is asked until another is published. For platform administrators.' })
  @Allow()
  async retire(@Context('ctx') ctx: Ctx, @Args() { id, reason }: ChangeQuestionSetArgs): Promise<EqualityQuestionSetPayload> {
    return this.payload(ctx, await this.sets.retire(ctx, id, reason))
  }

  private async payload(ctx: Ctx, result: Result<string, readonly UserError[]>): Promise<EqualityQuestionSetPayload> {
    return result.ok ? { questionSet: await this.sets.byId(ctx, result.value), userErrors: [] } : { questionSet: null, userErrors: result.error }
  }
}
