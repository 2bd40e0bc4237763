import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { AnswersService, type MyAnswers } from '../application/answers/answers.service.js'
import { SaveEqualityAnswersInput, WithdrawEqualityArgs } from './question.input.js'
import { MyEqualityAnswersPayload, MyEqualityAnswersType } from './question.type.js'

/** Root fields of their own: no type of a person leads here. */
@Resolver()
export class MyAnswersResolver {
  constructor(private readonly answers: AnswersService) {}

  @Query(() => MyEqualityAnswersType, { name: 'myEqualityAnswers', description: 'The equality questions of today and the viewer\'s own answers. For people; programs and other people, whatever their role, have no way to somebody\'s answers.' })
  @Allow()
  mine(@Context('ctx') ctx: Ctx): Promise<MyAnswers> {
    return this.answers.mine(ctx)
  }

  @Mutation(() => MyEqualityAnswersPayload, { name: 'saveEqualityAnswers', description: 'Answers equality questions, or changes answers. Error fields are `questionSetId` and `answers.<question>`.' })
  @Allow()
  async save(@Context('ctx') ctx: Ctx, @Args('input') { questionSetId, answers }: SaveEqualityAnswersInput): Promise<MyEqualityAnswersPayload> {
    const saved = await this.answers.save(ctx, questionSetId, answers)
    return saved.ok ? { mine: saved.value, userErrors: [] } : { mine: null, userErrors: saved.error }
  }

  @Mutation(() => MyEqualityAnswersPayload, { name: 'withdrawEqualityAnswers', description: 'Takes back the viewer\'s answer to one question, or all: they are deleted and not counted again.' })
  @Allow()
  async withdraw(@Context('ctx') ctx: Ctx, @Args() { question }: WithdrawEqualityArgs): Promise<MyEqualityAnswersPayload> {
    return { mine: await this.answers.withdraw(ctx, question ?? null), userErrors: [] }
  }
}
